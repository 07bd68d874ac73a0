import { addHours, civilDateOf, isCivilDate } from '#lib/kernel/civil.ts';
import { ok, refuse, type Result } from '#lib/kernel/result.ts';
import { isBlank, seen } from '#lib/kernel/seen.ts';
import { parametersInForce } from '../charter/index.ts';
import { horizonOf, isElected, isInFunction, memberOf, tooFar, type PersonId } from '../commune/index.ts';
import { checkRole, type Basis, type Ground } from '../powers/index.ts';
import { roleHolders } from '../mandates/index.ts';
import { natureOf, type Nature } from '../subjects/index.ts';
import type {
  KnownSolicitation,
  SolicitationContext,
  SolicitationEvent,
  SolicitationRefusal,
  SolicitationState,
  Solicited,
} from './solicitations.ts';
import type { SolicitationCommand } from './commands.ts';

type Of<Type extends SolicitationCommand['type']> = Extract<SolicitationCommand, { type: Type }>;
type Decided = Result<readonly SolicitationEvent[], SolicitationRefusal>;

const limits = { title: 160, text: 5_000, matter: 200, asked: 50, reason: 10 };
/** Asking one friend is not asking. */
const fewestAsked = 2;

const checkText = (text: string, most = limits.text): SolicitationRefusal | null => {
  const length = text.trim().length;
  if (isBlank(text)) return { code: 'text-missing' };
  return length > most ? { code: 'text-too-long', length, most } : null;
};

const checkReason = (reason: string): SolicitationRefusal | null =>
  seen(reason).length < limits.reason
    ? { code: 'reason-too-short', least: limits.reason }
    : checkText(reason, 2_000);

const acting = ({ actor }: SolicitationContext): Result<PersonId, SolicitationRefusal> =>
  actor.kind === 'person' ? ok(actor.person) : refuse({ code: 'person-required' });

const basisOf = ({ grounds }: Solicited, context: SolicitationContext): Basis | null =>
  // What it spends is its role's envelope: nothing else is counted.
  grounds.basis?.kind === 'executes'
    ? { ...grounds.basis, inForce: context.executedInForce, room: null }
    : grounds.basis && { ...grounds.basis, room: null };

/** Whether this person may decide it alone, today: the role's mandate, its perimeter, its envelope, nothing political. */
const competent = (
  solicited: Solicited,
  nature: Nature,
  person: PersonId,
  context: SolicitationContext,
): Result<Ground, SolicitationRefusal> => {
  const role = context.mandates.roles[solicited.role];
  if (!role) return refuse({ code: 'role-unknown' });
  const today = civilDateOf(context.now);
  const held = roleHolders(context.mandates, context, role.id, today).includes(person);
  const { amountEuros } = solicited;
  const matter = {
    nature,
    basis: basisOf(solicited, context),
    matter: solicited.matter ?? null,
    amountEuros,
    delegation: null,
  };
  return checkRole(role, matter, { envelope: context.envelope, held }, today);
};

const checkAsked = (
  { asked, until }: Solicited,
  person: PersonId,
  context: SolicitationContext,
): SolicitationRefusal | null => {
  const today = civilDateOf(context.now);
  const others = [...new Set(asked)].filter((one) => one !== person);
  if (others.length < fewestAsked || asked.length > limits.asked)
    return { code: 'too-few-asked', least: fewestAsked };
  if (!others.every((one) => isInFunction(context.commune, one, today)))
    return { code: 'asked-not-in-function' };
  if (!isCivilDate(until) || until <= today) return { code: 'date-not-after-today' };
  return tooFar(until, horizonOf(context.commune, context.now));
};

/** What it uses of the role's perimeter is said, so that everyone can see whether it is in it. */
const checkMatter = (
  { role: id, matter = '' }: Solicited,
  { mandates }: SolicitationContext,
): SolicitationRefusal | null => {
  const role = mandates.roles[id];
  const perimeter = role?.perimeter ?? '';
  return role !== undefined && !isBlank(perimeter) && isBlank(matter)
    ? { code: 'perimeter-not-named', body: role.title, matters: [perimeter] }
    : matter === ''
      ? null
      : checkText(matter, limits.matter);
};

/** The advice process: ask those affected and those who know, then decide alone. */
const solicit = (
  state: SolicitationState,
  { type: _type, solicitation, ...command }: Of<'SolicitAdvice'>,
  context: SolicitationContext,
): Decided => {
  if (state.status !== 'none') return refuse({ code: 'solicitation-exists' });
  const rules = parametersInForce(context.charter);
  if (rules === null) return refuse({ code: 'charter-not-in-force' });
  const person = acting(context);
  if (!person.ok) return person;
  const wrong =
    checkText(command.title, limits.title) ??
    checkText(command.text) ??
    checkMatter(command, context) ??
    checkAsked(command, person.value, context);
  if (wrong !== null) return refuse(wrong);
  const able = competent(
    command,
    natureOf(command.grounds, rules.nature.unbudgetedEuros),
    person.value,
    context,
  );
  if (!able.ok) return able;
  const asked = [...new Set(command.asked)].filter((one) => one !== person.value);
  const words = { title: command.title.trim(), text: command.text.trim() };
  return ok([
    {
      type: 'AdviceSolicited',
      ...command,
      ...words,
      asked,
      id: solicitation,
      by: person.value,
      at: context.now,
    },
  ]);
};

const answer = (
  state: KnownSolicitation,
  { text }: Of<'AnswerSolicitation'>,
  context: SolicitationContext,
): Decided => {
  if (state.status !== 'asking') return refuse({ code: 'solicitation-over', status: state.status });
  const person = acting(context);
  if (!person.ok) return person;
  const here = isInFunction(context.commune, person.value, civilDateOf(context.now));
  if (!here || !state.asked.includes(person.value)) return refuse({ code: 'not-asked' });
  const wrong = checkText(text, 2_000);
  if (wrong !== null) return refuse(wrong);
  return ok([
    { type: 'SolicitationAnswered', answer: { person: person.value, text: text.trim(), at: context.now } },
  ]);
};

/** One member's doubt is enough, before the decision or as long as it might be called in (I-1). */
const contest = (
  state: KnownSolicitation,
  { reason }: Of<'ContestSolicitation'>,
  context: SolicitationContext,
): Decided => {
  const person = acting(context);
  if (!person.ok) return person;
  const held = memberOf(context.commune, person.value)?.function;
  const here = isInFunction(context.commune, person.value, civilDateOf(context.now));
  if (!here || held === undefined || !isElected(held)) return refuse({ code: 'elected-member-required' });
  if (state.status === 'dropped') return refuse({ code: 'solicitation-over', status: state.status });
  if (state.settled !== null) return refuse({ code: 'group-has-settled' });
  if (state.contests.length > 0) return refuse({ code: 'already-contested' });
  const days = parametersInForce(context.charter)?.callIn.days ?? 0;
  const until = state.status === 'decided' ? addHours(state.decidedAt, days * 24) : null;
  if (until !== null && context.now > until) return refuse({ code: 'contest-too-late', until });
  const wrong = checkReason(reason);
  if (wrong !== null) return refuse(wrong);
  return ok([
    {
      type: 'SolicitationContested',
      contest: { person: person.value, text: reason.trim(), at: context.now },
    },
  ]);
};

/** It waits for the group, which hears it by right. */
const isContested = ({ contests, settled }: KnownSolicitation): boolean =>
  contests.length > 0 && settled === null;

/** The group has heard who doubted: what it adopted says what becomes of it, once. */
const settle = (
  state: KnownSolicitation,
  { settlement, decision }: Of<'SettleSolicitation'>,
  { actor, now: at }: SolicitationContext,
): Decided => {
  if (actor.kind !== 'system') return refuse({ code: 'system-only' });
  return ok(isContested(state) ? [{ type: 'SolicitationSettled', settlement, decision, at }] : []);
};

const askerOnly = (
  state: KnownSolicitation,
  context: SolicitationContext,
): Result<PersonId, SolicitationRefusal> => {
  const person = acting(context);
  if (!person.ok) return person;
  return person.value === state.by ? person : refuse({ code: 'asker-only', by: state.by });
};

const decideAlone = (
  state: KnownSolicitation,
  { text }: Of<'DecideInRole'>,
  context: SolicitationContext,
): Decided => {
  if (state.status !== 'asking') return refuse({ code: 'solicitation-over', status: state.status });
  const person = askerOnly(state, context);
  if (!person.ok) return person;
  if (isContested(state)) return refuse({ code: 'contest-open' });
  const ground = competent(state, state.nature, person.value, context);
  if (!ground.ok) return ground;
  const today = civilDateOf(context.now);
  const awaited = state.asked.filter(
    (one) =>
      isInFunction(context.commune, one, today) && !state.answers.some((given) => given.person === one),
  );
  if (awaited.length > 0 && today <= state.until)
    return refuse({ code: 'answers-awaited', persons: awaited, until: state.until });
  const wrong = checkText(text);
  if (wrong !== null) return refuse(wrong);
  return ok([{ type: 'DecidedInRole', text: text.trim(), ground: ground.value, at: context.now }]);
};

const drop = (
  state: KnownSolicitation,
  { reason }: Of<'DropSolicitation'>,
  context: SolicitationContext,
): Decided => {
  if (state.status !== 'asking') return refuse({ code: 'solicitation-over', status: state.status });
  const person = askerOnly(state, context);
  if (!person.ok) return person;
  const wrong = checkReason(reason);
  if (wrong !== null) return refuse(wrong);
  return ok([{ type: 'SolicitationDropped', reason: reason.trim(), at: context.now }]);
};

/** What follows from a command on a solicitation of advice. */
export const decide = (
  state: SolicitationState,
  command: SolicitationCommand,
  context: SolicitationContext,
): Decided => {
  if (command.type === 'SolicitAdvice') return solicit(state, command, context);
  if (state.status === 'none') return refuse({ code: 'solicitation-unknown' });
  switch (command.type) {
    case 'AnswerSolicitation':
      return answer(state, command, context);
    case 'ContestSolicitation':
      return contest(state, command, context);
    case 'DecideInRole':
      return decideAlone(state, command, context);
    case 'DropSolicitation':
      return drop(state, command, context);
    case 'SettleSolicitation':
      return settle(state, command, context);
  }
};

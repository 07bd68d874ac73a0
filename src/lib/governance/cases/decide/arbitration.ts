import { ok, refuse, type Result } from '#lib/kernel/result.ts';
import { bodyOf, isLive as lives, type Body } from '../../bodies/index.ts';
import { namedIn } from '../../powers/index.ts';
import { actAuthor, claimantMember, concernedMember, todayOf } from '../who.ts';
import { beginning, outcome, type Decide } from './types.ts';
import { checkPast, checkReason, checkText } from './limits.ts';
import type { LegalBasis } from '../state.ts';
import type { CaseContext, CaseRefusal } from '../case.ts';

/** A body says that a subject which waits elsewhere is its own: the group will say whose it is. */
export const claim: Decide<'ClaimMatter'> = (state, command, context) => {
  const begun = beginning(state, context);
  if (!begun.ok) return begun;
  const { group } = begun.value;
  const { subject } = context;
  if (subject.status === 'none') return refuse({ code: 'subject-unknown' });
  if (subject.status === 'closed') return refuse({ code: 'subject-closed' });
  const claimant = bodyOf(context.bodies, command.claimant);
  if (claimant === null) return refuse({ code: 'body-unknown', body: command.claimant });
  const { id: body, kind } = claimant;
  if (!lives(claimant, todayOf(context))) return refuse({ code: 'body-ended', body });
  if (kind !== 'bureau' && kind !== 'circle') return refuse({ code: 'body-decides-nothing', body });
  if (kind === 'bureau' && subject.nature === 'political')
    return refuse({ code: 'political-not-for-bureau' });
  if (subject.body === body) return refuse({ code: 'already-there', body });
  const by = claimantMember(claimant, context);
  if (!by.ok) return by;
  const reason = command.reason.trim();
  const { case: id } = command;
  const facts = { id, subject: id, to: group.id, title: subject.title, disputed: subject.id };
  const claimed = { holder: subject.body, claimant: body, reason, by: by.value, at: context.now };
  return outcome(checkReason(reason), { type: 'MatterClaimed', ...facts, ...claimed });
};

/** The body whose perimeter names the matter today, and how it writes it. */
const holding = (id: string, matter: string, context: CaseContext): Result<[Body, string], CaseRefusal> => {
  const body = bodyOf(context.bodies, id);
  if (body === null) return refuse({ code: 'body-unknown', body: id });
  if (!lives(body, todayOf(context))) return refuse({ code: 'body-ended', body: id });
  const named = namedIn(body.perimeter?.matters ?? [], matter);
  return named === null ? refuse({ code: 'matter-not-claimed', body: id, matter }) : ok([body, named]);
};

/** Two perimeters hold one matter: the group says whose it is, before either of them decides in it. */
export const dispute: Decide<'DisputeMatter'> = (state, command, context) => {
  const begun = beginning(state, context);
  if (!begun.ok) return begun;
  const { group } = begun.value;
  const { case: id, matter, holder, claimant } = command;
  if (holder === claimant) return refuse({ code: 'matter-not-claimed', body: claimant, matter });
  const held = holding(holder, matter, context);
  if (!held.ok) return held;
  const claimed = holding(claimant, matter, context);
  if (!claimed.ok) return claimed;
  const [body, named] = held.value;
  const title = named.charAt(0).toLocaleUpperCase('fr') + named.slice(1);
  const by = concernedMember([group, body, claimed.value[0]], context);
  if (!by.ok) return by;
  const reason = command.reason.trim();
  const facts = { id, subject: id, to: group.id, title, disputed: null, holder, claimant };
  return outcome(checkReason(reason), {
    type: 'MatterClaimed',
    ...facts,
    reason,
    by: by.value,
    at: context.now,
  });
};

/** Article L2122-22 of the local government code has numbers 1° to 31°. */
const numbers = 31;
const longestObject = 500;
const longestOrder = 160;

const checkBasis = (basis: LegalBasis): CaseRefusal | null => {
  if (basis.article === 'L2122-18') return checkText('order', basis.order, longestOrder);
  const { number } = basis;
  const known = Number.isInteger(number) && number >= 1 && number <= numbers;
  return known ? null : { code: 'basis-invalid' };
};

const checkAmount = (euros: number | null): CaseRefusal | null =>
  euros === null || (Number.isFinite(euros) && euros >= 0) ? null : { code: 'amount-invalid' };

const checkCited = (decision: string | null, context: CaseContext): CaseRefusal | null =>
  decision === null || context.decision !== null ? null : { code: 'decision-unknown', decision };

/** An act taken alone under articles L2122-18 or L2122-22: the group's next meeting is told of it. */
export const recordAct: Decide<'RecordMayoralAct'> = (state, command, context) => {
  const begun = beginning(state, context);
  if (!begun.ok) return begun;
  const { group } = begun.value;
  const by = actAuthor(context);
  if (!by.ok) return by;
  const { case: id, basis, on, amountEuros, decision } = command;
  const object = command.object.trim();
  const wrong =
    checkText('object', object, longestObject) ??
    checkBasis(basis) ??
    checkPast(on, context) ??
    checkAmount(amountEuros) ??
    checkCited(decision, context);
  const facts = { id, basis, on, object, amountEuros, decision, to: group.id };
  return outcome(wrong, { type: 'MayoralActRecorded', ...facts, by: by.value, at: context.now });
};

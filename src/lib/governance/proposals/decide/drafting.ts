import { ok, refuse } from '#lib/kernel/result.ts';
import { checkEffect, saidEffect } from '../effects.ts';
import { bodyOfProposal, mayDraft, sponsor, voter, wrongPhase } from '../who.ts';
import { baseOf, changesFrom } from '../../charter/index.ts';
import { groundOf } from '../ground.ts';
import { effectOf, lastVersion, matterOf } from '../reading.ts';
import { noScope } from '../scope.ts';
import { settle } from './adoption.ts';
import { checkScope, tidied } from './scoping.ts';
import { deadlineOf } from './deadlines.ts';
import { checkDraft, checkText, limits } from './limits.ts';
import type { Decide, Command } from './types.ts';
import type { ProposalContext, ProposalEvent } from '../proposal.ts';
import type { ProposalRefusal } from '../refusals.ts';
import type { Effect, Proposed } from '../state.ts';

export const draft: Decide<'DraftProposal'> = (state, command, context) => {
  // A call-in has its decision's id: a decision is not taken under the id of another case (I-4).
  if (state.phase !== 'none' || context.caseExists) return refuse({ code: 'proposal-exists' });
  const body = context.bodies.bodies[command.body];
  if (!body || body.dissolvedOn !== null) return refuse({ code: 'body-unknown' });
  const person = mayDraft(body, context);
  if (!person.ok) return person;
  const subject = context.subject;
  if (!subject?.open) return refuse({ code: 'subject-closed' });
  if (subject.proposal !== null) return refuse({ code: 'subject-has-proposal' });
  if (subject.body !== command.body) return refuse({ code: 'subject-elsewhere', body: subject.body });
  const scope = tidied(command.scope ?? noScope);
  const wrong =
    checkDraft(command, context) ??
    checkScope(scope) ??
    checkEffect(command.effect, command.proposal, body, context);
  if (wrong) return refuse(wrong);
  return ok([
    {
      type: 'ProposalDrafted',
      proposal: command.proposal,
      subject: command.subject,
      body: command.body,
      nature: subject.nature,
      matter: matterOf(command.effect, command.matter),
      effect: saidEffect(command.effect, context),
      scope,
      executes: subject.executes,
      sponsor: person.value,
      title: command.title.trim(),
      text: command.text.trim(),
      terms: command.terms,
      at: context.now,
    },
  ]);
};

const checkEffectOf = (
  state: Proposed,
  effect: Effect,
  context: ProposalContext,
): ProposalRefusal | undefined => {
  const body = bodyOfProposal(state, context);
  const { at } = lastVersion(state);
  return body.ok ? checkEffect(effect, state.id, body.value, context, at) : body.error;
};

export const reviseDraft: Decide<'ReviseDraft'> = (state, command, context) => {
  if (state.phase !== 'draft') return wrongPhase(state, 'draft');
  const person = sponsor(state, context);
  if (!person.ok) return person;
  const effect = saidEffect(command.effect ?? effectOf(state), context);
  const scope = tidied(command.scope ?? lastVersion(state).scope);
  const wrong = checkDraft(command, context) ?? checkScope(scope) ?? checkEffectOf(state, effect, context);
  if (wrong) return refuse(wrong);
  return ok([
    {
      type: 'DraftRevised',
      title: command.title.trim(),
      text: command.text.trim(),
      terms: command.terms,
      effect,
      scope,
      at: context.now,
    },
  ]);
};

/** The first text tabled takes the subject: a draft comes too late for one that was taken, moved or closed (I-27). */
const checkSubject = (
  state: { id: string; subject: string; body: string },
  { subject }: ProposalContext,
): ProposalRefusal | undefined => {
  if (!subject?.open) return { code: 'subject-closed' };
  if (subject.proposal !== null && subject.proposal !== state.id) return { code: 'subject-taken' };
  return subject.body === state.body ? undefined : { code: 'subject-elsewhere', body: subject.body };
};

/** While it was a draft nobody told it that its subject had changed nature (I-1). */
const requalified = (state: Proposed, { subject, now }: ProposalContext): ProposalEvent[] =>
  subject && subject.nature !== state.nature
    ? [{ type: 'ProposalRequalified', nature: subject.nature, at: now }]
    : [];

export const table: Decide<'TableProposal'> = (state, _command, context) => {
  if (state.phase !== 'draft') return wrongPhase(state, 'draft');
  const person = sponsor(state, context);
  if (!person.ok) return person;
  const body = bodyOfProposal(state, context);
  if (!body.ok) return body;
  // A circle prepares what the group will decide; who executes has nothing to prepare: it refers (I-2).
  const ground = groundOf(state, body.value, context);
  if (!ground.ok && body.value.power === 'executive') return ground;
  const wrong = checkSubject(state, context) ?? checkEffectOf(state, effectOf(state), context);
  if (wrong) return refuse(wrong);
  return ok([...requalified(state, context), { type: 'ProposalTabled', at: context.now }]);
};

/** The same changes, of the charter now in force: what was adopted meanwhile is what the new version starts from. */
const rebased = (state: Proposed, { charter }: ProposalContext): Effect => {
  const { effect, at } = lastVersion(state);
  const from = effect.kind === 'charter' ? baseOf(charter, effect, at) : null;
  return effect.kind === 'charter' && from
    ? { ...effect, base: charter.version, parameters: changesFrom(from.parameters, effect.parameters) }
    : effect;
};

/** What of a new version is wrong: nothing said to change, or an objection named that no longer blocks. */
const checkAmendment = (
  command: Command<'AmendProposal'>,
  state: Parameters<Decide<'AmendProposal'>>[0],
  context: ProposalContext,
): ProposalRefusal | undefined => {
  if (state.phase === 'none') return { code: 'proposal-unknown' };
  const current = state.versions.at(-1) ?? state.versions[0];
  if (command.version !== current.number)
    return { code: 'stale-text', current: current.number, seen: command.version };
  const wrong = checkDraft(command, context);
  if (wrong) return wrong;
  for (const { objection: id, resolution } of command.integrates) {
    const objection = state.objections.find((known) => known.id === id);
    if (!objection) return { code: 'objection-unknown' };
    if (objection.status.kind !== 'open' && objection.status.kind !== 'integrated')
      return { code: 'objection-not-open' };
    if (resolution.way === 'measured') {
      const missing = checkText('indicator', resolution.indicator, limits.measure, 3);
      if (missing) return missing;
    }
  }
  const effect = saidEffect(command.effect ?? rebased(state, context), context);
  const scope = tidied(command.scope ?? current.scope);
  const refused = checkScope(scope) ?? checkEffectOf(state, effect, context);
  if (refused) return refused;
  const same =
    command.text.trim() === current.text &&
    command.title.trim() === current.title &&
    JSON.stringify([command.terms, effect, scope]) ===
      JSON.stringify([current.terms, current.effect, current.scope]);
  return same && command.integrates.length === 0 ? { code: 'nothing-changed' } : undefined;
};

/** A changed text is a new version: every position on the old one lapses (I-13). */
export const amend: Decide<'AmendProposal'> = (state, command, context) => {
  const phases = ['amendment', 'objections', 'integration', 'tabled'];
  if (state.phase === 'none' || !phases.includes(state.phase)) return wrongPhase(state, 'amendment');
  const person = sponsor(state, context);
  if (!person.ok) return person;
  const wrong = checkAmendment(command, state, context);
  if (wrong) return refuse(wrong);
  const between = 'setting' in state && state.setting.kind === 'betweenMeetings';
  if (between && command.terms === null) return refuse({ code: 'terms-missing' });
  return ok([
    {
      type: 'ProposalAmended',
      version: {
        number: command.version + 1,
        title: command.title.trim(),
        text: command.text.trim(),
        terms: command.terms,
        effect: saidEffect(command.effect ?? rebased(state, context), context),
        scope: tidied(command.scope ?? lastVersion(state).scope),
        integrates: command.integrates,
        at: context.now,
      },
      deadline: between ? deadlineOf('objections', context) : null,
    },
  ]);
};

/** A recused member is not counted and cannot act (I-10); a text whose sponsor stands aside may be taken over. */
export const recuse: Decide<'DeclareRecusal'> = (state, command, context) => {
  if (state.phase === 'none' || state.phase === 'closed') return wrongPhase(state, 'tabled');
  const person = voter(state, context);
  if (!person.ok) return person;
  const wrong = checkText('reason', command.reason, limits.reason, 3);
  if (wrong) return refuse(wrong);
  return settle(
    state,
    [{ type: 'RecusalDeclared', person: person.value, reason: command.reason.trim(), at: context.now }],
    context,
  );
};

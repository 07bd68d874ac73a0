import { fold } from '#lib/kernel/decider.ts';
import { refuse } from '#lib/kernel/result.ts';
import {
  actingPerson,
  entitled,
  participant,
  required,
  sitting,
  voter,
  withoutQuorum,
  wrongPhase,
} from '../who.ts';
import { isOpen } from '../reading.ts';
import { evolve } from '../evolve.ts';
import { settle } from './adoption.ts';
import { checkText, limits } from './limits.ts';
import type { Decide } from './types.ts';
import type { ProposalContext, ProposalEvent } from '../proposal.ts';
import type { Objection, Open } from '../state.ts';

/** Only its author withdraws an objection (I-12), as long as they count: neither recused nor gone (I-10, I-16). */
export const withdrawObjection: Decide<'WithdrawObjection'> = (state, command, context) => {
  if (state.phase === 'none' || state.phase === 'draft' || state.phase === 'closed')
    return wrongPhase(state, 'objections');
  const acting = actingPerson(context);
  if (!acting.ok) return acting;
  const objection = state.objections.find(({ id }) => id === command.objection);
  if (!objection) return refuse({ code: 'objection-unknown' });
  if (objection.author !== acting.value) {
    // Whoever does not sit there does not even learn whose it is (I-25).
    const seated = sitting(state, context);
    return seated.ok ? refuse({ code: 'objection-author-only', author: objection.author }) : seated;
  }
  const person = voter(state, context);
  if (!person.ok) return person;
  if (!['open', 'underTest', 'integrated'].includes(objection.status.kind))
    return refuse({ code: 'objection-not-open' });
  return settle(state, [{ type: 'ObjectionWithdrawn', objection: objection.id, at: context.now }], context);
};

/** Any member asks the group, and no fewer than its quorum, whether the objection meets the charter's criteria. */
export const testAdmissibility: Decide<'TestAdmissibility'> = (state, command, context) => {
  if (!isOpen(state) || (state.phase !== 'objections' && state.phase !== 'integration'))
    return wrongPhase(state, 'objections');
  const person = participant(state, context);
  if (!person.ok) return person;
  const objection = state.objections.find(({ id }) => id === command.objection);
  if (!objection) return refuse({ code: 'objection-unknown' });
  if (objection.status.kind !== 'open' || objection.tested) return refuse({ code: 'objection-not-open' });
  if (objection.author === person.value) return refuse({ code: 'objection-author-not-judge' });
  const few = withoutQuorum(state, context);
  if (few) return refuse(few);
  return settle(
    state,
    [{ type: 'AdmissibilityTestOpened', objection: objection.id, at: context.now }],
    context,
  );
};

/**
 * The group's test: once everyone required but the author has judged, the objection becomes a concern if
 * the charter's share of them, and at least two persons, find it not admissible. Never one person (I-12).
 */
const verdict = (objection: Objection, state: Open, context: ProposalContext): ProposalEvent[] => {
  if (objection.status.kind !== 'underTest') return [];
  const { judgements } = objection.status;
  // Who has judged still counts when noted as gone: else whoever notes the presence would choose the verdict.
  const here = required(state, context);
  const judges = entitled(state, context).filter(
    (person) => person !== objection.author && (here.includes(person) || person in judgements),
  );
  if (judges.length === 0 || !judges.every((person) => person in judgements)) return [];
  const against = judges.filter((person) => judgements[person]?.admissible === false).length;
  const { dismissNumerator, dismissDenominator } = context.charter.parameters.objections;
  const dismissed = against >= 2 && against * dismissDenominator >= judges.length * dismissNumerator;
  return [
    {
      type: dismissed ? 'ObjectionTurnedIntoConcern' : 'ObjectionFoundAdmissible',
      objection: objection.id,
      at: context.now,
    },
  ];
};

/** The tests that nobody who is still there has left to answer, once somebody has gone. */
export const verdictsDue = (state: Open, context: ProposalContext): ProposalEvent[] =>
  withoutQuorum(state, context) ? [] : state.objections.flatMap((one) => verdict(one, state, context));

export const judgeAdmissibility: Decide<'JudgeAdmissibility'> = (state, command, context) => {
  if (!isOpen(state)) return wrongPhase(state, 'objections');
  const person = participant(state, context);
  if (!person.ok) return person;
  const objection = state.objections.find(({ id }) => id === command.objection);
  if (!objection) return refuse({ code: 'objection-unknown' });
  if (objection.status.kind !== 'underTest') return refuse({ code: 'objection-not-open' });
  if (objection.author === person.value) return refuse({ code: 'objection-author-not-judge' });
  if (person.value in objection.status.judgements) return refuse({ code: 'already-judged' });
  const few = withoutQuorum(state, context);
  if (few) return refuse(few);
  const wrong = command.admissible ? undefined : checkText('reason', command.reason, limits.reason, 3);
  if (wrong) return refuse(wrong);
  const judged: ProposalEvent = {
    type: 'AdmissibilityJudged',
    objection: objection.id,
    person: person.value,
    admissible: command.admissible,
    reason: command.reason.trim(),
    at: context.now,
  };
  const next = fold(evolve, state, [judged]);
  const after = isOpen(next) ? next.objections.find(({ id }) => id === objection.id) : undefined;
  const said = after && isOpen(next) ? verdict(after, next, context) : [];
  return settle(state, [judged, ...said], context);
};

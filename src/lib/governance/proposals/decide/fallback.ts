import { civilDateOf, addMonths } from '#lib/kernel/civil.ts';
import { fold } from '#lib/kernel/decider.ts';
import { ok, refuse } from '#lib/kernel/result.ts';
import { entitled, participant, required, wrongPhase } from '../who.ts';
import { blockingObjections, isOpen, meetingsHeardWith } from '../reading.ts';
import { evolve } from '../evolve.ts';
import { adopted, checkAdoptable } from './adoption.ts';
import type { Decide, Decided } from './types.ts';
import type { ProposalContext, ProposalEvent } from '../proposal.ts';
import type { ProposalRefusal } from '../refusals.ts';
import type { Open, Tally } from '../state.ts';

/**
 * Whose objections a table that no meeting planned would settle without them: nobody was called there, and
 * whoever is not asked in could not refuse the vote.
 */
const authorsLeftOut = (state: Open, context: ProposalContext): string[] => {
  if (state.setting.kind !== 'meeting' || state.setting.meeting !== null) return [];
  const present = required(state, context);
  const authors = blockingObjections(state, entitled(state, context)).map(({ author }) => author);
  return [...new Set(authors)].filter((author) => !present.includes(author));
};

/** The charter must have a fallback, enough meetings must have heard the objections, and one must remain (I-15). */
const checkFallback = (state: Open, context: ProposalContext): ProposalRefusal | undefined => {
  if (state.setting.kind !== 'meeting') return { code: 'not-in-meeting' };
  const { enabled, afterMeetings } = context.charter.parameters.fallback;
  if (!enabled) return { code: 'fallback-not-in-charter' };
  if (state.matter === 'charter' || state.matter === 'election')
    return { code: 'fallback-not-for', matter: state.matter };
  if (state.fallback) return { code: 'fallback-underway' };
  if (blockingObjections(state, entitled(state, context)).length === 0)
    return { code: 'fallback-nothing-to-settle' };
  const meetings = meetingsHeardWith(state);
  if (meetings < afterMeetings) return { code: 'fallback-too-early', meetings, needed: afterMeetings };
  const authors = authorsLeftOut(state, context);
  if (authors.length > 0) return { code: 'fallback-without-authors', authors };
  const adoptable = checkAdoptable(state, required(state, context), context);
  return adoptable.ok ? undefined : adoptable.error;
};

const openedIfAgreed = (state: Open, events: ProposalEvent[], context: ProposalContext): Decided => {
  const next = fold(evolve, state, events);
  const agreed = isOpen(next) ? (next.fallback?.agreed ?? []) : [];
  const everyone = [...required(state, context), ...authorsLeftOut(state, context)].every((person) =>
    agreed.includes(person),
  );
  return ok(everyone ? [...events, { type: 'FallbackVoteOpened', at: context.now }] : events);
};

export const proposeFallback: Decide<'ProposeFallbackVote'> = (state, _command, context) => {
  if (!isOpen(state) || (state.phase !== 'objections' && state.phase !== 'integration'))
    return wrongPhase(state, 'objections');
  const person = participant(state, context);
  if (!person.ok) return person;
  const wrong = checkFallback(state, context);
  if (wrong) return refuse(wrong);
  return openedIfAgreed(
    state,
    [{ type: 'FallbackVoteProposed', by: person.value, at: context.now }],
    context,
  );
};

export const agreeToFallback: Decide<'AgreeToFallbackVote'> = (state, _command, context) => {
  if (!isOpen(state) || !state.fallback || state.fallback.ballots)
    return refuse({ code: 'fallback-not-open' });
  const person = participant(state, context);
  if (!person.ok) return person;
  if (!state.fallback.agreed.includes(person.value))
    return openedIfAgreed(state, [{ type: 'FallbackVoteAgreed', person: person.value }], context);
  // Whoever was still awaited has left: saying it again opens the vote.
  const again = openedIfAgreed(state, [], context);
  return again.ok && again.value.length === 0 ? refuse({ code: 'already-answered' }) : again;
};

/** One objection to voting is enough to keep the consent procedure, even from someone who had agreed. */
export const objectToFallback: Decide<'ObjectToFallbackVote'> = (state, _command, context) => {
  if (!isOpen(state) || !state.fallback || state.fallback.ballots)
    return refuse({ code: 'fallback-not-open' });
  const person = participant(state, context);
  if (!person.ok) return person;
  return ok([{ type: 'FallbackVoteRefused', person: person.value, at: context.now }]);
};

const tallyOf = (ballots: readonly (keyof Tally)[]): Tally => ({
  for: ballots.filter((ballot) => ballot === 'for').length,
  against: ballots.filter((ballot) => ballot === 'against').length,
  abstention: ballots.filter((ballot) => ballot === 'abstention').length,
});

/** Those who vote: the present, and whoever has voted already. Nobody's ballot goes with them when they leave (I-24). */
const electorate = (state: Open, context: ProposalContext): string[] => {
  const here = required(state, context);
  const ballots = state.fallback?.ballots ?? {};
  return entitled(state, context).filter((person) => here.includes(person) || person in ballots);
};

/** Who is there and has not voted yet. */
export const ballotsMissing = (state: Open, context: ProposalContext): string[] =>
  electorate(state, context).filter((person) => !(person in (state.fallback?.ballots ?? {})));

/** The charter's share of expressed ballots adopts; the review comes within the charter's months. */
export const outcome = (state: Open, context: ProposalContext): Decided => {
  const ballots = state.fallback?.ballots ?? {};
  if (ballotsMissing(state, context).length > 0) return ok([]);
  const voters = electorate(state, context);
  const tally = tallyOf(voters.flatMap((person) => ballots[person] ?? []));
  const { numerator, denominator, reviewMonths } = context.charter.parameters.fallback;
  const expressed = tally.for + tally.against;
  if (expressed === 0 || tally.for * denominator < expressed * numerator)
    return ok([{ type: 'FallbackRejected', tally, voters: entitled(state, context), at: context.now }]);
  const footing = checkAdoptable(state, voters, context);
  if (!footing.ok) return footing;
  const { terms } = footing.value;
  const latest = addMonths(civilDateOf(context.now), reviewMonths);
  const reviewOn = terms.reviewOn < latest ? terms.reviewOn : latest;
  const absent = entitled(state, context).filter((person) => !voters.includes(person));
  const agreed = { ...footing.value, terms: { ...terms, reviewOn } };
  return ok([adopted(state, agreed, voters, absent, tally, context)]);
};

export const castBallot: Decide<'CastFallbackBallot'> = (state, command, context) => {
  if (!isOpen(state) || !state.fallback?.ballots) return refuse({ code: 'fallback-not-open' });
  const person = participant(state, context);
  if (!person.ok) return person;
  if (person.value in state.fallback.ballots) return refuse({ code: 'already-answered' });
  const cast: ProposalEvent = { type: 'FallbackBallotCast', person: person.value, ballot: command.ballot };
  const next = fold(evolve, state, [cast]);
  if (!isOpen(next)) return ok([cast]);
  const end = outcome(next, context);
  return end.ok ? ok([cast, ...end.value]) : end;
};

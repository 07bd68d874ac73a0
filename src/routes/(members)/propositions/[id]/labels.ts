import { m } from '#lib/paraglide/messages.js';
import { criterionInWords } from '#lib/ui/criterion.ts';
import { dayInWords } from '#lib/ui/day.ts';
import type { ObjectionView, ProposalView } from '#lib/server/application/proposals/proposal.ts';
import type { ObjectionState, ObjectionView as ObjectionShown } from '#lib/ui/objection.ts';

type Phase = ProposalView['phase'];

const phases: Record<Phase, () => string> = {
  draft: m.proposal_phase_draft,
  tabled: m.proposal_phase_tabled,
  presentation: m.proposal_phase_presentation,
  clarification: m.proposal_phase_clarification,
  reactions: m.proposal_phase_reactions,
  amendment: m.proposal_phase_amendment,
  objections: m.proposal_phase_objections,
  integration: m.proposal_phase_integration,
  absentees: m.proposal_phase_absentees,
  closed: m.proposal_phase_closed,
};

export const phaseInWords = (phase: string): string => phases[phase as Phase]?.() ?? phase;

const places: Record<Phase, number> = {
  draft: 0,
  tabled: 0,
  presentation: 0,
  clarification: 1,
  reactions: 2,
  amendment: 3,
  objections: 4,
  integration: 4,
  absentees: 5,
  closed: 6,
};

/** The steps of the procedure and the current one; null when it ended without a decision. */
export const stepsOf = ({
  phase,
  rounds,
  outcome,
}: ProposalView): { steps: string[]; current: number } | null => {
  if (outcome && outcome.force === null) return null;
  const round = phase === 'integration' ? m.proposal_step_integration() : m.proposal_step_objections();
  return {
    steps: [
      m.proposal_step_presented(),
      m.proposal_step_clarified(),
      m.proposal_step_reactions(),
      m.proposal_step_improved(),
      rounds > 1 ? m.proposal_step_round({ step: round, round: String(rounds) }) : round,
      phase === 'absentees' ? m.proposal_step_absentees() : m.proposal_step_decision(),
      m.proposal_step_review(),
    ],
    current: places[phase],
  };
};

const outcomes: Record<string, () => string> = {
  adopted: m.proposal_outcome_adopted,
  adoptedOnTrial: m.proposal_outcome_adopted_on_trial,
  adoptedByFallback: m.proposal_outcome_adopted_by_fallback,
  withdrawn: m.proposal_outcome_withdrawn,
  abandoned: m.proposal_outcome_abandoned,
  rejectedByFallback: m.proposal_outcome_rejected,
  referred: m.proposal_outcome_referred,
};

export const outcomeInWords = (kind: string): string => outcomes[kind]?.() ?? kind;

/** Why the procedure brought a proposal back by itself; a reason that somebody wrote stays as written. */
const backs: Record<string, () => string> = {
  'objection-awaits-its-author': m.proposal_back_objection,
  'silence-is-not-consent': m.proposal_back_silence,
  'absentee-objection': m.proposal_back_absentee_objection,
  'quorum-missing': m.proposal_back_quorum,
  'nature-forbids': m.proposal_back_nature,
  'terms-in-the-past': m.proposal_back_terms,
  'carrier-not-in-function': m.proposal_back_terms,
};

export const reasonInWords = (reason: string): string => backs[reason]?.() ?? reason;

const stateOf = ({ status, tested, resolvedIn, resolution }: ObjectionView): ObjectionState => {
  const version = resolvedIn ?? 1;
  switch (status) {
    case 'open':
      return { kind: tested ? 'admissible' : 'open' };
    case 'integrated':
      return { kind: 'integrated', version };
    case 'resolved':
      if (resolution?.way === 'measured')
        return { kind: 'measured', version, indicator: resolution.indicator, on: dayInWords(resolution.on) };
      if (resolution?.way === 'shortened')
        return { kind: 'shortened', version, endsOn: dayInWords(resolution.endsOn) };
      return { kind: 'amended', version };
    case 'underTest':
    case 'concern':
    case 'withdrawn':
      return { kind: status };
  }
};

export const shownObjection = (objection: ObjectionView): ObjectionShown => ({
  id: objection.id,
  author: objection.author.name,
  quote: objection.argument,
  criterion: criterionInWords(objection.criterion),
  state: stateOf(objection),
});

type Resolution = NonNullable<ObjectionView['resolution']>;

/** How a version answers an objection, in a sentence. */
export const resolutionInWords = (resolution: Resolution): string => {
  if (resolution.way === 'measured')
    return m.proposal_way_measured_done({
      indicator: resolution.indicator,
      day: dayInWords(resolution.on),
    });
  if (resolution.way === 'shortened')
    return m.proposal_way_shortened_done({ day: dayInWords(resolution.endsOn) });
  return m.proposal_way_amended_done();
};

export const listInWords = (names: readonly string[], locale: string): string =>
  new Intl.ListFormat(locale, { type: 'conjunction' }).format(names);

const mine: Record<string, (facts: { version: string }) => string> = {
  consent: m.proposal_mine_consent,
  concern: m.proposal_mine_concern,
  objection: m.proposal_mine_objection,
  abstention: m.proposal_mine_abstention,
};

/** The position that the viewer has given on the version in force; empty while they have given none. */
export const mineInWords = (proposal: ProposalView): string =>
  mine[proposal.mine?.kind ?? '']?.({ version: String(proposal.versions.length) }) ?? '';

const handovers: Record<ProposalView['handedOver'][number]['why'], typeof m.proposal_handed_accepted> = {
  accepted: m.proposal_handed_accepted,
  left: m.proposal_handed_left,
  recused: m.proposal_handed_recused,
  silent: m.proposal_handed_silent,
};

/** From whose hands into whose, when and why. */
export const handoverInWords = ({ from, to, why, at }: ProposalView['handedOver'][number]): string =>
  handovers[why]({ from: from.name, to: to.name, day: dayInWords(at) });

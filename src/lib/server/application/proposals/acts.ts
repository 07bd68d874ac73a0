import { decisionOf, isInForce, isOpen, lastVersion } from '#lib/governance/proposals/index.ts';
import type { OpenPhase, Proposed } from '#lib/governance/proposals/index.ts';
import type { Offered, Trials } from '../offer.ts';
import type { ProposalActs } from './views.ts';

const next: Record<OpenPhase, OpenPhase> = {
  presentation: 'clarification',
  clarification: 'reactions',
  reactions: 'amendment',
  amendment: 'objections',
  objections: 'integration',
  integration: 'objections',
};

/** A new text as one would write it: the same with a few more words. */
const rewritten = (state: Proposed) => {
  const { title, text, terms } = lastVersion(state);
  return { title, text: `${text}…`, terms };
};

const leading = (state: Proposed, proposal: string) => {
  const present = isOpen(state) && state.setting.kind === 'meeting' ? [...state.setting.present] : [];
  return {
    takeUp: { type: 'TakeUpInMeeting', proposal, present },
    recordPresence: { type: 'RecordPresence', proposal, present },
    movePhase: isOpen(state) ? { type: 'MovePhase', proposal, to: next[state.phase] } : null,
    closeRound: { type: 'CloseRound', proposal },
    carryOver: { type: 'CarryOver', proposal },
    extendDeadline: { type: 'ExtendDeadline', proposal },
  } satisfies Trials;
};

const speaking = (state: Proposed, proposal: string) => {
  const question = state.questions.find(({ answer }) => answer === null);
  return {
    ask: { type: 'AskQuestion', proposal },
    answer: question ? { type: 'AnswerQuestion', proposal, question: question.id } : null,
    react: { type: 'React', proposal },
    suggest: { type: 'SuggestAmendment', proposal },
    ready: { type: 'DeclareReady', proposal },
  } satisfies Trials;
};

const writing = (state: Proposed, proposal: string) => {
  const { number: version } = lastVersion(state);
  return {
    revise: { type: 'ReviseDraft', proposal, ...rewritten(state) },
    table: { type: 'TableProposal', proposal },
    openBetweenMeetings: { type: 'OpenBetweenMeetings', proposal },
    amend: { type: 'AmendProposal', proposal, version, ...rewritten(state), integrates: [] },
    takePosition: { type: 'TakePosition', proposal, version, position: { kind: 'abstention' } },
    recuse: { type: 'DeclareRecusal', proposal },
    withdraw: { type: 'WithdrawProposal', proposal },
    refer: { type: 'ReferProposal', proposal },
    waiveAdvice: { type: 'WaiveAdvice', proposal },
  } satisfies Trials;
};

const together = (proposal: string) =>
  ({
    proposeAbandonment: { type: 'ProposeAbandonment', proposal },
    consentToAbandonment: { type: 'ConsentToAbandonment', proposal },
    objectToAbandonment: { type: 'ObjectToAbandonment', proposal },
    proposeFallback: { type: 'ProposeFallbackVote', proposal },
    agreeToFallback: { type: 'AgreeToFallbackVote', proposal },
    objectToFallback: { type: 'ObjectToFallbackVote', proposal },
    castBallot: { type: 'CastFallbackBallot', proposal },
  }) satisfies Trials;

/** A decision in force is measured, and looked at again by the procedure that made it: on a subject. */
const following = (state: Proposed, proposal: string) => {
  const measures = decisionOf(state)?.decision.terms.trial?.measures ?? [];
  const results = measures.map((measure) => ({ measure, result: 'Noté', reason: null }));
  const basis = { kind: 'executes', decision: proposal } as const;
  return {
    measure: { type: 'RecordMeasures', proposal, results },
    review: isInForce(state) ? { type: 'RaiseSubject', body: state.body, basis } : null,
  } satisfies Trials;
};

/** In whose hands the text and its decision are. */
const holding = (proposal: string) =>
  ({
    offer: { type: 'OfferText', proposal },
    accept: { type: 'AcceptText', proposal },
    takeOver: { type: 'TakeOverText', proposal },
    nameCarrier: { type: 'NameCarrier', proposal },
    objectToCarrier: { type: 'ObjectToCarrier', proposal },
    objectToMerge: { type: 'ObjectToCharterMerge', proposal },
  }) satisfies Trials;

const onObjection = (proposal: string, objection: string) =>
  ({
    withdraw: { type: 'WithdrawObjection', proposal, objection },
    test: { type: 'TestAdmissibility', proposal, objection },
    judge: { type: 'JudgeAdmissibility', proposal, objection },
  }) satisfies Trials;

/** What a page of a proposal may offer. */
export const proposalTrials = (state: Proposed) => {
  const { id } = state;
  const onObjections = state.objections.map((objection) => [objection.id, onObjection(id, objection.id)]);
  return {
    ...writing(state, id),
    ...speaking(state, id),
    ...leading(state, id),
    ...together(id),
    ...following(state, id),
    ...holding(id),
    objections: Object.fromEntries(onObjections) as Record<string, ReturnType<typeof onObjection>>,
  };
};

export type OfferedOnProposal = Offered<ReturnType<typeof proposalTrials>>;

const firstOf = <Answer extends string>(answers: Readonly<Record<Answer, boolean>>): Answer | null =>
  (Object.keys(answers) as Answer[]).find((answer) => answers[answer]) ?? null;

/** What is offered, as a page shows it: one step forward, one answer to what the group is asked. */
export const actsOf = (state: Proposed, offered: OfferedOnProposal): ProposalActs => {
  const {
    objections: _onObjections,
    movePhase,
    proposeAbandonment,
    consentToAbandonment,
    objectToAbandonment,
    proposeFallback,
    agreeToFallback,
    objectToFallback,
    castBallot,
    ...acts
  } = offered;
  return {
    ...acts,
    movePhase: movePhase && isOpen(state) ? next[state.phase] : null,
    abandon: firstOf({
      propose: proposeAbandonment,
      answer: consentToAbandonment,
      object: objectToAbandonment,
    }),
    fallback: firstOf({
      propose: proposeFallback,
      answer: agreeToFallback,
      object: objectToFallback,
      vote: castBallot,
    }),
  };
};

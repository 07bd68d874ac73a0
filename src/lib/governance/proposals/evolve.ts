import type { ProposalEvent } from './proposal.ts';
import type {
  Core,
  Decision,
  Objection,
  Open,
  OpenPhase,
  Position,
  Proposed,
  ProposalState,
  Setting,
  StatedPosition,
} from './state.ts';
import { decisionOf, isOpen, matterOf } from './reading.ts';
import type { Instant } from '#lib/kernel/civil.ts';

export const initial: ProposalState = { phase: 'none' };

/** The first state of a proposal, from the event that drafts it. */
const drafted = (event: Extract<ProposalEvent, { type: 'ProposalDrafted' }>): ProposalState => ({
  phase: 'draft',
  id: event.proposal,
  subject: event.subject,
  body: event.body,
  nature: event.nature,
  matter: event.matter,
  sponsor: event.sponsor,
  executes: event.executes,
  draftedAt: event.at,
  versions: [
    {
      number: 1,
      title: event.title,
      text: event.text,
      terms: event.terms,
      effect: event.effect,
      scope: event.scope,
      integrates: [],
      at: event.at,
    },
  ],
  questions: [],
  reactions: [],
  suggestions: [],
  objections: [],
  recused: [],
  advices: [],
  waiver: null,
  meetingsHeard: 0,
  rounds: 0,
  heldIn: null,
  publishedAt: null,
});

/** The core alone, so that a state never keeps what belonged to the phase before. */
const coreOf = (state: Proposed): Core => ({
  id: state.id,
  subject: state.subject,
  body: state.body,
  nature: state.nature,
  matter: state.matter,
  sponsor: state.sponsor,
  executes: state.executes,
  draftedAt: state.draftedAt,
  versions: state.versions,
  questions: state.questions,
  reactions: state.reactions,
  suggestions: state.suggestions,
  objections: state.objections,
  recused: state.recused,
  advices: state.advices,
  waiver: state.waiver,
  meetingsHeard: state.meetingsHeard,
  rounds: state.rounds,
  heldIn: state.heldIn,
  publishedAt: state.publishedAt,
});

const opened = (state: Proposed, phase: OpenPhase, setting: Setting): Open => ({
  ...coreOf(state),
  phase,
  setting,
  positions: 'positions' in state ? state.positions : {},
  ready: [],
  fallback: null,
  abandonment: null,
});

const withObjection = <S extends Proposed>(state: S, id: string, change: (o: Objection) => Objection): S => ({
  ...state,
  objections: state.objections.map((objection) => (objection.id === id ? change(objection) : objection)),
});

const without = <T>(record: Record<string, T>, key: string): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));

const atDeadline = (setting: Setting, deadline: Instant | null): Setting =>
  setting.kind === 'betweenMeetings' && deadline !== null
    ? { kind: 'betweenMeetings', deadline, missed: false }
    : setting;

const settled = (stated: StatedPosition): Position =>
  stated.kind === 'objection' ? { kind: 'objection', objection: stated.objection } : stated;

/** A position changes what the person's own objections are: consent to a version resolves those it integrates. */
const objectionsAfter = (
  state: Proposed,
  event: Extract<ProposalEvent, { type: 'PositionTaken' }>,
): Objection[] => {
  const { person, position, version, at } = event;
  const known = state.objections.map((objection): Objection => {
    if (objection.author !== person) return objection;
    if (objection.status.kind === 'integrated' && position.kind !== 'objection')
      return { ...objection, status: { ...objection.status, kind: 'resolved' } };
    if (objection.status.kind === 'integrated') return { ...objection, status: { kind: 'withdrawn' } };
    if (objection.status.kind === 'open' || objection.status.kind === 'underTest')
      return { ...objection, status: { kind: 'withdrawn' } };
    return objection;
  });
  if (position.kind !== 'objection') return known;
  return [
    ...known,
    {
      id: position.objection,
      author: person,
      version,
      criterion: position.criterion,
      argument: position.argument,
      at,
      tested: false,
      status: { kind: 'open' },
    },
  ];
};

const takePosition = (
  state: Proposed,
  event: Extract<ProposalEvent, { type: 'PositionTaken' }>,
): ProposalState => {
  const objections = objectionsAfter(state, event);
  const position = settled(event.position);
  if (isOpen(state) || state.phase === 'absentees')
    return { ...state, objections, positions: { ...state.positions, [event.person]: position } };
  return { ...state, objections };
};

const amended = (
  state: Proposed,
  { version, deadline }: Extract<ProposalEvent, { type: 'ProposalAmended' }>,
): ProposalState => {
  const integrates = new Map(version.integrates.map((entry) => [entry.objection, entry.resolution]));
  const objections = state.objections.map((objection): Objection => {
    const resolution = integrates.get(objection.id);
    return resolution
      ? { ...objection, status: { kind: 'integrated', version: version.number, resolution } }
      : objection;
  });
  const next = {
    ...state,
    matter: matterOf(version.effect, state.matter),
    objections,
    versions: [...state.versions, version] as Core['versions'],
  };
  if (!isOpen(next)) return next;
  return {
    ...next,
    phase: 'objections',
    setting: atDeadline(next.setting, deadline),
    positions: {},
    ready: [],
    fallback: null,
    abandonment: null,
    rounds: next.rounds + 1,
  };
};

const adopted = (
  state: Proposed,
  event: Extract<ProposalEvent, { type: 'ProposalAdopted' }>,
): ProposalState => ({
  ...coreOf(state),
  phase: 'closed',
  closure: {
    outcome: event.outcome,
    decision: {
      decidedAt: event.at,
      version: event.version,
      terms: event.terms,
      charterVersion: event.charterVersion,
      counted: event.counted,
      positions: 'positions' in state ? state.positions : {},
      silent: event.silent,
      fallback: event.fallback,
      ground: event.ground,
      force: { kind: 'inForce', reviewOn: event.terms.reviewOn },
      suspendedBy: null,
      contested: false,
      measured: null,
      kept: [],
    },
  },
});

const decisionWith = (
  state: Proposed,
  change: Partial<Pick<Decision, 'suspendedBy' | 'contested' | 'measured'>>,
): ProposalState => {
  const closure = decisionOf(state);
  return closure && state.phase === 'closed'
    ? { ...state, closure: { ...closure, decision: { ...closure.decision, ...change } } }
    : state;
};

/** The state after one event of a phase under way; events of other phases leave it as it is. */
const evolveOpen = (state: Open, event: ProposalEvent): ProposalState => {
  switch (event.type) {
    case 'PresenceRecorded':
      return state.setting.kind === 'meeting'
        ? {
            ...state,
            fallback: null,
            abandonment: null,
            setting: { ...state.setting, present: event.present },
          }
        : state;
    case 'FacilitatorChanged': {
      const { facilitator, meeting } = event;
      return state.setting.kind === 'meeting'
        ? { ...state, setting: { ...state.setting, facilitator, meeting } }
        : state;
    }
    case 'PhaseMoved':
      return {
        ...state,
        phase: event.to,
        setting: atDeadline(state.setting, event.deadline),
        ready: [],
        rounds: event.to === 'objections' && state.rounds === 0 ? 1 : state.rounds,
      };
    case 'DeadlineExtended':
      return { ...state, setting: atDeadline(state.setting, event.deadline) };
    case 'DeadlineMissed':
      return state.setting.kind === 'betweenMeetings'
        ? { ...state, setting: { ...state.setting, missed: true } }
        : state;
    case 'ReadyDeclared':
      return { ...state, ready: [...state.ready, event.person] };
    case 'AbsenteeWindowOpened':
      return state.setting.kind === 'meeting'
        ? {
            ...coreOf(state),
            phase: 'absentees',
            positions: state.positions,
            window: {
              until: event.until,
              absent: event.absent,
              present: state.setting.present,
              facilitator: state.setting.facilitator,
            },
          }
        : state;
    case 'FallbackVoteProposed':
      return { ...state, fallback: { proposedBy: event.by, agreed: [event.by], ballots: null } };
    case 'FallbackVoteAgreed':
      return state.fallback
        ? { ...state, fallback: { ...state.fallback, agreed: [...state.fallback.agreed, event.person] } }
        : state;
    case 'FallbackVoteOpened':
      return state.fallback ? { ...state, fallback: { ...state.fallback, ballots: {} } } : state;
    case 'FallbackVoteRefused':
      return { ...state, fallback: null };
    case 'FallbackBallotCast':
      return state.fallback?.ballots
        ? {
            ...state,
            fallback: {
              ...state.fallback,
              ballots: { ...state.fallback.ballots, [event.person]: event.ballot },
            },
          }
        : state;
    case 'AbandonmentProposed':
      return { ...state, abandonment: { proposedBy: event.by, consents: [event.by] } };
    case 'AbandonmentConsented':
      return state.abandonment
        ? {
            ...state,
            abandonment: {
              ...state.abandonment,
              consents: [...state.abandonment.consents, event.person],
            },
          }
        : state;
    case 'AbandonmentRefused':
      return { ...state, abandonment: null };
    default:
      return state;
  }
};

const clearPosition = (state: Proposed, person: string, position?: Position): Proposed => {
  if (!('positions' in state)) return state;
  const positions = position ? { ...state.positions, [person]: position } : without(state.positions, person);
  return { ...state, positions };
};

const evolveObjection = (state: Proposed, event: ProposalEvent): Proposed | null => {
  switch (event.type) {
    case 'ObjectionWithdrawn': {
      const author = state.objections.find(({ id }) => id === event.objection)?.author;
      const next = withObjection(state, event.objection, (o) => ({ ...o, status: { kind: 'withdrawn' } }));
      return author === undefined ? next : clearPosition(next, author);
    }
    case 'AdmissibilityTestOpened':
      return withObjection(state, event.objection, (o) => ({
        ...o,
        status: { kind: 'underTest', judgements: {} },
      }));
    case 'AdmissibilityJudged':
      return withObjection(state, event.objection, (o) =>
        o.status.kind === 'underTest'
          ? {
              ...o,
              status: {
                kind: 'underTest',
                judgements: {
                  ...o.status.judgements,
                  [event.person]: { admissible: event.admissible, reason: event.reason },
                },
              },
            }
          : o,
      );
    case 'ObjectionFoundAdmissible':
      return withObjection(state, event.objection, (o) => ({ ...o, tested: true, status: { kind: 'open' } }));
    case 'ObjectionTurnedIntoConcern': {
      const objection = state.objections.find(({ id }) => id === event.objection);
      const next = withObjection(state, event.objection, (o) => ({ ...o, status: { kind: 'concern' } }));
      return objection
        ? clearPosition(next, objection.author, { kind: 'concern', text: objection.argument })
        : next;
    }
    default:
      return null;
  }
};

/** Folds one event. What an event does not concern stays as it is. */
export const evolve = (state: ProposalState, event: ProposalEvent): ProposalState => {
  if (event.type === 'ProposalDrafted') return drafted(event);
  if (state.phase === 'none') return state;
  const contested = evolveObjection(state, event);
  if (contested) return contested;
  switch (event.type) {
    case 'DraftRevised':
      return {
        ...state,
        matter: matterOf(event.effect, state.matter),
        versions: [
          {
            number: 1,
            title: event.title,
            text: event.text,
            terms: event.terms,
            effect: event.effect,
            scope: event.scope,
            integrates: [],
            at: event.at,
          },
        ],
      };
    case 'ProposalTabled':
      return { ...coreOf(state), phase: 'tabled', deferred: null };
    case 'ConsultationOpened':
      return opened({ ...state, heldIn: null }, 'presentation', {
        kind: 'betweenMeetings',
        deadline: event.deadline,
        missed: false,
      });
    case 'TakenUpInMeeting':
      return opened(
        { ...state, heldIn: event.meeting?.id ?? null },
        isOpen(state) ? state.phase : 'presentation',
        {
          kind: 'meeting',
          label: event.label,
          facilitator: event.facilitator,
          present: event.present,
          openedAt: event.at,
          meeting: event.meeting,
        },
      );
    case 'QuestionAsked':
      return {
        ...state,
        questions: [
          ...state.questions,
          { id: event.id, author: event.author, text: event.text, at: event.at, answer: null },
        ],
      };
    case 'QuestionAnswered':
      return {
        ...state,
        questions: state.questions.map((question) =>
          question.id === event.question
            ? { ...question, answer: { text: event.text, at: event.at } }
            : question,
        ),
      };
    case 'Reacted':
      return {
        ...state,
        reactions: [
          ...state.reactions,
          { id: event.id, author: event.author, text: event.text, at: event.at },
        ],
      };
    case 'AmendmentSuggested':
      return {
        ...state,
        suggestions: [
          ...state.suggestions,
          { id: event.id, author: event.author, text: event.text, at: event.at },
        ],
      };
    case 'ProposalAmended':
      return amended(state, event);
    case 'PositionTaken':
      return takePosition(state, event);
    case 'RecusalDeclared':
      return {
        ...clearPosition(state, event.person),
        recused: [...state.recused, { person: event.person, reason: event.reason }],
      };
    case 'CarriedOver':
      return {
        ...coreOf(state),
        phase: 'tabled',
        deferred: { reason: event.reason, at: event.at },
        meetingsHeard: state.meetingsHeard + (event.heard ? 1 : 0),
      };
    case 'ProposalAdopted':
      return adopted(state, event);
    case 'FallbackRejected':
      return {
        ...coreOf(state),
        phase: 'closed',
        closure: { outcome: 'rejectedByFallback', tally: event.tally, at: event.at },
      };
    case 'ProposalAbandoned':
      return { ...coreOf(state), phase: 'closed', closure: { outcome: 'abandoned', at: event.at } };
    case 'ProposalWithdrawn':
      return {
        ...coreOf(state),
        phase: 'closed',
        closure: { outcome: 'withdrawn', reason: event.reason, at: event.at },
      };
    case 'ProposalReferred':
      return {
        ...coreOf(state),
        phase: 'closed',
        closure: { outcome: 'referred', to: event.to, reason: event.reason, at: event.at },
      };
    case 'ForceChanged': {
      const closure = decisionOf(state);
      return closure && state.phase === 'closed'
        ? {
            ...state,
            closure: {
              ...closure,
              decision: { ...closure.decision, force: { kind: event.change, by: event.by, at: event.at } },
            },
          }
        : state;
    }
    case 'DecisionKept': {
      const closure = decisionOf(state);
      return closure && state.phase === 'closed'
        ? {
            ...state,
            closure: {
              ...closure,
              decision: {
                ...closure.decision,
                force: { kind: 'inForce', reviewOn: event.reviewOn },
                kept: [...closure.decision.kept, { by: event.by, at: event.at, reviewOn: event.reviewOn }],
              },
            },
          }
        : state;
    }
    case 'ProposalRequalified':
      return { ...state, nature: event.nature };
    case 'DecisionSuspended':
      return decisionWith(state, { suspendedBy: event.by });
    case 'DecisionResumed':
      return decisionWith(state, { suspendedBy: null });
    case 'AdviceGiven':
      return { ...state, advices: [...state.advices, event.advice] };
    case 'AdviceWaived':
      return { ...state, waiver: event.waiver };
    case 'MeasuresRecorded':
      return decisionWith(state, { measured: { results: event.results, at: event.at } });
    case 'DecisionContested':
      return decisionWith(state, { contested: true });
    case 'ContestSettled':
      return decisionWith(state, { contested: false });
    case 'PublicationNoted':
      return { ...state, publishedAt: event.at };
    default:
      return isOpen(state) ? evolveOpen(state, event) : state;
  }
};

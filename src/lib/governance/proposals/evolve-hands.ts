import { decisionOf, lastVersion } from './reading.ts';
import type { ProposalEvent } from './proposal.ts';
import type { Core, Proposed, Version } from './state.ts';

type Of<Type extends ProposalEvent['type']> = Extract<ProposalEvent, { type: Type }>;

/** The text as it is, with somebody else to carry the decision: no new version, and positions stay. */
const carriedBy = (state: Proposed, person: string): Proposed => {
  const { number } = lastVersion(state);
  const versions = state.versions.map((version): Version =>
    version.number === number && version.terms
      ? { ...version, terms: { ...version.terms, carriedBy: person } }
      : version,
  ) as Core['versions'];
  const next = { ...state, versions, naming: null, hindered: null };
  const closure = decisionOf(next);
  if (next.phase !== 'closed' || !closure) return next;
  const { decision } = closure;
  return {
    ...next,
    closure: { ...closure, decision: { ...decision, terms: { ...decision.terms, carriedBy: person } } },
  };
};

const handedOver = (state: Proposed, { from, to, why, at }: Of<'TextHandedOver'>): Proposed => ({
  ...state,
  sponsor: to,
  tendedAt: at,
  offer: null,
  handedOver: [...state.handedOver, { from, to, why, at }],
});

/** In whose hands a text and its decision are, and what keeps it from taking effect; null for any other event. */
export const evolveHands = (state: Proposed, event: ProposalEvent): Proposed | null => {
  switch (event.type) {
    case 'TextOffered':
      return { ...state, offer: { to: event.to, at: event.at } };
    case 'TextHandedOver':
      return handedOver(state, event);
    case 'CarrierNamed': {
      const { carriedBy, by, until } = event;
      return { ...state, naming: { carriedBy, by, until, objection: null } };
    }
    case 'CarrierObjectedTo': {
      const { by, reason } = event;
      return state.naming ? { ...state, naming: { ...state.naming, objection: { by, reason } } } : state;
    }
    case 'CarrierReplaced':
      return carriedBy(state, event.carriedBy);
    case 'CharterMerged':
      return { ...state, merging: { onto: event.onto, until: event.until, objection: null } };
    case 'CharterMergeObjectedTo': {
      const { by, reason } = event;
      return state.merging ? { ...state, merging: { ...state.merging, objection: { by, reason } } } : state;
    }
    case 'AdoptionHindered':
      return { ...state, hindered: { because: event.because, at: event.at } };
    case 'HindranceLifted':
      return { ...state, hindered: null };
    default:
      return null;
  }
};

/** What only the sponsor does for a text, when it is done: the sign that it is in somebody's hands. */
export const tendedAt = (state: Proposed, event: ProposalEvent): string | null => {
  switch (event.type) {
    case 'DraftRevised':
    case 'ProposalTabled':
    case 'ConsultationOpened':
    case 'QuestionAnswered':
    case 'TextOffered':
      return event.at;
    case 'ProposalAmended':
      return event.version.at;
    case 'CarrierNamed':
      return event.by === state.sponsor ? event.at : null;
    case 'PositionTaken':
      return event.person === state.sponsor ? event.at : null;
    case 'QuestionAsked':
    case 'Reacted':
    case 'AmendmentSuggested':
      return event.author === state.sponsor ? event.at : null;
    default:
      return null;
  }
};

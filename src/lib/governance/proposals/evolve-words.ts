import type { ProposalEvent } from './proposal.ts';
import type { Contribution, Proposed } from './state.ts';

const contributed = ({ id, author, text, at }: Contribution): Contribution => ({ id, author, text, at });

/** What people say of a text without taking a position on it; null for any other event. */
export const evolveWords = (state: Proposed, event: ProposalEvent): Proposed | null => {
  switch (event.type) {
    case 'QuestionAsked':
      return { ...state, questions: [...state.questions, { ...contributed(event), answer: null }] };
    case 'QuestionAnswered': {
      const answer = { text: event.text, at: event.at };
      return {
        ...state,
        questions: state.questions.map((one) => (one.id === event.question ? { ...one, answer } : one)),
      };
    }
    case 'Reacted':
      return { ...state, reactions: [...state.reactions, contributed(event)] };
    case 'AmendmentSuggested':
      return { ...state, suggestions: [...state.suggestions, contributed(event)] };
    case 'AdviceGiven':
      return { ...state, advices: [...state.advices, event.advice] };
    case 'AdviceWaived':
      return { ...state, waiver: event.waiver };
    default:
      return null;
  }
};

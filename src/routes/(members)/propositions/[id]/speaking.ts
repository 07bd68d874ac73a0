import { acting, making } from '../../../acting.ts';

/** Questions and their answers, reactions, suggestions, and « rien à ajouter ». */
export const speaking = acting('proposal', {
  ask: making('AskQuestion', 'id'),
  react: making('React', 'id'),
  suggest: making('SuggestAmendment', 'id'),
  answer: 'AnswerQuestion',
  ready: 'DeclareReady',
});

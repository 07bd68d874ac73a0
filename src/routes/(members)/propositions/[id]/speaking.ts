import { acting, gesture } from './acting.ts';

/** What is said gets the key of its form as its identity: sent twice, it is said once. */
const said = (done: string, type: string) =>
  acting(done, ({ proposal, text }) => ({ type, proposal, id: text('key'), text: text('text') }));

/** Questions and their answers, reactions, suggestions, and « rien à ajouter ». */
export const speaking = {
  ask: said('ask', 'AskQuestion'),
  react: said('react', 'React'),
  suggest: said('suggest', 'SuggestAmendment'),
  answer: acting('answer', ({ proposal, text }) => ({
    type: 'AnswerQuestion',
    proposal,
    question: text('question'),
    text: text('text'),
  })),
  ready: gesture('ready', 'DeclareReady'),
};

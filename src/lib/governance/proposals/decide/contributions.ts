import { ok, refuse } from '#lib/kernel/result.ts';
import { sitting, sponsor, wrongPhase } from '../who.ts';
import { isOpen } from '../reading.ts';
import { checkText, limits } from './limits.ts';
import type { Decide } from './types.ts';

/** Questions are heard until the text is put to objections; their answers by the sponsor, at any time it is open. */
export const ask: Decide<'AskQuestion'> = (state, command, context) => {
  if (!isOpen(state)) return wrongPhase(state, 'clarification');
  const person = sitting(state, context);
  if (!person.ok) return person;
  if (state.phase !== 'presentation' && state.phase !== 'clarification')
    return wrongPhase(state, 'clarification');
  const wrong = checkText('text', command.text, limits.contribution);
  if (wrong) return refuse(wrong);
  if (state.questions.some(({ id }) => id === command.id)) return refuse({ code: 'already-answered' });
  return ok([
    {
      type: 'QuestionAsked',
      id: command.id,
      author: person.value,
      text: command.text.trim(),
      at: context.now,
    },
  ]);
};

export const answer: Decide<'AnswerQuestion'> = (state, command, context) => {
  if (state.phase === 'none' || state.phase === 'closed') return wrongPhase(state, 'clarification');
  const person = sponsor(state, context);
  if (!person.ok) return person;
  const question = state.questions.find(({ id }) => id === command.question);
  if (!question) return refuse({ code: 'question-unknown' });
  if (question.answer) return refuse({ code: 'already-answered' });
  const wrong = checkText('text', command.text, limits.contribution);
  if (wrong) return refuse(wrong);
  return ok([
    { type: 'QuestionAnswered', question: question.id, text: command.text.trim(), at: context.now },
  ]);
};

export const reactTo: Decide<'React'> = (state, command, context) => {
  if (!isOpen(state) || state.phase !== 'reactions') return wrongPhase(state, 'reactions');
  const person = sitting(state, context);
  if (!person.ok) return person;
  const wrong = checkText('text', command.text, limits.contribution);
  if (wrong) return refuse(wrong);
  if (state.reactions.some(({ id }) => id === command.id)) return refuse({ code: 'already-answered' });
  return ok([
    { type: 'Reacted', id: command.id, author: person.value, text: command.text.trim(), at: context.now },
  ]);
};

export const suggest: Decide<'SuggestAmendment'> = (state, command, context) => {
  const phases: string[] = ['reactions', 'amendment', 'integration'];
  if (!isOpen(state) || !phases.includes(state.phase)) return wrongPhase(state, 'amendment');
  const person = sitting(state, context);
  if (!person.ok) return person;
  const wrong = checkText('text', command.text, limits.contribution);
  if (wrong) return refuse(wrong);
  if (state.suggestions.some(({ id }) => id === command.id)) return refuse({ code: 'already-answered' });
  return ok([
    {
      type: 'AmendmentSuggested',
      id: command.id,
      author: person.value,
      text: command.text.trim(),
      at: context.now,
    },
  ]);
};

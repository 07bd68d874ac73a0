import { fieldText } from '../../../form.ts';
import { wordingOf } from '../wording.ts';

/** What adoption does by itself: nothing, or something to a decision or to a contested nature. */
const effectOf = (form: FormData, subject: string) => {
  // A matter is given to one of the bodies that claim it: the choice names which.
  const [kind = '', to = ''] = (fieldText(form, 'effect') || 'none').split(':');
  const decision = fieldText(form, 'decision');
  switch (kind) {
    case 'keep':
      return { kind, decision, reviewOn: fieldText(form, 'keptUntil') };
    case 'repeal':
    case 'supersede':
      return { kind, decision };
    case 'upheld':
    case 'replaced':
    case 'undone':
      return { kind: 'settle', settlement: kind };
    case 'political':
    case 'executive':
      return { kind: 'nature', subject: fieldText(form, 'contested') || subject, nature: kind };
    case 'assign':
      return { kind, to };
    default:
      return { kind };
  }
};

/** The command of the form; the proposal gets its key as its identity: sent twice, it is one proposal. */
export const draftCommand = (form: FormData) => {
  const subject = fieldText(form, 'subject');
  return {
    type: 'DraftProposal',
    proposal: fieldText(form, 'key'),
    subject,
    body: fieldText(form, 'body'),
    matter: fieldText(form, 'matter') || 'ordinary',
    effect: effectOf(form, subject),
    ...wordingOf(form),
  };
};

import { formKey } from '#lib/ui/act/form-key.ts';
import { acting, type Filled } from '../../../acting.ts';
import { sendForm } from '../../../form.ts';

/** What adoption does by itself, where the choice says more than its kind: to a decision, to a contested nature. */
const effectOf = ({ read, text }: Filled): unknown => {
  // A matter is given to one of the bodies that claim it: the choice names which.
  const [kind = '', to = ''] = text('effect.kind').split(':');
  switch (kind) {
    case '':
      return { kind: 'none' };
    case 'upheld':
    case 'replaced':
    case 'undone':
      return { kind: 'settle', settlement: kind };
    case 'political':
    case 'executive':
      return { kind: 'nature', subject: text('contested') || text('subject'), nature: kind };
    case 'assign':
      return { kind, to };
    default:
      return read['effect'];
  }
};

/** The draft's page; tabled at once when that was asked. */
const tabledOrNot = async ({ event, form, id, text }: Filled): Promise<string> => {
  const page = `/propositions/${id}`;
  if (text('then') !== 'table') return `${page}?fait=draft#fait`;
  form.set('key', formKey(id, 'table'));
  const tabled = await sendForm(event, form, { type: 'TableProposal', proposal: id });
  return `${page}?fait=${tabled.ok ? 'table' : 'draft'}#fait`;
};

/** The proposal has the key of its form as its identity: sent twice, it is one proposal. */
export const drafting = acting('proposal', {
  default: {
    type: 'DraftProposal',
    fields: (filled) => ({ effect: effectOf(filled) }),
    then: tabledOrNot,
  },
});

import { randomUUID } from 'node:crypto';
import { fail, type Actions } from '@sveltejs/kit';
import { act, fieldNumber, fieldText } from '../../../form.ts';
import { groundsOf } from '../../qui-decide/question.ts';
import { drawn } from '../../../asking.ts';
import { readSolicitationChoices } from '#lib/server/application/solicitations/asks.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  drawn(event, async (show) => {
    const { decisions, ...choices } = await show(readSolicitationChoices, {});
    const role = event.url.searchParams.get('role') ?? choices.roles[0]?.id ?? '';
    return { key: randomUUID(), choices, role, decisions };
  });

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const answered = new URLSearchParams(
      [...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    );
    const amount = fieldText(form, 'montant');
    // The form's key is the identity of what it makes: sent twice, it is one solicitation.
    const solicitation = fieldText(form, 'key');
    const command = {
      type: 'SolicitAdvice',
      solicitation,
      role: fieldText(form, 'role'),
      title: fieldText(form, 'title'),
      text: fieldText(form, 'text'),
      // The envelope of a role is voted: what it spends is in the budget.
      grounds: { ...groundsOf(answered), unbudgetedEuros: null },
      amountEuros: amount === '' ? null : (fieldNumber(form, 'montant') ?? amount),
      asked: answered.getAll('asked'),
      until: fieldText(form, 'until'),
    };
    const { status, data } = await act(event, form, command, `/sollicitations/${solicitation}`);
    // What was ticked is kept like what was typed.
    const ticked = (name: string) => answered.getAll(name).join(' ');
    return fail(status, { ...data, values: { ...data.values, oui: ticked('oui'), asked: ticked('asked') } });
  },
};

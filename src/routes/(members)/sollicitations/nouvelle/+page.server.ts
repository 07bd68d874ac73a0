import { randomUUID } from 'node:crypto';
import { error, fail, type Actions } from '@sveltejs/kit';
import { act, fieldNumber, fieldText } from '../../../form.ts';
import { now } from '#lib/server/application/clock.ts';
import { application } from '#lib/server/application/application.ts';
import { citableDecisions, mayReadBacklog } from '#lib/server/application/subjects/backlog.ts';
import { solicitationChoices } from '#lib/server/application/solicitations/views.ts';
import { m } from '#lib/paraglide/messages.js';
import { groundsOf } from '../../qui-decide/question.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, url }) => {
  const { person } = await parent();
  return application().read(locals.visitor.communeId ?? '', async (transaction, organisation) => {
    if (!mayReadBacklog(organisation, person.id, now())) error(403, m.subjects_not_yours());
    const choices = solicitationChoices(organisation, person.id, now());
    return {
      key: randomUUID(),
      choices,
      role: url.searchParams.get('role') ?? choices.roles[0]?.id ?? '',
      decisions: await citableDecisions(transaction),
    };
  });
};

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

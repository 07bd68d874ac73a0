import { randomUUID } from 'node:crypto';
import { error } from '@sveltejs/kit';
import { acting, type Filled } from '../../../acting.ts';
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
      seed: randomUUID(),
      choices,
      role: url.searchParams.get('role') ?? choices.roles[0]?.id ?? '',
      decisions: await citableDecisions(transaction),
    };
  });
};

/** The envelope of a role is voted: what it spends is in the budget. */
const grounds = ({ form }: Filled) => {
  const answered = [...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return { grounds: { ...groundsOf(new URLSearchParams(answered)), unbudgetedEuros: null } };
};

export const actions = acting(
  'solicitation',
  { default: { type: 'SolicitAdvice', fields: grounds } },
  ({ id }) => `/sollicitations/${id}`,
);

import { randomUUID } from 'node:crypto';
import { readSolicitationChoices } from '#lib/server/application/solicitations/asks.ts';
import { groundsOf } from '../../qui-decide/question.ts';
import { drawn } from '../../../asking.ts';
import { acting, type Filled } from '../../../acting.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  drawn(event, async (show) => {
    const { decisions, ...choices } = await show(readSolicitationChoices, {});
    const role = event.url.searchParams.get('role') ?? choices.roles[0]?.id ?? '';
    return { seed: randomUUID(), choices, role, decisions };
  });

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

import { enter, type Caller, type Desk, type Entrance } from './desk.ts';
import { tidyEmail } from './tokens.ts';

/**
 * Enters as one of the demonstration's people, without a link.
 * @throws in any other mode: the page that calls it must not exist there either
 */
export const enterAs = async (desk: Desk, email: string, caller: Caller): Promise<Entrance> => {
  if (desk.settings.mode !== 'demo')
    throw new Error('Entering as somebody else exists in the demonstration only');
  const tidy = tidyEmail(email);
  const { rows } = await desk.pool.query<{ name: string }>({
    text: `select given_name || ' ' || family_name as name from public.communes_of_email($1) limit 1`,
    values: [tidy],
  });
  const [person] = rows;
  if (!person) return { ok: false, state: 'unknown' };
  return { ok: true, ...(await enter(desk, caller, { email: tidy, name: person.name, proven: true })) };
};

import { namedIn, type Competence } from '#lib/governance/powers/index.ts';
import type { Transaction } from '#lib/server/platform/postgres/pool.ts';
import { derivedId } from '#lib/kernel/derived-id.ts';
import type { CaseLine } from './listing.ts';
import type { Organisation } from '../organisation/organisation.ts';
import type { CivilDate } from '#lib/kernel/civil.ts';

/** The group's arbitration of a matter that two perimeters hold: the one that is asked, or how to ask it. */
export type ArbitrationView =
  | { asked: { subject: string; meeting: { id: string; date: CivilDate } | null }; ask: null }
  | { asked: null; ask: { case: string; matter: string; holder: string; claimant: string } };

interface LastRow {
  listing: CaseLine;
  date: CivilDate | null;
}

const lastOn = async (transaction: Transaction, matter: string): Promise<LastRow | undefined> => {
  const { rows } = await transaction.query<LastRow>({
    name: 'arbitration-of-matter',
    text: `select c.listing, m.listing->>'date' as date from states c
           left join states m on m.commune_id = $1 and m.stream = 'meeting:' || (c.listing->>'meeting')
           where c.commune_id = $1 and c.noun = 'referral' and c.listing->>'kind' = 'arbitration'
             and c.document->>'disputed' is null and lower(c.listing->>'title') = lower($2)
           order by c.sort_key desc limit 1`,
    values: [transaction.communeId, matter],
  });
  return rows[0];
};

/**
 * Null when nothing is to be arbitrated. Its name follows from the matter and from the arbitration before it:
 * two members who ask at the same instant ask for one.
 */
export const arbitrationOf = async (
  transaction: Transaction,
  { bodies }: Organisation,
  { next }: Pick<Competence, 'next'>,
  asked: string | null,
): Promise<ArbitrationView | null> => {
  if (next.kind !== 'arbitrate' || asked === null) return null;
  const [holder = '', claimant = ''] = next.claims;
  const matter = namedIn(bodies.bodies[holder]?.perimeter?.matters ?? [], asked) ?? asked;
  const last = await lastOn(transaction, matter);
  if (last?.listing.open && last.listing.subject !== null) {
    const { subject, meeting } = last.listing;
    const heard = meeting !== null && last.date !== null ? { id: meeting, date: last.date } : null;
    return { asked: { subject, meeting: heard }, ask: null };
  }
  const named = derivedId(JSON.stringify(['arbitration', transaction.communeId, matter, last?.listing.id]));
  return { asked: null, ask: { case: named, matter, holder, claimant } };
};

import { isInFunction, isStaff, memberOf } from '#lib/governance/commune/index.ts';
import { lastVersion, missingAdvice, type Advice, type Proposed } from '#lib/governance/proposals/index.ts';
import { civilDateOf, type Instant } from '#lib/kernel/civil.ts';
import type { Transaction } from '#lib/server/platform/postgres/pool.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { bodyName, personView, type PersonView } from '../people/persons.ts';

/** A text that waits for the advice of services: its words alone, nobody's position (I-25). */
export interface AskedAdvice {
  id: string;
  title: string;
  text: string;
  /** Of the text. */
  textVersion: number;
  nature: 'political' | 'executive';
  body: string;
  sponsor: PersonView;
  /** Services that have not advised yet. */
  missing: string[];
}

/** Only staff in function advise in the name of a service. */
export const mayAdvise = ({ commune }: Organisation, viewer: string, now: Instant): boolean => {
  const held = memberOf(commune, viewer)?.function;
  return held !== undefined && isStaff(held) && isInFunction(commune, viewer, civilDateOf(now));
};

/** The texts under way whose services concerned have not all advised, oldest first. */
export const askedAdvice = async (
  transaction: Transaction,
  organisation: Organisation,
): Promise<AskedAdvice[]> => {
  const { rows } = await transaction.query<{ document: Proposed }>({
    name: 'asked-advice',
    text: `select document from states
           where commune_id = $1 and noun = 'proposal' and not public
             and listing->>'phase' not in ('draft', 'closed')
             and document->'versions'->-1->'scope'->'services' <> '[]'::jsonb
           order by sort_key limit 100`,
    values: [transaction.communeId],
  });
  return rows.flatMap(({ document }) => {
    const missing = missingAdvice(document);
    const { title, text, number } = lastVersion(document);
    const { id, nature } = document;
    const body = bodyName(organisation, document.body);
    const sponsor = personView(organisation, document.sponsor);
    return missing.length > 0
      ? [{ id, title, text, textVersion: number, nature, body, sponsor, missing }]
      : [];
  });
};

/** What the services said of a proposal, for the members of its body. */
export interface AdviceView {
  given: (Omit<Advice, 'author'> & { author: PersonView })[];
  missing: string[];
  waiver: { reason: string; at: Instant } | null;
}

export const adviceView = (organisation: Organisation, state: Proposed): AdviceView | null => {
  const { scope, number } = lastVersion(state);
  if (scope.services.length === 0 && state.advices.length === 0) return null;
  const waiver = state.waiver?.version === number ? state.waiver : null;
  return {
    given: state.advices.map((advice) => ({ ...advice, author: personView(organisation, advice.author) })),
    missing: missingAdvice(state),
    waiver: waiver && { reason: waiver.reason, at: waiver.at },
  };
};

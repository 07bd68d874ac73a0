import { isBlank } from '#lib/kernel/seen.ts';
import { checkCollegialActor, mayOrganise, type DecisionId } from '../bodies/index.ts';
import { isAdministrator, type PersonId } from '../commune/index.ts';
import {
  legalDesignations,
  type Designation,
  type LegalDesignation,
  type Mandate,
  type MandatesContext,
  type MandatesRefusal,
} from './mandates.ts';

/** Given by the law's own act rather than by a decision of the group. */
export const isLegalDesignation = (designation: Designation): designation is LegalDesignation =>
  (legalDesignations as readonly Designation[]).includes(designation);

/** Same authority as over bodies; see `mayOrganise`. Null when allowed. */
export const mayDescribeRoles = (
  context: MandatesContext,
  decision: DecisionId | null,
): MandatesRefusal | null => mayOrganise(context.bodies, context, decision);

/** Under a charter nobody writes down an office for themselves: another member has seen the act (I-6, I-16). */
const checkNotForOneself = ({ actor, charterInForce }: MandatesContext, person: PersonId) =>
  charterInForce && actor.kind === 'person' && actor.person === person
    ? ({ code: 'another-member-must-record-it' } as const)
    : null;

/**
 * Who may grant or withdraw a mandate. What the law designates is written down by a member of the majority
 * group, another than its holder, with the reference of the act; the rest takes a decision of the group (I-6).
 */
export const mayDesignate = (
  context: MandatesContext,
  { designation, person }: Pick<Mandate, 'designation' | 'person'>,
  cited: { readonly decision: DecisionId | null; readonly act: string | null },
): MandatesRefusal | null => {
  if (!isLegalDesignation(designation)) return mayDescribeRoles(context, cited.decision);
  const { commune, actor } = context;
  if (commune.status === 'none') return { code: 'commune-not-founded' };
  if (!context.charterInForce) {
    if (!isAdministrator(commune, actor)) return { code: 'administrator-required' };
  } else {
    const refused = checkCollegialActor(context.bodies, context) ?? checkNotForOneself(context, person);
    if (refused !== null) return refused;
  }
  return isBlank(cited.act ?? '') ? { code: 'act-reference-required' } : null;
};

import { isBlank } from '#lib/kernel/seen.ts';
import type { Designation, MandatesRefusal, RoleDescription, RoleKind } from './mandates.ts';
import type { MemberFunction } from '../commune/index.ts';

const limits = { title: 160, purpose: 5_000, perimeter: 5_000, accountabilities: 500 };
/** Two municipal terms: longer is a typing mistake. */
const longestTerm = 144;

const longer = (field: keyof typeof limits, text: string): MandatesRefusal | null =>
  text.length > limits[field]
    ? { code: 'text-too-long', field, length: text.length, maximum: limits[field] }
    : null;

const checkAmounts = ({ envelopeEuros, term }: Partial<RoleDescription>): MandatesRefusal | null => {
  if (typeof envelopeEuros === 'number' && !(Number.isFinite(envelopeEuros) && envelopeEuros >= 0)) {
    return { code: 'envelope-invalid', envelopeEuros };
  }
  if (typeof term === 'number' && (!Number.isSafeInteger(term) || term < 1 || term > longestTerm)) {
    return { code: 'term-invalid', months: term };
  }
  return null;
};

/** What is wrong with the fields given, or null; a field left out is not checked. */
export const checkRole = (role: Partial<RoleDescription>): MandatesRefusal | null => {
  const { title, purpose, perimeter, accountabilities } = role;
  if (title !== undefined && isBlank(title)) return { code: 'title-required' };
  if (purpose !== undefined && isBlank(purpose)) return { code: 'purpose-required' };
  return (
    longer('title', title ?? '') ??
    longer('purpose', purpose ?? '') ??
    longer('perimeter', perimeter ?? '') ??
    longer(
      'accountabilities',
      (accountabilities ?? []).find((one) => one.length > limits.accountabilities) ?? '',
    ) ??
    checkAmounts(role)
  );
};

/** How the law has these offices given: council's election (L2122-4, L2122-7), mayor's order (L2122-18). */
const lawfulDesignations: Partial<Record<RoleKind, readonly Designation[]>> = {
  mayor: ['legalElection'],
  deputy: ['legalElection'],
  delegate: ['order'],
};

/**
 * The law gives no other role: naming an act would let one member do without the group's decision (I-6, I-16). A text
 * grants by consent: what an election without candidate gives comes from one, not from words (I-17).
 */
const byTheGroup: readonly Designation[] = ['consent', 'volunteer'];

/** Null when a role of that kind may be given in that way. */
export const checkDesignation = (kind: RoleKind, designation: Designation): MandatesRefusal | null => {
  const allowed = lawfulDesignations[kind] ?? byTheGroup;
  return allowed.includes(designation) ? null : { code: 'designation-does-not-match', kind, allowed };
};

const lawfulFunctions: Partial<Record<RoleKind, readonly MemberFunction[]>> = {
  mayor: ['mayor'],
  deputy: ['deputy'],
  delegate: ['deputy', 'delegateCouncillor', 'councillor'],
};

/** False when a legal office is given to someone who does not hold the function it goes with. */
export const isFitFor = (kind: RoleKind, held: MemberFunction): boolean =>
  lawfulFunctions[kind]?.includes(held) ?? true;

import { isElected, isInFunction, isStaff, memberOf } from '#lib/governance/commune/index.ts';
import { civilDateOf, type Instant } from '#lib/kernel/civil.ts';
import type { Transaction } from '../platform/postgres/pool.ts';
import type { Organisation } from './organisation/organisation.ts';

/** Who asks, in one reading of the commune; null is somebody of whom nothing is known. */
export interface Reader<Viewer extends string | null = string | null> {
  readonly transaction: Transaction;
  readonly organisation: Organisation;
  readonly viewer: Viewer;
  readonly now: Instant;
}

/** Those who may read something, whatever it holds. What it holds may close it further: its read then says so. */
export interface Readers<Viewer extends string | null> {
  /** As the document of the API calls them. */
  readonly audience: 'anybody' | 'person' | 'electedOrStaff' | 'administrator';
  admits(reader: Reader): reader is Reader<Viewer>;
}

export const isElectedOrStaff = ({ commune }: Organisation, viewer: string | null, now: Instant): boolean => {
  const held = viewer === null ? undefined : memberOf(commune, viewer)?.function;
  const serves = held !== undefined && (isElected(held) || isStaff(held));
  return serves && viewer !== null && isInFunction(commune, viewer, civilDateOf(now));
};

const readers = <Viewer extends string | null>(
  audience: Readers<Viewer>['audience'],
  admits: (reader: Reader) => boolean,
): Readers<Viewer> => ({ audience, admits: (reader): reader is Reader<Viewer> => admits(reader) });

export const anybody = readers<string | null>('anybody', () => true);

/** A person of the commune in function, or who looks after its accounts. */
export const person = readers<string>('person', ({ viewer }) => viewer !== null);

/** Elected members and staff in function; the others read the register. */
export const electedOrStaff = readers<string>('electedOrStaff', ({ organisation, viewer, now }) =>
  isElectedOrStaff(organisation, viewer, now),
);

export const administrator = readers<string>('administrator', ({ organisation: { commune }, viewer }) => {
  const known = commune.status !== 'none' && viewer !== null;
  return known && commune.administrators.includes(viewer);
});

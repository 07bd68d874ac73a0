import type { TableFault } from '#lib/kernel/table-faults.ts';
import type { MemberFunction } from '#lib/governance/commune/index.ts';

/** `register`: the national register of elected people; `list`: a list of one's own. */
export type FileKind = 'register' | 'list';

export type ColumnName =
  | 'familyName'
  | 'givenName'
  | 'email'
  | 'function'
  | 'majority'
  | 'rank'
  | 'group'
  | 'department'
  | 'commune'
  | 'birthDate';

export type FileProblem =
  | TableFault
  | {
      readonly code: 'columns-missing';
      readonly kind: FileKind;
      readonly missing: readonly ColumnName[];
      readonly found: readonly string[];
    }
  | { readonly code: 'no-people' }
  | { readonly code: 'too-many-people'; readonly most: number }
  | { readonly code: 'nobody-of-commune'; readonly insee: string; readonly found: readonly string[] };

/** Why a row cannot be taken, in the column where it is to be corrected. */
export type RowProblem =
  | { readonly column: ColumnName; readonly code: 'missing' }
  | { readonly column: ColumnName; readonly code: 'too-long'; readonly most: number }
  | { readonly column: 'email'; readonly code: 'email-malformed'; readonly value: string }
  | { readonly column: 'email'; readonly code: 'email-twice'; readonly line: number }
  | { readonly column: 'email'; readonly code: 'email-of-another'; readonly name: string }
  | { readonly column: 'familyName'; readonly code: 'person-twice'; readonly line: number }
  | { readonly column: 'function'; readonly code: 'function-unknown'; readonly value: string }
  | { readonly column: 'function'; readonly code: 'second-mayor'; readonly line: number | null }
  | { readonly column: 'function'; readonly code: 'function-needs-act' }
  | { readonly column: 'majority'; readonly code: 'majority-unknown'; readonly value: string }
  | { readonly column: 'majority'; readonly code: 'majority-not-elected' }
  | { readonly column: 'majority'; readonly code: 'majority-needs-group' }
  | { readonly column: 'rank'; readonly code: 'rank-unknown'; readonly value: string };

/** A person as a row of a file gives them. */
export interface ListedPerson {
  readonly line: number;
  readonly familyName: string;
  readonly givenName: string;
  readonly email: string | null;
  readonly function: MemberFunction | null;
  readonly rank: number | null;
  /** Null when the file does not say. */
  readonly majority: boolean | null;
  readonly group: string | null;
  readonly problems: readonly RowProblem[];
}

export interface ReadPeople {
  readonly kind: FileKind;
  readonly people: readonly ListedPerson[];
  /** Rows of the register that are of other communes. */
  readonly elsewhere: number;
  readonly ignored: readonly string[];
}

/** The most that a file may hold: a commune has at most 69 councillors; with staff and inhabitants this leaves room. */
export const mostPeople = 20_000;

import { tableFault } from '#lib/kernel/table-faults.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import type {
  ColumnName,
  FileProblem,
  RowProblem,
} from '#lib/server/application/setting-up/importing/listed.ts';
import type { RowNote, RowState } from '#lib/server/application/setting-up/importing/comparing.ts';

const columns: Readonly<Record<ColumnName, () => string>> = {
  familyName: m.import_column_familyName,
  givenName: m.import_column_givenName,
  email: m.import_column_email,
  function: m.import_column_function,
  majority: m.import_column_majority,
  rank: m.import_column_rank,
  group: m.import_column_group,
  department: m.import_column_department,
  commune: m.import_column_commune,
  birthDate: m.import_column_birthDate,
};

const quoted = (words: readonly string[]): string => words.map((word) => `« ${word} »`).join(', ');

/** Why a file cannot be read, and what to do. */
export const problemInWords = (fileName: string, problem: FileProblem): string => {
  switch (problem.code) {
    case 'no-people':
      return m.import_problem_no_people();
    case 'columns-missing':
      return m.import_problem_columns({
        missing: quoted(problem.missing.map((column) => columns[column]())),
        found: quoted(problem.found),
      });
    case 'too-many-people':
      return m.import_problem_too_many({ most: problem.most });
    case 'nobody-of-commune':
      return m.import_problem_commune({ insee: problem.insee, found: problem.found.join(', ') });
    default:
      return tableFault(fileName, problem)[getLocale()];
  }
};

const reason = (problem: RowProblem): string => {
  switch (problem.code) {
    case 'missing':
      return m.import_row_missing();
    case 'too-long':
      return m.import_row_too_long({ most: problem.most });
    case 'email-malformed':
      return m.import_row_email({ value: problem.value });
    case 'email-twice':
      return m.import_row_email_twice({ line: problem.line });
    case 'email-of-another':
      return m.import_row_email_of({ name: problem.name });
    case 'person-twice':
      return m.import_row_person_twice({ line: problem.line });
    case 'function-unknown':
      return m.import_row_function({ value: problem.value });
    case 'second-mayor':
      return problem.line === null ? m.import_row_mayor() : m.import_row_mayor_line({ line: problem.line });
    case 'function-needs-act':
      return m.import_row_needs_act();
    case 'majority-unknown':
      return m.import_row_majority({ value: problem.value });
    case 'majority-not-elected':
      return m.import_row_majority_elected();
    case 'majority-needs-group':
      return m.import_row_majority_group();
    case 'rank-unknown':
      return m.import_row_rank({ value: problem.value });
  }
};

/** « Colonne « courriel » : … » */
export const rowProblemInWords = (problem: RowProblem): string =>
  m.import_row({ column: columns[problem.column](), reason: reason(problem) });

const notes: Readonly<Record<RowNote, () => string>> = {
  'function-differs': m.import_note_function,
  'email-differs': m.import_note_email,
  'has-left': m.import_note_left,
};
export const noteInWords = (note: RowNote): string => notes[note]();

const states: Readonly<Record<RowState, () => string>> = {
  error: m.import_state_error,
  new: m.import_state_new,
  completed: m.import_state_completed,
  same: m.import_state_same,
};
export const rowStateInWords = (state: RowState): string => states[state]();

type Count = (values: { count: number }) => string;
const counted: Readonly<Record<RowState, readonly [one: () => string, many: Count]>> = {
  error: [m.import_count_error_one, m.import_count_error],
  new: [m.import_count_new_one, m.import_count_new],
  completed: [m.import_count_completed_one, m.import_count_completed],
  same: [m.import_count_same_one, m.import_count_same],
};
/** « 3 personnes à ajouter » */
export const countInWords = (state: RowState, count: number): string =>
  count === 1 ? counted[state][0]() : counted[state][1]({ count });

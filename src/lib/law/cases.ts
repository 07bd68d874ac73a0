import { isCivilDate, type CivilDate } from '#lib/kernel/civil.ts';
import { ok, refuse, type Result } from '#lib/kernel/result.ts';
import { answer } from './table.ts';

/** A worked case: what a rule must answer. `expected` may leave out what it does not examine. */
export interface LawCase {
  readonly id: string;
  readonly rule: string;
  readonly input: unknown;
  readonly expected: Readonly<Record<string, unknown>>;
  readonly date?: CivilDate;
}

const isObject = (raw: unknown): raw is Record<string, unknown> =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw);

const readCase = (raw: unknown, row: number): Result<LawCase, string> => {
  if (!isObject(raw)) return refuse(`cas ${row} : ce n’est pas un objet`);
  const { id = `cas ${row}`, rule, input, expected, date } = raw;
  if (typeof id !== 'string') return refuse(`cas ${row}, champ « id » : il faut un texte`);
  if (typeof rule !== 'string') return refuse(`cas ${row}, champ « rule » : il faut le nom d’une règle`);
  if (!isObject(input)) return refuse(`cas ${row}, champ « input » : il faut un objet`);
  if (!isObject(expected)) return refuse(`cas ${row}, champ « expected » : il faut un objet`);
  if (date === undefined) return ok({ id, rule, input, expected });
  if (typeof date !== 'string' || !isCivilDate(date))
    return refuse(`cas ${row}, champ « date » : il faut une date AAAA-MM-JJ`);
  return ok({ id, rule, input, expected, date });
};

/** Reads a file of cases (a JSON list). The error names the row and the field. */
export const readCases = (content: string): Result<readonly LawCase[], string> => {
  let raw: unknown;
  try {
    raw = JSON.parse(content.replace(/^\uFEFF/, ''));
  } catch {
    return refuse('ce n’est pas du JSON');
  }
  if (!Array.isArray(raw)) return refuse('il faut une liste de cas');
  if (raw.length === 0) return refuse('la liste de cas est vide');
  const cases: LawCase[] = [];
  const seen = new Set<string>();
  for (const [index, item] of raw.entries()) {
    const one = readCase(item, index + 1);
    if (!one.ok) return one;
    if (seen.has(one.value.id))
      return refuse(`cas ${index + 1}, champ « id » : « ${one.value.id} » est déjà pris`);
    seen.add(one.value.id);
    cases.push(one.value);
  }
  return ok(cases);
};

/** Equality of two JSON values; the order of an object's keys does not count. */
const same = (left: unknown, right: unknown): boolean => {
  if (Array.isArray(left) && Array.isArray(right))
    return left.length === right.length && left.every((item, index) => same(item, right[index]));
  if (!isObject(left) || !isObject(right)) return left === right;
  const names = Object.keys(left);
  return (
    names.length === Object.keys(right).length &&
    names.every((name) => Object.hasOwn(right, name) && same(left[name], right[name]))
  );
};

/** What differs between a case and the rule's answer, in French; empty when they agree. */
export const mismatches = ({ rule, input, expected, date }: LawCase): readonly string[] => {
  const answered = answer(rule, input, date);
  if (!answered.ok) return [answered.error.sentence.fr];
  const value = new Map(Object.entries(answered.value.value as object));
  return Object.entries(expected)
    .filter(([name, wanted]) => !same(value.get(name), wanted))
    .map(
      ([name, wanted]) =>
        `${name} : attendu ${JSON.stringify(wanted)}, calculé ${JSON.stringify(value.get(name)) ?? 'rien'}`,
    );
};

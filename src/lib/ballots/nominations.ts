import { ok, refuse } from '#lib/kernel/result.ts';
import { isEmpty, plain, weightOf, type Ballot, type Counted, type Question } from './ballot.ts';

/** Columns of a nomination, by their folded French names. */
const columns = { nominee: 'personne', reason: 'raison', change: 'report', changeReason: 'raison du report' };

interface Argument {
  readonly reason: string;
  /** True where the nomination was carried here from someone else. */
  readonly carried: boolean;
}

export interface Nominee {
  readonly person: string;
  readonly before: number;
  readonly after: number;
  readonly reasons: readonly Argument[];
}

export interface Nominations {
  readonly method: 'nominations';
  /** By name: the number of nominations decides nothing, so it orders nothing. */
  readonly people: readonly Nominee[];
  readonly changes: number;
  readonly order: readonly [];
}

const nobody = { fr: 'personne n’est proposé', en: 'nobody is nominated' };

const text = (ballot: Ballot, column: number): string => String(ballot[column] ?? '').trim();

/**
 * Election without candidate: who was nominated and for which reasons, before and after changes.
 * Columns `personne`, `raison`, `report` (person nominated after change), `raison du report`; only the
 * first is required.
 */
export const nominations = (ballots: readonly Ballot[], question: Question): Counted<Nominations> => {
  const at = (name: string): number => question.options.findIndex((option) => plain(option) === name);
  const nominee = at(columns.nominee);
  if (nominee < 0)
    return refuse({
      row: 0,
      column: columns.nominee,
      reason: { fr: 'la colonne manque', en: 'the column is missing' },
    });
  const people = new Map<string, { before: number; after: number; reasons: Argument[] }>();
  const entry = (person: string) => {
    const known = people.get(person) ?? { before: 0, after: 0, reasons: [] };
    people.set(person, known);
    return known;
  };
  let changes = 0;
  for (const [index, ballot] of ballots.entries()) {
    const person = text(ballot, nominee);
    if (isEmpty(person)) return refuse({ row: index + 1, column: columns.nominee, reason: nobody });
    const changed = text(ballot, at(columns.change)) || person;
    const reason = text(ballot, at(columns.reason));
    const changeReason = text(ballot, at(columns.changeReason));
    const papers = weightOf(question, index);
    entry(person).before += papers;
    entry(changed).after += papers;
    if (reason) entry(person).reasons.push({ reason, carried: false });
    if (changed !== person) {
      changes += papers;
      if (changeReason) entry(changed).reasons.push({ reason: changeReason, carried: true });
    }
  }
  const named = [...people].map(([person, found]): Nominee => ({ person, ...found }));
  named.sort((a, b) => a.person.localeCompare(b.person, 'fr'));
  return ok({ method: 'nominations', people: named, changes, order: [] });
};

import { describe, expect, test } from 'vitest';
import { initial as bodies } from '#lib/governance/bodies/index.ts';
import { initial as charter } from '#lib/governance/charter/index.ts';
import { initial as mandates } from '#lib/governance/mandates/index.ts';
import { coveredThrough, namesCoveredIn } from './covered-names.ts';
import type { CommuneState, MemberFunction } from '#lib/governance/commune/index.ts';
import type { Organisation, PersonName } from '../organisation/organisation.ts';

const organisation = (
  people: readonly (readonly [MemberFunction, string, string, (string | null)?])[],
): Organisation => {
  const members = people.map(([held], place) => [
    `p${place}`,
    { function: held, majority: false, rank: null, group: null, leftOn: null },
  ]);
  const names = people.map(([, given, family, email = null], place): [string, PersonName] => [
    `p${place}`,
    { given, family, email },
  ]);
  const commune = { status: 'founded', members: Object.fromEntries(members) } as unknown as CommuneState;
  return { commune, charter, bodies, mandates, names: new Map(names) };
};

const cover = namesCoveredIn(
  organisation([
    ['deputy', 'Rose', 'Martin'],
    ['agent', 'Gérard', 'DUPONT', 'g.dupont@valbrune.fr'],
    ['agent', 'Anne', 'LE GOAS'],
    ['resident', 'Martin', 'Rose'],
    ['resident', 'Jean', 'PETIT'],
  ]),
);

describe('I-25: names of agents and private persons leave what anybody reads', () => {
  test.each([
    'Dupont relance',
    'DUPONT relance',
    'gérard dupont relance',
    'Gerard Dupont relance',
    'G\u0065\u0301rard relance',
    'g.dupont@valbrune.fr relance',
    'G.Dupont@Valbrune.fr relance',
    'Le Goas relance',
    'le goas relance',
    'Le-Goas relance',
  ])('%s', (text) => expect(cover(text)).toBe('un agent relance'));

  test('an elected member keeps theirs, also when somebody bears the same two names', () => {
    expect(cover('Rose Martin et Martin propose')).toBe('Rose Martin et Martin propose');
  });

  test('a common word is no name: in small letters it stays', () => {
    expect(cover('Un petit budget pour Petit')).toBe('Un petit budget pour une personne');
  });

  test('names next to one another, cut by a sign, or inside other words', () => {
    expect(cover('Dupont, Le Goas et Dupont.')).toBe('un agent, un agent et un agent.');
    expect(cover('Gérard-Dupont ; Gérard ; Dupont')).toBe('un agent ; un agent ; un agent');
    expect(cover('Dupontel et les Goas, le 3')).toBe('Dupontel et les Goas, le 3');
    expect(cover('')).toBe('');
  });

  test('every text of a view is gone through, and the persons named there stay', () => {
    const named = { id: 'p0', name: 'Jean Petit', initials: 'JP' };
    expect(
      coveredThrough({ text: 'Petit', list: [{ way: 'Dupont' }], on: null, count: 2, named }, cover),
    ).toEqual({ text: 'une personne', list: [{ way: 'un agent' }], on: null, count: 2, named });
  });
});

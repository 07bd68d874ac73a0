import { expect, test } from 'vitest';
import { paragraphsOf } from '#lib/ui/text-diff.ts';
import { compared } from './margin.ts';
import type { ObjectionView, VersionView } from '#lib/server/application/proposals/proposal.ts';

const version = (number: number, text: string, integrates: VersionView['integrates'] = []): VersionView => ({
  number,
  text,
  integrates,
  title: 'Gare',
  terms: null,
  carriedBy: null,
  scope: { amountEuros: null, matter: null, delegation: null, services: [] },
  effect: { kind: 'none' },
  at: '2026-11-20T18:00:00Z',
});

const objection = (id: string, argument: string): ObjectionView => ({
  id,
  argument,
  author: { id: 'p', name: 'Josiane Tréhard', initials: 'JT' },
  mine: false,
  textVersion: 1,
  criterion: 'mandate',
  at: '2026-11-20T18:00:00Z',
  status: 'integrated',
  tested: true,
  resolution: { way: 'amended' },
  resolvedIn: 2,
  judged: 0,
  judges: 0,
  acts: { withdraw: false, test: false, judge: false },
});

const first = 'La convention est reconduite tacitement.\nHuit lampes s’éteignent à 1 h.';
const second = 'La convention dure huit mois.\nHuit lampes s’éteignent à 1 h 30.';
const renewal = objection('renewal', 'Une reconduction tacite de la convention nous ôte la décision.');
const light = objection('light', 'Éteindre ces lampes si tôt laisse le train de nuit sans lumière.');
const amended = { way: 'amended' } as const;

/** The text of the paragraph beside which the note of an objection stands. */
const besideOf = ({ segments }: ReturnType<typeof compared>, id: string): string => {
  const note = { id, author: '', quote: '', criterion: '' };
  const paragraph = paragraphsOf(segments, [note]).find(({ notes }) => notes.length > 0);
  return paragraph?.segments.map(({ text }) => text).join('') ?? '';
};

test('each change stands beside the objection that speaks of the same thing', () => {
  const versions = [
    version(1, first),
    version(2, second, [
      { objection: 'light', resolution: amended },
      { objection: 'renewal', resolution: amended },
    ]),
  ];
  const result = compared(versions, [renewal, light], null, null);
  expect(result).toMatchObject({ from: 1, to: 2, beside: [] });
  expect(besideOf(result, 'light')).toContain('Huit lampes');
  expect(besideOf(result, 'renewal')).toContain('La convention');
});

test('a worry that is measured changes no word: its note stands beside the terms', () => {
  const measured = { way: 'measured', indicator: 'appels de nuit', on: '2027-06-01' } as const;
  const versions = [version(1, first), version(2, first, [{ objection: 'light', resolution: measured }])];
  const { beside, answered } = compared(versions, [light], null, null);
  expect(beside).toEqual(['light']);
  expect(answered.map(({ version }) => version)).toEqual([2]);
});

test('versions that do not exist bring back the last change, and one version shows no change', () => {
  const versions = [version(1, first), version(2, second)];
  expect(compared(versions, [], 99, -1)).toMatchObject({ from: 1, to: 2 });
  expect(compared(versions, [], Number.NaN, 1.5)).toMatchObject({ from: 1, to: 2 });
  expect(compared([version(1, first)], [], null, null).segments).toEqual([{ kind: 'same', text: first }]);
});

import { expect, test } from 'vitest';
import { boardOf, groupsOf } from './arranging.ts';
import type { ActionLineView } from '#lib/server/application/actions/actions.ts';

const line = (id: string, more: Partial<ActionLineView> = {}): ActionLineView => ({
  id,
  title: id,
  decision: { id: 'd1', title: 'Rue scolaire' },
  body: { id: 'b1', name: 'Groupe majoritaire' },
  owner: { id: 'p1', name: 'Romain Talhouarn', initials: 'RT' },
  due: '2026-12-01',
  status: 'open',
  blocked: false,
  endedAt: null,
  overdue: false,
  toReassign: false,
  ...more,
});
const mine = { owner: { id: 'me', name: 'Solène Brisach', initials: 'SB' } };

test('mine come first and only there; the others keep their order in each group', () => {
  const circle = { body: { id: 'b2', name: 'Cercle' } };
  const lines = [line('a'), line('b', circle), line('c', mine), line('d'), line('e', { ...mine, ...circle })];
  const shown = groupsOf(lines, 'me', 'body').map(({ heading, lines: held }) => [
    heading?.name ?? 'mine',
    ...held.map(({ id }) => id),
  ]);
  expect(shown).toEqual([
    ['mine', 'c', 'e'],
    ['Groupe majoritaire', 'a', 'd'],
    ['Cercle', 'b'],
  ]);
  expect(groupsOf([line('a')], 'me', 'decision')).toMatchObject([{ heading: { name: 'Rue scolaire' } }]);
  expect(groupsOf([], 'me', 'body')).toEqual([]);
});

test('the board holds what was done of late, says how much before, and nothing that was dropped', () => {
  const done = Array.from({ length: 15 }, (_, index) => line(`d${index}`, { status: 'done' }));
  const board = boardOf([
    line('a'),
    line('b', { status: 'inProgress' }),
    line('c', { status: 'dropped' }),
    ...done,
  ]);
  expect([board.open.length, board.inProgress.length, board.done.length, board.doneBefore]).toEqual([
    1, 1, 12, 3,
  ]);
});

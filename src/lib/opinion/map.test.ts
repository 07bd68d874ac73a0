import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gather, type Vote } from './gathering.ts';
import { opinionMap, type OpinionMap } from './map.ts';
import { numbers } from './numbers.ts';
import { conversation } from './samples.ts';

const shuffled = <T>(list: readonly T[], seed: number): T[] => {
  const next = numbers(seed);
  return list
    .map((one) => ({ one, key: next() }))
    .sort((a, b) => a.key - b.key)
    .map(({ one }) => one);
};

/** Largest difference between the places of the same people on two maps. */
const apart = (a: OpinionMap, b: OpinionMap): number => {
  const places = new Map(b.placed.map(({ participant, position }) => [participant, position]));
  return Math.max(
    ...a.placed.map(({ participant, position }) => {
      const [x, y] = places.get(participant) ?? [NaN, NaN];
      return Math.hypot(position[0] - x, position[1] - y);
    }),
  );
};

const partition = (map: OpinionMap): string[] => {
  const members = new Map<number | null, string[]>();
  for (const { participant, group } of map.placed)
    members.set(group, [...(members.get(group) ?? []), participant]);
  return [...members.values()].map((list) => list.join(' ')).sort();
};

test('the map does not depend on the order of rows', () => {
  const votes = conversation(90, 25, 3, 0.5, 0.2, 4).map((vote) => ({
    ...vote,
    participant: Number(vote.participant) % 2 ? `p${vote.participant}` : vote.participant,
  }));
  const map = opinionMap(gather(votes));
  for (const seed of [1, 2, 3]) expect(opinionMap(gather(shuffled(votes, seed)))).toEqual(map);
});

test('the latest of two answers counts, whether gathered at once or later', () => {
  const first: Vote[] = [
    { participant: '2', statement: '10', vote: 1 },
    { participant: '1', statement: '9', vote: -1 },
  ];
  const then: Vote[] = [
    { participant: '2', statement: '10', vote: -1 },
    { participant: 'x', statement: '9', vote: 0 },
  ];
  const both = gather([...first, ...then]);
  expect(gather(then, gather(first))).toEqual(both);
  expect(both).toMatchObject({ people: ['1', '2', 'x'], statements: ['9', '10'] });
  expect([...both.answers.values]).toEqual([-1, -1, 0]);
});

test('gathering bit by bit is gathering at once', () => {
  const vote = fc.record({
    participant: fc.integer({ min: 0, max: 12 }).map(String),
    statement: fc.constantFrom('1', '2', '10', 'a', 'b'),
    vote: fc.constantFrom(-1 as const, 0 as const, 1 as const),
  });
  fc.assert(
    fc.property(fc.array(fc.array(vote)), (batches) => {
      const parts = batches.reduce((before, batch) => gather(batch, before), gather([]));
      expect(parts).toEqual(gather(batches.flat()));
    }),
  );
});

test.each([3, 4, 5])('%i groups keep their ids while people and statements arrive', (groups) => {
  for (const seed of [2, 3, 5, 8]) {
    const votes = conversation(240, 60, groups, 0.5, 0.15, seed);
    const known = votes.filter(
      ({ participant, statement }) => Number(participant) < 200 && Number(statement) < 55,
    );
    const before = opinionMap(gather(known));
    const after = opinionMap(gather(votes), { previous: before });
    expect(after.groups).toHaveLength(groups);
    const were = new Map(before.placed.map(({ participant, group }) => [participant, group]));
    const kept = after.placed.filter(({ participant, group }) => were.get(participant) === group);
    expect(kept.length).toBeGreaterThan(0.95 * were.size);
  }
});

test('a map brought up to date is the one made from scratch, to 1e-6, and groups keep their ids', () => {
  const votes = conversation(240, 50, 3, 0.5, 0.2, 8);
  const early = votes.filter(
    ({ participant, statement }) => Number(participant) < 180 && Number(statement) < 44,
  );
  const late = votes.filter((vote) => !early.includes(vote));
  let gathered = gather(early);
  const before = opinionMap(gathered);
  gathered = gather(late, gathered);
  const after = opinionMap(gathered, { previous: before });
  const scratch = opinionMap(gather(votes));
  const turned = opinionMap(gather(votes), { previous: after });
  expect(apart(after, turned)).toBeLessThan(1e-6);
  const sizes = ({ placed }: OpinionMap): number[] => placed.map(({ position: [x, y] }) => Math.hypot(x, y));
  const scratchSizes = sizes(scratch);
  for (const [i, size] of sizes(after).entries())
    expect(Math.abs(size - (scratchSizes[i] ?? 0))).toBeLessThan(1e-6);
  expect(partition(after)).toEqual(partition(scratch));
  const known = new Map(before.placed.map(({ participant, group }) => [participant, group]));
  const kept = after.placed.filter(({ participant, group }) => known.get(participant) === group);
  expect(kept.length).toBeGreaterThan(0.95 * known.size);
});

test('a statement set aside is a column of zeros for everybody, as in Polis', () => {
  const votes = conversation(60, 20, 2, 0.6, 0.2, 5);
  const everybody = [...new Set(votes.map(({ participant }) => participant))];
  const zeros = votes
    .filter(({ statement }) => statement !== '3')
    .concat(everybody.map((participant) => ({ participant, statement: '3', vote: 0 })));
  const aside = opinionMap(gather(votes), { moderated: new Set(['3']) });
  const zeroed = opinionMap(gather(zeros));
  const rows = new Set(aside.placed.map(({ participant }) => participant));
  expect(
    apart({ ...zeroed, placed: zeroed.placed.filter((one) => rows.has(one.participant)) }, aside),
  ).toBeLessThan(1e-9);
  expect(JSON.stringify(aside)).not.toContain('"statement":"3"');
});

test('tells opinions from chance', () => {
  const planted = opinionMap(gather(conversation(60, 30, 2, 0.7, 0.4, 2)));
  expect(planted.noise).toBeNull();
  const random = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) =>
    opinionMap(gather(conversation(60, 30, 60, 0.7, 0, seed))),
  );
  expect(random.filter(({ noise }) => noise === 'chance').length).toBeGreaterThanOrEqual(7);
});

test('a handful of people is called noise and its groups are hidden', () => {
  const map = opinionMap(gather(conversation(6, 20, 2, 1, 0, 1)));
  expect(map).toMatchObject({ noise: 'few', groups: [], counted: 6 });
  expect(map.placed.every(({ group }) => group === null)).toBe(true);
});

test.each<[string, Vote[]]>([
  ['nobody', []],
  ['one answer', [{ participant: 'a', statement: 's', vote: 1 }]],
  ['identical people', conversation(40, 10, 1, 1, 0, 1)],
  ['only passes', conversation(40, 10, 2, 1, 0, 1).map((vote) => ({ ...vote, vote: 0 }))],
  ['more statements than people', conversation(12, 200, 2, 1, 0.1, 1)],
  ['one statement', conversation(40, 1, 2, 1, 0.3, 1)],
])('of %s there is a map of finite numbers', (_name, votes) => {
  const map = opinionMap(gather(votes));
  const all = map.placed.flatMap(({ position }) => position).concat(map.silhouette);
  expect(all.every(Number.isFinite)).toBe(true);
  expect(map.participants).toBe(new Set(votes.map(({ participant }) => participant)).size);
});

/** People who answer as one, but for a few who answer the other way, each on statements of their own. */
const withLoners = (people: number, loners: number): Vote[] =>
  conversation(people, 24, 1, 1, 0.05, 3).concat(
    conversation(loners, 24, loners, 1, 0, 5).map((vote) => ({
      ...vote,
      participant: `l${vote.participant}`,
    })),
  );

test('a number of groups that cuts off a few people is worth nothing', () => {
  const alone = opinionMap(gather(withLoners(40, 1)));
  expect(alone).toMatchObject({ groups: [], noise: 'nothing', silhouette: 0, counted: 41 });
  expect(alone.placed.every(({ group }) => group === null)).toBe(true);
  const asked = opinionMap(gather(withLoners(40, 1)), { groups: 2 });
  expect(asked.groups.map(({ size }) => size)).toEqual([40]);
  expect(asked.noise).toBe('nothing');
  const camps = opinionMap(gather([...withLoners(0, 2), ...conversation(60, 24, 2, 1, 0.1, 3)]));
  for (const { size } of camps.groups) expect(size).toBeGreaterThanOrEqual(5);
  expect(camps.groups).toHaveLength(2);
});

/** Twenty people against twenty on a few statements, agreed on the rest; and one against all on everything. */
const withOneAgainstAll = (): Vote[] =>
  Array.from({ length: 41 }, (_, person) =>
    Array.from({ length: 24 }, (_s, statement): Vote => {
      const own = statement < 4 ? (person < 20 ? 1 : -1) : 1;
      const noise = (person * 7 + statement * 5) % 17 === 0 ? -1 : 1;
      return {
        participant: `${person}`,
        statement: `${statement}`,
        vote: (person === 40 ? -1 : own * noise) as Vote['vote'],
      };
    }),
  ).flat();

test('one person against all does not hide what parts the others, and goes to the nearest group', () => {
  const map = opinionMap(gather(withOneAgainstAll()));
  expect(map.groups.map(({ size }) => size).sort()).toEqual([20, 21]);
  const camp = (person: number) => map.placed[person]?.group;
  for (let person = 0; person < 40; person++) expect(camp(person)).toBe(camp(person < 20 ? 0 : 20));
  expect(map.noise).not.toBe('nothing');
});

test('more answers may be asked of those who are placed', () => {
  const votes = conversation(60, 20, 2, 0.5, 0.1, 3);
  const placed = (minimum?: number): number =>
    opinionMap(gather(votes), minimum === undefined ? {} : { minimum }).placed.length;
  expect([placed(1), placed(20)]).toEqual([60, 0]);
  expect(placed()).toBe(placed(7));
  expect(placed(10)).toBeLessThan(placed());
});

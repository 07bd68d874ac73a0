/** The engines beside second programs, each written from its definition and sharing nothing with them. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tally } from '#lib/ballots/index.ts';
import type { Ballot } from '#lib/ballots/ballot.ts';
import { cloudOf, kMeans, silhouette } from '#lib/opinion/grouping.ts';
import { amongRuns, runs } from './support/runs.ts';
import { costOf, leastCost, silhouetteByDefinition } from './support/second-programs/k-means.ts';
import { judgedByValue } from './support/second-programs/majority-judgment.ts';
import { schulzeByPaths } from './support/second-programs/schulze.ts';
import { scottishCount } from './support/second-programs/scottish-stv.ts';

const cases = runs(20_000);
const patience = 3_600_000;
const letters = [...'ABCDEF'];

const shuffled = (size: number) =>
  fc.shuffledSubarray(letters.slice(0, size), { minLength: size, maxLength: size });

/** Papers that name some of the candidates, few enough for ties to be common; seats; and a lot. */
const elections = fc
  .tuple(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 1, max: 4 }))
  .chain(([size, seats]) =>
    fc.record({
      candidates: fc.constant(letters.slice(0, size)),
      seats: fc.constant(Math.min(seats, size)),
      papers: fc.array(fc.shuffledSubarray(letters.slice(0, size)), { minLength: 1, maxLength: 24 }),
      lot: shuffled(size),
    }),
  );

test(
  'Scottish transferable vote: every stage, to the hundred-thousandth',
  () => {
    fc.assert(
      fc.property(elections, ({ candidates, seats, papers, lot }) => {
        const ballots = papers.map((paper): Ballot =>
          candidates.map((name) => (paper.includes(name) ? paper.indexOf(name) + 1 : null)),
        );
        const counted = tally('stv', ballots, { options: candidates, seats, lot });
        if (!counted.ok) throw new Error(counted.error.reason.en);
        const { quota, stages } = counted.value;
        const expected = scottishCount(papers, candidates, seats, lot);
        expect(quota).toBe(expected.quota);
        const votes = stages.map((stage) =>
          Object.fromEntries(candidates.map((name) => [name, Math.round((stage.votes[name] ?? 0) * 1e5)])),
        );
        expect(votes).toEqual(expected.stages);
        expect(stages.flatMap(({ elected }) => [...elected].sort())).toEqual(expected.elected);
        const excluded = stages.flatMap(({ action, option }) => (action === 'exclusion' ? [option] : []));
        expect(excluded).toEqual(expected.excluded);
      }),
      cases,
    );
  },
  patience,
);

/** Ranks with ties, gaps and options left out. */
const rankings = fc.integer({ min: 2, max: 5 }).chain((size) =>
  fc.array(fc.array(fc.option(fc.integer({ min: 1, max: 5 })), { minLength: size, maxLength: size }), {
    minLength: 1,
    maxLength: 12,
  }),
);

test(
  'Schulze: the strongest path of each pair, and the order',
  () => {
    fc.assert(
      fc.property(rankings, (ballots) => {
        const size = ballots[0]?.length ?? 0;
        const options = letters.slice(0, size);
        const counted = tally('schulze', ballots, { options });
        if (!counted.ok) throw new Error(counted.error.reason.en);
        const { strengths, layers } = schulzeByPaths(ballots, size);
        expect(counted.value.strengths).toEqual(strengths);
        const named = layers.map((layer) => layer.map((at) => options[at]));
        expect(counted.value.order.map((layer) => [...layer].sort())).toEqual(named);
      }),
      cases,
    );
  },
  patience,
);

const scale = ['rejet', 'insuffisant', 'passable', 'bien', 'très bien'];
const judgments = fc.integer({ min: 1, max: 4 }).chain((size) =>
  fc.array(fc.array(fc.option(fc.nat(scale.length - 1)), { minLength: size, maxLength: size }), {
    minLength: 1,
    maxLength: 20,
  }),
);

test(
  'majority judgment: the order of majority values, and each median',
  () => {
    fc.assert(
      fc.property(judgments, (answers) => {
        // A paper without any grade is blank and not counted.
        const given = answers.filter((answer) => answer.some((grade) => grade !== null));
        if (given.length === 0) return;
        const options = letters.slice(0, given[0]?.length);
        const ballots = answers.map((answer) =>
          answer.map((grade) => (grade === null ? null : (scale[grade] ?? ''))),
        );
        const counted = tally('majority-judgment', ballots, { options, grades: scale, missing: 'worst' });
        if (!counted.ok) throw new Error(counted.error.reason.en);
        const columns = options.map((_, at) => answers.map((answer) => answer[at] ?? 0));
        const { layers, medians } = judgedByValue(columns);
        const named = layers.map((layer) => layer.map((at) => options[at]).sort());
        expect(counted.value.order.map((layer) => [...layer].sort())).toEqual(named);
        expect(counted.value.options.map(({ grade }) => grade)).toEqual(medians.map((at) => scale[at ?? 0]));
      }),
      cases,
    );
  },
  patience,
);

/** Tiny maps: a few places, on a grid so that ties happen, each with some people. */
const maps = fc.record({
  points: fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 })), {
    minLength: 4,
    maxLength: 8,
  }),
  weights: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 8, maxLength: 8 }),
  k: fc.integer({ min: 2, max: 3 }),
});

test(
  'k-means: never better than the best of all ways, and nearly always as good; its silhouette',
  () => {
    let [tried, missed, worst] = [0, 0, 1];
    fc.assert(
      fc.property(maps, ({ points, weights, k }) => {
        fc.pre(new Set(points.map(String)).size > k);
        const cloud = cloudOf(points, 2, weights.slice(0, points.length));
        const clusters = kMeans(cloud, k);
        const labels = [...clusters.labels];
        expect(clusters.inertia).toBeCloseTo(costOf(points, weights, labels), 6);
        const least = leastCost(points, weights, k);
        expect(clusters.inertia).toBeGreaterThanOrEqual(least * (1 - 1e-9) - 1e-9);
        tried++;
        if (clusters.inertia > least * (1 + 1e-9) + 1e-9) missed++;
        worst = Math.max(worst, clusters.inertia / Math.max(least, 1e-9));
        const people = points.flatMap((point, at) => new Array<typeof point>(weights[at] ?? 0).fill(point));
        const groups = labels.flatMap((label, at) => new Array<number>(weights[at] ?? 0).fill(label));
        expect(silhouette(cloud, clusters)).toBeCloseTo(silhouetteByDefinition(people, groups), 9);
      }),
      cases,
    );
    // Lloyd's rounds stop where no point is nearer to another middle: from nine starts, the best of all ways but seldom.
    expect(tried).toBeGreaterThan(amongRuns(10_000));
    expect(missed / tried, `missed ${missed} of ${tried}, worst ratio ${worst}`).toBeLessThan(0.005);
  },
  patience,
);

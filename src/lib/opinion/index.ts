/**
 * Opinion: map of divergences from agree / pass / disagree answers, computed as Polis does so that results
 * compare: mean imputation, two principal axes, k-means over base clusters, representative statements,
 * group-aware consensus; and for small bodies, who answers like whom. Pure and deterministic; the order of
 * rows changes nothing. Four or five groups are looked for on three or four axes too, since two can hide them. Cost: votes × 30 to 300 rounds for the axes, people × 100 × rounds for the groups.
 * How it is computed, and where it differs from Polis: `docs/opinion.md`.
 *
 *     const conversation = gather([{ participant: '0', statement: '3', vote: 1 }]);
 *     const map = opinionMap(conversation);
 *     const later = gather([{ participant: '1', statement: '3', vote: -1 }], conversation);
 *     opinionMap(later, { previous: map });
 */
export type { Bridge, Divide, Majority } from './common-ground.ts';
export type { Conversation, Vote } from './gathering.ts';
export { gather } from './gathering.ts';
export type { Noise, OpinionGroup, OpinionMap, OpinionOptions } from './map.ts';
export { opinionMap } from './map.ts';
export type { Representative } from './representative.ts';
export type { Pair, SmallBody } from './small-body.ts';
export { smallBody } from './small-body.ts';

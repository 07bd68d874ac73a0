/**
 * Opinion: map of divergences from agree / pass / disagree answers, computed as Polis does so that results
 * compare: mean imputation, two principal axes, k-means over base clusters, group-aware consensus. Pure and
 * deterministic; the order of rows changes nothing. Cost Σ answers² + rounds × statements².
 *
 *     opinionMap({ votes: [{ participant: '0', statement: '3', vote: 1 }] })
 */
export type { OpinionInput, OpinionMap, OpinionOptions, Vote } from './map.ts';
export { opinionMap } from './map.ts';

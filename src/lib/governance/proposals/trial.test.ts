import { expect, test } from 'vitest';
import { consent, inObjections, start, terms, when } from '../testing/proposals.ts';
import type { Around, Told } from '../testing/proposals.ts';
import { code } from '../testing/story.ts';
import { voters } from '../testing/town.ts';
import { initial } from './evolve.ts';
import { unmeasuredTrial } from './reading.ts';
import type { Effect } from './state.ts';

const trial = { endsOn: '2026-12-07', measures: ['comptage des voitures', 'questionnaire aux parents'] };
const onTrial = () => {
  const words = { title: 'Rue scolaire', text: 'La rue ferme huit semaines.', terms: { ...terms, trial } };
  const amend: Told = { type: 'AmendProposal', version: 1, ...words, integrates: [] };
  return consent(inObjections().then('ana', amend), voters, 2).then('eva', { type: 'CloseRound' });
};
const measured = (...results: [string | null, string | null][]): Told => ({
  type: 'RecordMeasures',
  results: results.map(([result, reason], index) => ({
    measure: trial.measures[index] ?? '',
    result,
    reason,
  })),
});

test('I-14: each measure of a trial gets its result, or the reason why there is none', () => {
  const adopted = onTrial();
  expect(adopted.state).toMatchObject({
    closure: { outcome: 'adoptedOnTrial', decision: { measured: null } },
  });
  expect(code(adopted.then('ana', measured(['40 % de moins', null])))).toBe('measure-missing');
  expect(code(adopted.then('ana', measured(['40 % de moins', null], [null, '?'])))).toBe('text-too-short');
  expect(code(adopted.then('bob', measured(['oui', null], ['oui', null])))).toBe('carrier-required');
  const full = adopted.then('ana', measured(['40 % de moins', 'rien'], [null, 'trop peu de réponses']));
  const results = [
    { measure: trial.measures[0], result: '40 % de moins', reason: null },
    { measure: trial.measures[1], result: null, reason: 'trop peu de réponses' },
  ];
  expect(full.state).toMatchObject({ closure: { decision: { measured: { results } } } });
  expect([unmeasuredTrial(adopted.state), unmeasuredTrial(full.state)]).toEqual([trial, null]);
});

test('I-14: a review keeps no trial that was not measured, and ends none after its term without its measures', () => {
  const draftIt = (effect: Effect, around: Around) => {
    const words = { title: 'Réexamen', text: 'Ce que nous en faisons.', terms: null };
    const facts = { subject: 's', body: 'groupe', matter: 'ordinary', effect } as const;
    return code(when(initial, 'ana', { type: 'DraftProposal', ...facts, ...words }, around));
  };
  const keep: Effect = { kind: 'keep', decision: 'p', reviewOn: '2027-06-01' };
  const repeal: Effect = { kind: 'repeal', decision: 'p' };
  const unmeasured = {
    inForce: true,
    body: 'groupe',
    nature: 'political' as const,
    awaitsGroup: false,
    unmeasured: trial,
  };
  expect(draftIt(keep, { target: unmeasured })).toBe('trial-not-measured');
  expect(draftIt(keep, { target: { ...unmeasured, unmeasured: null } })).toBe('accepted');
  expect(draftIt(repeal, { target: unmeasured, now: start })).toBe('accepted');
  expect(draftIt(repeal, { target: unmeasured, now: '2026-12-08T10:00:00Z' })).toBe('trial-not-measured');
});

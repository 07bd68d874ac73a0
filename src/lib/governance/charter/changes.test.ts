import { expect, test } from 'vitest';
import { changesFrom, differences, mergedCharter, saidBy, withChanges, type Enacted } from './changes.ts';
import { defaultParameters } from './template.ts';
import type { CharterParameters } from './parameters.ts';

const first = {
  version: 1,
  parameters: defaultParameters,
  since: '2026-04-01T08:00:00.000Z',
  decision: null,
};
const enacted = (parameters: CharterParameters): Enacted => ({
  version: 2,
  parameters,
  history: [first, { version: 2, parameters, since: '2026-10-01T08:00:00.000Z', decision: 'p1' }],
});
const callIn = { callIn: { days: 10 } };
const publication = { publication: { days: 3 } };
const later = '2026-11-01T08:00:00.000Z';

test('a whole charter says only what it changes', () => {
  const whole = withChanges(defaultParameters, callIn);
  expect(changesFrom(defaultParameters, whole)).toEqual(callIn);
  expect(differences(defaultParameters, whole)).toEqual([{ parameter: 'callIn.days', from: 5, to: 10 }]);
  expect(changesFrom(defaultParameters, defaultParameters)).toEqual({});
  const reordered = [...defaultParameters.objections.criteria].reverse();
  expect(differences(defaultParameters, { objections: { criteria: reordered } })).toEqual([]);
});

test('I-13: two texts from one version that touch different articles both hold', () => {
  const charter = enacted(withChanges(defaultParameters, publication));
  const merged = mergedCharter(charter, { base: 1, parameters: callIn }, later);
  expect(merged).toEqual({
    ok: true,
    value: withChanges(withChanges(defaultParameters, publication), callIn),
  });
});

test('I-13: those that touch one article do not, even another figure of it, or the same', () => {
  const refused = { ok: false, error: { code: 'charter-article-changed', articles: ['callIn'] } };
  for (const change of [{ callIn: { members: 4 } }, callIn, { callIn: { days: 7 } }]) {
    const charter = enacted(withChanges(defaultParameters, change));
    expect(mergedCharter(charter, { base: 1, parameters: callIn }, later)).toEqual(refused);
  }
});

test('I-13: what both make together passes every check', () => {
  const charter = enacted(withChanges(defaultParameters, publication));
  expect(mergedCharter(charter, { base: 1, parameters: { callIn: { days: 0 } } }, later)).toMatchObject({
    error: { code: 'charter-parameter-out-of-bounds', parameter: 'callIn.days' },
  });
  expect(mergedCharter(charter, { base: 7, parameters: callIn }, later)).toEqual({
    ok: false,
    error: { code: 'charter-base-unknown' },
  });
});

test('a text written whole, in an old journal, changes what it changed of the charter of its day', () => {
  const charter = enacted(withChanges(defaultParameters, publication));
  const text = { base: null, parameters: withChanges(defaultParameters, callIn) };
  const written = '2026-09-01T08:00:00.000Z';
  expect(saidBy(charter, text, written)).toEqual([{ parameter: 'callIn.days', from: 5, to: 10 }]);
  expect(mergedCharter(charter, text, written)).toMatchObject({
    value: { callIn: { days: 10 }, publication: { days: 3 } },
  });
});

/** What a check against the texts corrected in November 2026, each with the worked cases that hold its value. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { mismatches, readCases } from './cases.ts';
import { lawKnownOn } from './known.ts';
import { answer } from './table.ts';

const read = readCases(readFileSync(new URL('./examples.json', import.meta.url), 'utf8'));
const cases = new Map((read.ok ? read.value : []).map((one) => [one.id, one]));

test.each<[string, readonly string[]]>([
  [
    'strength is a fact: seats and elected confirmed, the table only proposes',
    ['C-119', 'C-120', 'C-121', 'C-122'],
  ],
  ['Alsace-Moselle: a third may ask for a sitting, whatever the population', ['C-123', 'C-124']],
  ['Alsace-Moselle: rules of procedure from 3 500', ['C-125']],
  ['Alsace-Moselle: an emergency, the day before', ['C-103', 'C-105']],
  ['Alsace-Moselle: five days from 3 500, and disputed', ['C-009', 'C-106']],
  ['Paris, Lyon, Marseille are not covered', ['C-109', 'C-110', 'C-111']],
  ['Mayotte and overseas departments: to verify', ['C-112', 'C-113']],
  ['overseas collectivities are refused', ['C-114', 'C-115']],
  [
    'accounts: adopted unless a majority is against, a tie adopts, the mayor leaves',
    ['C-132', 'C-133', 'C-134'],
  ],
  ['accounts: the mayor counts not in the quorum', ['C-135']],
  [
    'nominations: one candidate takes effect at once, but the mayor and deputies are elected',
    ['C-136', 'C-137'],
  ],
  ['nominations: secrecy lifted by unanimity, unless a text imposes it', ['C-050', 'C-138']],
  [
    'tender board and commissions by proportional representation',
    ['C-139', 'C-140', 'C-141', 'C-142', 'C-143'],
  ],
  [
    'a representative designated by law is not interested by that alone, but stands aside',
    ['C-144', 'C-145', 'C-146'],
  ],
  ['an interested giver of a proxy counts too', ['C-148']],
  [
    'proxies: three sittings, except illness and maternity; a new writing begins again',
    ['C-037', 'C-038', 'C-149', 'C-150'],
  ],
  [
    'delegations: 30° needs its threshold, 3° ends with the campaign, to 31°',
    ['C-152', 'C-153', 'C-154', 'C-155', 'C-156'],
  ],
  [
    'not every act is transmitted; fifteen days for individual ones',
    ['C-157', 'C-158', 'C-159', 'C-160', 'C-161'],
  ],
  ['two months for the prefect', ['C-162']],
  ['the number of an act', ['C-163', 'C-164', 'C-165', 'C-166', 'C-167', 'C-168', 'C-169', 'C-170', 'C-171']],
  ['publicity below 3 500 by a deliberation; list within a week', ['C-064', 'C-061']],
  ['the register: signed by mayor and secretary, bound', ['C-177', 'C-178']],
  ['« prend acte » of what should have been voted is void', ['C-173', 'C-174']],
  ['wishes are not decisions', ['C-175']],
  ['no remote presence for municipal councils', ['C-176']],
  ['six months before elections', ['C-189']],
  ['the electoral list may invite a panel, on conditions', ['C-187', 'C-188']],
  ['the second notice counts from its sending', ['C-033', 'C-034', 'C-180', 'C-181']],
  ['the emergency is reported at the opening, and the council may postpone', ['C-101']],
  ['the budget leaves twelve days, the debate ten weeks', ['C-127', 'C-128', 'C-129']],
  ['the population is frozen for the term', ['C-010', 'C-011']],
])('%s', (_correction, ids) => {
  for (const id of ids) {
    const one = cases.get(id);
    expect(one, id).toBeDefined();
    if (one) expect(mismatches(one), id).toEqual([]);
  }
});

test('foreigners and the unregistered are said to be missing from the electoral list', () => {
  const list = { noCommercialUse: true, originInLetter: true, objectionsKept: true, quotasOnList: false };
  const answered = answer('panel.electoralList', { ...list, deletionOn: '2027-03-31' }, lawKnownOn);
  expect(answered.ok && answered.value.calculation.fr).toMatch(/étrang/);
});

test('the second notice in Alsace-Moselle keeps three days, and says that L2541-4 was not read', () => {
  const facts = {
    firstMeeting: '2026-06-01',
    sentOn: '2026-06-02',
    secondMeeting: '2026-06-06',
    departement: '67',
  };
  const answered = answer('quorum.secondConvocation', facts, lawKnownOn);
  expect(answered).toMatchObject({ ok: true, value: { value: { lawfulInterval: true } } });
  expect(answered.ok && answered.value.doubt?.fr).toContain('L2541-4');
});

test('the frozen population rests on R2151-4', () => {
  const one = cases.get('C-011');
  const answered = one && answer(one.rule, one.input, lawKnownOn);
  expect(answered?.ok && answered.value.article).toContain('R2151-4');
});

import { expect, test } from 'vitest';
import { legalFigures, strengthView } from './legal.ts';

const facts = {
  insee: '26289',
  population: 1460,
  registeredElectors: 1100,
  installedOn: '2026-03-21',
};
const all = (over: object, today = '2026-11-01') => {
  const { council, sittings, duties } = legalFigures({ ...facts, ...over }, today);
  return new Map([...council, ...sittings, ...duties].map((one) => [one.id, one]));
};

test('Saillans, 1 460 inhabitants: each figure with its article and its calculation', () => {
  const figures = all({});
  const values = [...figures.values()].map(({ id, values: v, article }) => [id, v, article]);
  expect(values).toEqual([
    ['seats', { seats: 15 }, 'L2121-2 ; L2121-2-1 ; L2113-8 ; L2122-2 ; L2121-17'],
    ['deputies', { deputies: 4, ofDistricts: 0 }, 'L2122-2 ; L2122-2-1'],
    ['quorum', { present: 8, seats: 15 }, 'L2121-2 ; L2121-2-1 ; L2113-8 ; L2122-2 ; L2121-17'],
    ['majority', { needed: 8, expressed: 15 }, 'L2121-20'],
    ['extraordinary', { members: 5 }, 'L2121-9'],
    ['notice', { days: 3 }, 'L2121-11'],
    ['note', { compulsory: false }, 'L2121-12'],
    ['quarterly', { sittings: 1 }, 'L2121-7'],
    ['procedure', { deadline: '2026-09-21' }, 'L2121-8'],
    ['minority', { compulsory: true }, 'L2121-27-1'],
    ['list', { days: 7 }, 'L2121-25'],
    ['publication', { free: true }, 'L2131-1 IV'],
    ['petition', { signatures: 110 }, 'L1112-16 (loi 2022-217)'],
  ]);
  for (const { calculation } of figures.values()) {
    expect(calculation.fr).not.toBe('');
    expect(calculation.en).not.toBe('');
  }
});

test('the thresholds of 3 500 inhabitants', () => {
  const town = all({ population: 3500 });
  expect(town.get('notice')?.values).toEqual({ days: 5 });
  expect(town.get('note')?.values).toEqual({ compulsory: true });
  expect(town.get('publication')?.values).toEqual({ free: false });
});

test('the local law of Alsace-Moselle: its articles, its thresholds, and its doubts said', () => {
  const large = all({ population: 3500, insee: '67482' });
  expect(large.get('notice')).toMatchObject({ values: { days: 5 }, article: 'L2121-12' });
  expect(large.get('notice')?.doubt?.fr).toContain('On retient 5');
  const small = all({ population: 900, insee: '57463' });
  expect(small.get('notice')).toMatchObject({ values: { days: 3 }, article: 'L2541-2' });
  expect(small.get('extraordinary')).toMatchObject({ values: { members: 5 }, article: 'L2541-2' });
  expect(all({ population: 3499, insee: '68224' }).get('procedure')?.values).toEqual({ deadline: null });
});

test('what the commune confirmed of its council goes before the table, everywhere', () => {
  const newCommune = all({
    population: 3600,
    strength: { seats: 39, elected: 39, confirmedOn: '2026-11-22' },
  });
  expect(newCommune.get('seats')).toMatchObject({ values: { seats: 39 } });
  expect(newCommune.get('seats')?.calculation.fr).toContain('Le tableau en donnerait 27');
  expect(newCommune.get('deputies')?.values).toEqual({ deputies: 11, ofDistricts: 0 });
  expect(newCommune.get('quorum')?.values).toEqual({ present: 20, seats: 39 });
  expect(newCommune.get('extraordinary')?.values).toEqual({ members: 13 });
  const short = all({ population: 450, strength: { seats: 11, elected: 9, confirmedOn: '2026-11-22' } });
  expect(short.get('deputies')?.values).toEqual({ deputies: 2, ofDistricts: 0 });
  expect(short.get('quorum')?.values).toEqual({ present: 5, seats: 9 });
});

test('the strength to confirm is the table’s until the commune says otherwise', () => {
  expect(strengthView(facts, '2026-11-01')).toMatchObject({ seats: 15, elected: 15, confirmedOn: null });
  const strength = { seats: 15, elected: 14, confirmedOn: '2026-11-22' };
  const view = strengthView({ ...facts, strength }, '2026-11-01');
  expect(view).toMatchObject(strength);
  expect(view?.check).toBe(
    '/verifier-une-regle/council.strength?populationMunicipale=1460&sieges=15&codeCommune=26289&electedMembers=14',
  );
  expect(strengthView({ ...facts, insee: '75056' }, '2026-11-01')).toBeNull();
});

test('where the rules do not hold, no figure at all, and why', () => {
  for (const insee of ['75056', '69123', '13055', '98735', '97502']) {
    const figures = legalFigures({ ...facts, insee }, '2026-11-01');
    expect([figures.council, figures.sittings, figures.duties]).toEqual([[], [], []]);
    expect(figures.notCovered?.fr).toMatch(/\.$/);
    expect(figures.notCovered?.en).toMatch(/\.$/);
  }
  const mayotte = legalFigures({ ...facts, insee: '97608' }, '2026-11-01');
  expect(mayotte.council).not.toEqual([]);
  expect(mayotte.warning?.fr).toContain('préfecture');
  expect(legalFigures(facts, '2026-11-01').warning).toBeNull();
});

test('what the rules do not know is left out, not guessed', () => {
  expect(all({ registeredElectors: null }).has('petition')).toBe(false);
});

import { expect, test } from 'vitest';
import { pathOf } from './path.ts';
import { sentenceOf } from './sentence.ts';
import type { DecisionView } from '#lib/server/application/register/decision.ts';

const decision: DecisionView = {
  id: 'd1',
  title: 'Rue scolaire',
  text: 'La rue est fermée le matin.',
  nature: 'political',
  body: { id: 'b1', name: 'Groupe majoritaire', kind: 'majorityGroup' },
  origin: {
    title: 'Rue de l’école',
    text: '',
    origin: 'conseil d’école',
    raisedAt: '2026-09-01T18:00:00.000Z',
  },
  sponsor: null,
  outcome: 'adopted',
  status: 'adopted',
  decidedAt: '2026-10-06T19:00:00.000Z',
  decidedOn: '2026-10-06',
  carriedBy: { id: 'p1', name: 'Romain Talhouarn', initials: 'RT' },
  reviewOn: '2027-04-06',
  trial: null,
  tally: null,
  force: { kind: 'inForce', by: null, at: null },
  contested: false,
  measured: null,
  suspended: false,
  calledIn: null,
  ground: null,
  kept: [],
  effect: { kind: 'none' },
  charterVersion: 1,
  versions: [
    {
      number: 1,
      title: 'Rue scolaire',
      text: 'La rue est fermée.',
      at: '2026-09-02T18:00:00.000Z',
      integrates: [],
    },
    {
      number: 2,
      title: 'Rue scolaire',
      text: 'La rue est fermée le matin.',
      at: '2026-10-06T18:30:00.000Z',
      integrates: [{ criterion: 'sideEffect', resolution: { way: 'amended' } }],
    },
  ],
  objections: [{ criterion: 'sideEffect', resolution: { way: 'amended' } }],
  unresolved: 0,
  execution: { state: 'none', done: 0, late: 0, total: 0, nextDue: null, actions: [] },
};
const other = { id: 'd2', title: 'Rue ouverte' };
const titles = (view: DecisionView, today = '2026-11-22') =>
  pathOf(view, today).map(({ title, state }) => `${title} (${state})`);

test('the path goes from origin to review, and says where it stands', () => {
  expect(titles(decision)).toEqual([
    'Le sujet est apporté (done)',
    'Une proposition est écrite (done)',
    'Une objection change le texte (done)',
    'Le groupe majoritaire décide (done)',
    'En vigueur (current)',
    'Exécution : aucune action ouverte à ce jour (upcoming)',
    'Réexamen le 6 avril 2027 (upcoming)',
  ]);
  expect(sentenceOf(decision)).toBe(
    'Décidée par consentement du groupe majoritaire le 6 octobre 2026, une objection levée. Réexamen le 6 avril 2027.',
  );
});

test('a review whose day has passed is awaited, not upcoming', () => {
  expect(
    titles(decision, '2027-05-01')
      .filter((title) => !title.startsWith('Exécution'))
      .slice(-2),
  ).toEqual(['En vigueur (done)', 'Réexamen attendu depuis le 6 avril 2027 (current)']);
});

test('execution says how far it is from its actions, and is where the decision stands while it lasts', () => {
  const one = { person: null, function: 'agent', overdue: false };
  const done = { ...one, due: '2026-10-01', status: 'done', endedAt: '2026-10-02T08:00:00.000Z' } as const;
  const late = { ...one, due: '2026-11-06', status: 'open', overdue: true, endedAt: null } as const;
  const execution = {
    state: 'late',
    done: 1,
    late: 1,
    total: 2,
    nextDue: '2026-11-06',
    actions: [done, late],
  } as const;
  const started: DecisionView = { ...decision, execution: { ...execution, actions: [...execution.actions] } };
  expect(titles(started).slice(-3)).toEqual([
    'En vigueur (done)',
    'Exécution en retard (current)',
    'Réexamen le 6 avril 2027 (upcoming)',
  ]);
  expect(pathOf(started, '2026-11-22').at(-2)).toMatchObject({
    power: 'executive',
    detail: '1 action faite sur 2 · prochaine échéance le 6 novembre 2026',
    links: [{ href: '#execution' }],
  });
  const alone: DecisionView = { ...decision, effect: { kind: 'charter', version: 2 } };
  expect(titles(alone).some((title) => title.startsWith('Exécution'))).toBe(false);
});

test('a decision that another one ended leads to it, and expects nothing more', () => {
  const ended: DecisionView = {
    ...decision,
    kept: [{ by: { id: 'd3', title: 'Bilan' }, at: '2027-04-06T18:00:00.000Z', reviewOn: '2028-04-06' }],
    force: { kind: 'superseded', by: other, at: '2027-06-01T18:00:00.000Z' },
  };
  expect(titles(ended).slice(-2)).toEqual([
    'Réexaminée et maintenue (done)',
    'Remplacée par une autre décision (done)',
  ]);
  expect(pathOf(ended, '2027-07-01').flatMap(({ links }) => links ?? [])).toEqual([
    { href: '#version-2', label: 'voir ce qui change' },
    { href: '/decisions/d3', label: 'par « Bilan »' },
    { href: '/decisions/d2', label: 'par « Rue ouverte »' },
  ]);
  expect(sentenceOf(ended)).toContain('Une autre décision l’a remplacée le 1er juin 2027.');
});

test('the decision that ends another one leads back to it', () => {
  const links = pathOf({ ...decision, effect: { kind: 'supersede', decision: other } }, '2026-11-22').find(
    ({ title }) => title === 'Le groupe majoritaire décide',
  )?.links;
  expect(links).toEqual([{ href: '/decisions/d2', label: 'remplace « Rue ouverte »' }]);
});

test('a call-in stands in the path with what the group said, and nobody’s name', () => {
  const at = '2026-10-15T17:00:00.000Z';
  const open = pathOf({ ...decision, calledIn: { at, outcome: null, by: null } }, '2026-11-22');
  const step = open.find(({ title }) => title === 'Des membres du groupe l’ont évoquée');
  expect(step?.detail).toBe('15 octobre 2026 · exécution suspendue, le groupe va se prononcer');
  const settled = pathOf({ ...decision, calledIn: { at, outcome: 'amended', by: other } }, '2026-11-22');
  expect(settled.find(({ title }) => title === step?.title)).toMatchObject({
    power: 'political',
    detail: '15 octobre 2026 · le groupe l’a remplacée',
    links: [{ href: '/decisions/d2' }],
  });
});

test('a trial says its end and what is watched; a fallback vote its count and what still stood', () => {
  const trial: DecisionView = {
    ...decision,
    outcome: 'adoptedOnTrial',
    trial: { endsOn: '2027-03-31', measures: ['comptage des voitures', 'avis des parents'] },
  };
  const [now, , next] = pathOf(trial, '2026-11-22').slice(-3);
  expect(now?.title).toBe('À l’essai jusqu’au 31 mars 2027');
  expect(next?.detail).toBe('On regarde : comptage des voitures ; avis des parents');
  const voted: DecisionView = {
    ...decision,
    outcome: 'adoptedByFallback',
    tally: { for: 13, against: 5, abstention: 3 },
    objections: [],
    unresolved: 2,
  };
  expect(pathOf(voted, '2026-11-22').some(({ detail }) => detail?.includes('13 pour, 5 contre'))).toBe(true);
  expect(sentenceOf(voted)).toContain('2 objections n’ont pas été levées.');
});

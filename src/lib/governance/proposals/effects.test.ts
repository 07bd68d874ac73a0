import { describe, expect, test } from 'vitest';
import { code } from '../testing/story.ts';
import { consent, drafted, inObjections, subjectIn, tabled, terms, when } from '../testing/proposals.ts';
import { voters, withMembers } from '../testing/town.ts';
import { initial } from './evolve.ts';
import { organising } from './effects.ts';
import type { Effect, OrganisationChange } from './state.ts';

const words = { title: 'Qui facilite', text: 'Cléo facilite les séances du groupe.', terms };
const grant = (person: string): Extract<OrganisationChange, { type: 'GrantMandate' }> => ({
  type: 'GrantMandate',
  mandateId: `facilitation-${person}`,
  role: 'facilitation',
  person,
  from: '2026-10-01',
  until: '2027-03-31',
  designation: 'consent',
});
const organise = (...changes: OrganisationChange[]): Effect => ({ kind: 'organise', changes });
const draftIt = (effect: Effect, body = 'groupe') =>
  when(
    initial,
    body === 'groupe' ? 'ana' : 'bob',
    { type: 'DraftProposal', subject: 's', body, matter: 'ordinary', effect, ...words },
    { subject: subjectIn(body, 'political') },
  );

describe('I-6: powers change by the very text that the group adopts', () => {
  test('a text may change bodies, roles and mandates, each as its own rules allow', () => {
    expect(code(draftIt(organise(grant('cleo'))))).toBe('accepted');
    expect(code(draftIt(organise()))).toBe('text-missing');
    expect(code(draftIt(organise(grant('cleo')), 'bureau'))).toBe('effect-needs-group');
    const twice = draftIt(organise(grant('cleo'), grant('cleo')));
    expect(twice).toMatchObject({ error: { code: 'change-refused', place: 2, of: 'mandates' } });
  });

  test('I-7: not to have the mayor facilitate', () => {
    expect(draftIt(organise(grant('maire')))).toMatchObject({
      error: { code: 'change-refused', place: 1, refusal: { code: 'mayor-never-facilitates' } },
    });
  });

  test('changes are played one after the other: a role may be defined, then given', () => {
    const define: OrganisationChange = {
      type: 'DefineRole',
      roleId: 'climat',
      body: 'groupe',
      kind: 'other',
      title: 'Référence climat',
      purpose: 'Suivre le plan climat',
      perimeter: null,
      accountabilities: [],
      envelopeEuros: null,
      term: null,
    };
    const give: OrganisationChange = { ...grant('cleo'), role: 'climat', mandateId: 'climat-cleo' };
    expect(code(draftIt(organise(define, give)))).toBe('accepted');
    expect(code(draftIt(organise(give, define)))).toBe('change-refused');
  });

  test('what became impossible is told at the close, and nothing is adopted', () => {
    const effect = organise(grant('cleo'));
    const ready = consent(
      inObjections(
        voters,
        drafted()
          .then('ana', { type: 'ReviseDraft', ...words, effect })
          .then('ana', { type: 'TableProposal' }),
      ),
      voters,
    );
    const gone = withMembers({ cleo: { leftOn: '2026-09-01' } });
    expect(ready.refusal).toBeNull();
    expect(ready.then('eva', { type: 'CloseRound' }, gone).refusal).toMatchObject({ code: 'change-refused' });
    expect(ready.then('eva', { type: 'CloseRound' }).events.at(-1)?.type).toBe('ProposalAdopted');
  });
});

test('I-13: changing what a text does is changing the text', () => {
  const round = consent(inObjections(), voters);
  const effect = organise(grant('cleo'));
  const same = { type: 'AmendProposal', version: 1, title: 'Cantine à 1 €', terms } as const;
  const text = 'Le repas coûte 1 € aux familles les plus modestes.';
  expect(round.then('ana', { ...same, text, integrates: [] }).refusal?.code).toBe('nothing-changed');
  const amended = round.then('ana', { ...same, text, integrates: [], effect });
  expect(amended.state).toMatchObject({ phase: 'objections', positions: {} });
  expect(
    tabled().then('ana', { ...same, text, integrates: [], effect: { kind: 'none' } }).refusal?.code,
  ).toBe('nothing-changed');
});

test('the commands of an adoption cite it, and no act of the law', () => {
  expect(organising([grant('cleo')], 'p')).toEqual([{ ...grant('cleo'), decision: 'p', act: null }]);
});

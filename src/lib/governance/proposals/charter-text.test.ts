import { describe, expect, test } from 'vitest';
import { defaultParameters, withChanges, type CharterChanges } from '../charter/index.ts';
import { drafted, rules, start, terms } from '../testing/proposals.ts';
import type { Around, Telling } from '../testing/proposals.ts';
import { town, voters } from '../testing/town.ts';
import { consequences } from './consequences.ts';
import { dueAt } from './reading.ts';
import type { Proposed } from './state.ts';

// A text that changes the charter says differences, and another one adopted meanwhile is neither lost nor undone.

const first = {
  version: 1,
  parameters: defaultParameters,
  since: '2026-04-01T10:00:00.000Z',
  decision: null,
};
const inForce = (change: CharterChanges, version = 2): Around => {
  const parameters = withChanges(defaultParameters, change);
  const second = { version, parameters, since: '2026-09-10T10:00:00.000Z', decision: 'other' };
  return { charter: { ...town.charter, version, parameters, history: [first, second] } };
};
const publication = inForce({ publication: { days: 3 } });
const charterText = (parameters: CharterChanges, around: Around = {}): Telling =>
  rules.story(start).then(
    'ana',
    {
      type: 'DraftProposal',
      subject: 's',
      body: 'groupe',
      matter: 'charter',
      effect: { kind: 'charter', base: null, parameters },
      title: 'Évocation',
      text: 'Le délai d’évocation passe de 5 à 10 jours.',
      terms,
    },
    around,
  );
const tenDays = () => charterText(withChanges(defaultParameters, { callIn: { days: 10 } }));
const opened = (so: Telling): Telling =>
  [1, 2, 3].reduce(
    (now: Telling) => voters.reduce((next, person) => next.then(person, { type: 'DeclareReady' }), now),
    so.then('ana', { type: 'TableProposal' }).then('ana', { type: 'OpenBetweenMeetings' }),
  );
const consented = (so: Telling, around: Around, version = 1): Telling =>
  voters.reduce(
    (now, person) =>
      now.then(person, { type: 'TakePosition', version, position: { kind: 'consent' } }, around),
    so,
  );
const enacts = (so: Telling) => {
  const adopted = so.events.find(({ type }) => type === 'ProposalAdopted');
  if (!adopted) return null;
  return consequences
    .ProposalAdopted?.(adopted as never, so.state as Proposed)
    .find(({ type }) => type === 'EnactCharterVersion');
};

describe('I-13: charter texts say differences', () => {
  test('the version that it starts from and what it changes, nothing else', () => {
    expect(tenDays().state).toMatchObject({
      versions: [{ effect: { kind: 'charter', base: 1, parameters: { callIn: { days: 10 } } } }],
    });
    expect(charterText({ callIn: { days: 0 } }).refusal).toMatchObject({ code: 'charter-text-refused' });
  });

  test('the same charter in force: adopted at once', () => {
    expect(enacts(consented(opened(tenDays()), {}))).toMatchObject({
      base: 1,
      parameters: { callIn: { days: 10 } },
    });
  });

  test('another in force meanwhile, other articles: members are told, and it is adopted after their delay', () => {
    const merging = consented(opened(tenDays()), publication);
    expect(merging.refusal).toBeNull();
    expect(merging.state).toMatchObject({
      phase: 'objections',
      hindered: { because: { code: 'charter-changed-meanwhile', from: 1, onto: 2 } },
      merging: { onto: 2, objection: null },
    });
    const pass = { type: 'PassDeadline' } as const;
    expect(merging.at('2026-09-12T08:00:00Z').then('system', pass, publication).state).toMatchObject({
      phase: 'objections',
    });
    const over = merging.at('2026-09-13T17:30:01Z').then('system', pass, publication);
    expect(over.state).toMatchObject({ phase: 'closed', closure: { outcome: 'adopted' } });
    expect(enacts(over)).toMatchObject({ base: 1, parameters: { callIn: { days: 10 } } });
  });

  test('one member who asks is enough: a new version starts from the charter in force', () => {
    const asked = consented(opened(tenDays()), publication).then(
      'dan',
      { type: 'ObjectToCharterMerge', reason: 'Les deux délais se gênent.' },
      publication,
    );
    expect(asked.refusal).toBeNull();
    const late = asked.at('2026-10-20T08:00:00Z');
    expect(late.then('system', { type: 'PassDeadline' }, publication).state).toMatchObject({
      phase: 'objections',
    });
    const words = { title: 'Évocation', text: 'Le délai passe à dix jours.', terms, integrates: [] };
    const again = late.then('ana', { type: 'AmendProposal', version: 1, ...words }, publication);
    expect(again.state).toMatchObject({
      merging: null,
      positions: {},
      versions: [{}, { effect: { base: 2, parameters: { callIn: { days: 10 } } } }],
    });
    expect(enacts(consented(again, publication, 2))).toMatchObject({ base: 2 });
    for (const who of ['opposition', 'dgs'])
      expect(
        consented(opened(tenDays()), publication).then(
          who,
          { type: 'ObjectToCharterMerge', reason: 'Non merci.' },
          publication,
        ).refusal?.code,
      ).toBe('not-a-voter');
    expect(
      opened(tenDays()).then('dan', { type: 'ObjectToCharterMerge', reason: 'Non merci.' }).refusal,
    ).toEqual({
      code: 'charter-not-merging',
    });
  });

  test('the same article touched meanwhile: it is not adopted, and says why; a new version may be', () => {
    const clash = inForce({ callIn: { members: 2 } });
    const stuck = consented(opened(tenDays()), clash);
    expect(stuck.state).toMatchObject({
      phase: 'objections',
      hindered: {
        because: {
          code: 'charter-text-refused',
          refusal: { code: 'charter-article-changed', articles: ['callIn'] },
        },
      },
    });
    const words = { title: 'Évocation', text: 'Dix jours, à deux.', terms, integrates: [] };
    const again = stuck.then('ana', { type: 'AmendProposal', version: 1, ...words }, clash);
    expect(enacts(consented(again, clash, 2))).toMatchObject({
      base: 2,
      parameters: { callIn: { days: 10 } },
    });
  });

  test('a third one meanwhile: members are told again, with the whole delay', () => {
    const merging = consented(opened(tenDays()), publication).at('2026-09-13T17:30:01Z');
    const third = inForce({ publication: { days: 3 }, review: { defaultMonths: 6 } }, 3);
    const later = merging.then('system', { type: 'PassDeadline' }, third);
    expect(later.state).toMatchObject({
      phase: 'objections',
      merging: { onto: 3, until: '2026-09-18T17:30:01.000Z' },
    });
  });

  test('around a table too: the round closes, and the delay runs before it is adopted', () => {
    const met = (['clarification', 'reactions', 'amendment', 'objections'] as const).reduce(
      (so, to) => so.then('eva', { type: 'MovePhase', to }),
      tenDays()
        .then('ana', { type: 'TableProposal' })
        .then('eva', { type: 'TakeUpInMeeting', label: 'Séance', present: [...voters] }),
    );
    const closed = consented(met, publication).then('eva', { type: 'CloseRound' }, publication);
    expect(closed.state).toMatchObject({ phase: 'absentees', merging: { onto: 2 } });
    const shut = closed.at('2026-09-11T17:30:01Z').then('system', { type: 'PassDeadline' }, publication);
    expect([shut.state, dueAt(shut.state)]).toMatchObject([
      { phase: 'absentees', merging: { onto: 2, until: '2026-09-13T17:30:00.000Z' } },
      '2026-09-13T17:30:00.000Z',
    ]);
    expect(shut.events.length).toBeGreaterThan(closed.events.length);
    const over = shut.at('2026-09-14T08:00:00Z').then('system', { type: 'PassDeadline' }, publication);
    expect(over.state).toMatchObject({ phase: 'closed', closure: { outcome: 'adopted' } });
    const asked = closed.then('dan', { type: 'ObjectToCharterMerge', reason: 'Non merci.' }, publication);
    expect(asked.state).toMatchObject({ phase: 'tabled', deferred: { reason: 'charter-merge-objected' } });
  });
});

test('a draft that says nothing of the charter keeps its effect', () => {
  expect(drafted().state).toMatchObject({ versions: [{ effect: { kind: 'none' } }] });
});

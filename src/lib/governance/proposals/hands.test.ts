import { describe, expect, test } from 'vitest';
import { code } from '../testing/story.ts';
import {
  consent,
  consulted,
  drafted,
  inObjections,
  object,
  subjectIn,
  tabled,
  terms,
  when,
} from '../testing/proposals.ts';
import type { Around, Telling } from '../testing/proposals.ts';
import { town, voters, seats, withBody, withCharter, withMembers } from '../testing/town.ts';
import { defaultParameters } from '../charter/index.ts';
import { draftHiddenFrom } from './who.ts';
import { dueAt } from './reading.ts';
import type { Proposed } from './state.ts';

// A text, and the decision that it becomes, hang on nobody.

const others = voters.filter((person) => person !== 'ana');
const anaLeft = withMembers({ ana: { leftOn: '2026-09-08' } });
const bobLeft = withMembers({ bob: { leftOn: '2026-09-08' } });
const offer = { type: 'OfferText', to: 'bob' } as const;
const accept = { type: 'AcceptText' } as const;
const takeOver = { type: 'TakeOverText' } as const;
const recusal = { type: 'DeclareRecusal', reason: 'mes terres' } as const;
const ofBob = (so: Telling): Proposed => so.state as Proposed;

describe('I-27: a text changes hands', () => {
  test('offered by its sponsor, accepted by who it was offered to, and by nobody else', () => {
    const offered = tabled().then('ana', offer);
    expect(offered.state).toMatchObject({ sponsor: 'ana', offer: { to: 'bob' } });
    expect(offered.then('cleo', accept).refusal).toEqual({ code: 'text-not-offered' });
    const given = offered.then('bob', accept);
    expect(given.state).toMatchObject({
      sponsor: 'bob',
      offer: null,
      handedOver: [{ from: 'ana', to: 'bob', why: 'accepted' }],
    });
    expect(given.then('ana', { type: 'OpenBetweenMeetings' }).refusal?.code).toBe('sponsor-only');
    expect(given.then('bob', { type: 'OpenBetweenMeetings' }).refusal).toBeNull();
  });

  test('neither to oneself, nor to who does not count, nor by anybody but its sponsor', () => {
    for (const to of ['ana', 'opposition', 'dgs', 'gone', 'nobody'])
      expect(tabled().then('ana', { ...offer, to }).refusal).toEqual({ code: 'receiver-not-able' });
    expect(tabled().then('bob', offer).refusal?.code).toBe('sponsor-only');
    const stood = tabled().then('bob', recusal).then('ana', offer);
    expect(stood.refusal).toEqual({ code: 'receiver-not-able' });
    const late = tabled().then('ana', offer).then('bob', recusal).then('bob', accept);
    expect(late.refusal).toEqual({ code: 'recused' });
    const left = tabled().then('ana', offer).then('bob', accept, bobLeft);
    expect(left.refusal?.code).toBe('not-a-voter');
  });

  test('whoever leads it in a meeting does not take it, where the charter forbids to do both', () => {
    const met = inObjections();
    expect(met.then('ana', { ...offer, to: 'eva' }).refusal).toEqual({ code: 'receiver-not-able' });
    expect(met.then('eva', takeOver, anaLeft).refusal).toEqual({ code: 'sponsor-never-facilitates' });
    expect(met.then('bob', takeOver, anaLeft).refusal).toBeNull();
  });

  test('taken over when its sponsor has left, and not as long as they are there', () => {
    expect(tabled().then('bob', takeOver).refusal).toEqual({ code: 'text-in-hands' });
    for (const who of ['opposition', 'dgs', 'resident'])
      expect(tabled().then(who, takeOver, anaLeft).refusal?.code).toBe('not-a-voter');
    const taken = consent(consulted(), others).then('bob', takeOver, anaLeft);
    expect(taken.state).toMatchObject({ sponsor: 'bob', handedOver: [{ why: 'left' }], phase: 'objections' });
    expect(Object.keys((taken.state as { positions?: object }).positions ?? {})).toEqual(others);
  });

  test('its sponsor may stand aside, before or after having given it; then anybody takes it over', () => {
    const stood = tabled().then('ana', recusal);
    expect(stood.refusal).toBeNull();
    expect(stood.then('ana', { type: 'OpenBetweenMeetings' }).refusal).toEqual({ code: 'recused' });
    expect(stood.then('ana', takeOver).refusal).toEqual({ code: 'recused' });
    expect(stood.then('bob', takeOver).state).toMatchObject({
      sponsor: 'bob',
      handedOver: [{ why: 'recused' }],
    });
    const given = tabled().then('ana', offer).then('bob', accept).then('ana', recusal);
    expect(given.state).toMatchObject({ sponsor: 'bob', recused: [{ person: 'ana' }] });
  });

  test('taken over when it has waited for its sponsor as long as the charter says, not before', () => {
    const days = (count: number) => `2026-09-${String(8 + count).padStart(2, '0')}T17:30:00Z`;
    const at = (count: number, around?: Around) =>
      tabled().at(days(count)).then('bob', takeOver, around).refusal;
    expect(at(13)).toEqual({ code: 'text-in-hands' });
    expect(at(14)).toBeNull();
    expect(at(5, withCharter({ texts: { ...defaultParameters.texts, takeOverDays: 5 } }))).toBeNull();
    // A meeting has it on its agenda: it does not wait for its sponsor.
    expect(at(14, { subject: subjectIn('groupe', 'political', { meeting: 'm1' }) })).toEqual({
      code: 'text-in-hands',
    });
    const tended = tabled().at(days(10)).then('ana', offer);
    expect(tended.at(days(20)).then('bob', takeOver).refusal).toEqual({ code: 'text-in-hands' });
    // Between meetings it waits for the others until its deadline, then for its sponsor.
    const waiting = consulted().at('2026-10-10T08:00:00Z');
    expect(waiting.then('bob', takeOver).refusal).toEqual({ code: 'text-in-hands' });
    const missed = waiting.then('system', { type: 'PassDeadline' });
    expect(missed.then('bob', takeOver).state).toMatchObject({ handedOver: [{ why: 'silent' }] });
    expect(missed.then('ana', { type: 'ExtendDeadline', days: 3 }).then('bob', takeOver).refusal).toEqual({
      code: 'text-in-hands',
    });
  });

  test('I-25, I-27: a draft is its author’s and of whom it is offered to; of its body once its author has left', () => {
    const hidden = (so: Telling, person: string, around: Around = {}) => {
      const { commune, bodies } = { ...town, ...around };
      return draftHiddenFrom(ofBob(so), person, { commune, bodies }, '2026-09-09');
    };
    expect(['ana', 'bob', 'maire', 'admin'].map((who) => hidden(drafted(), who))).toEqual([
      false,
      true,
      true,
      true,
    ]);
    const offered = drafted().then('ana', offer);
    expect([hidden(offered, 'bob'), hidden(offered, 'cleo')]).toEqual([false, true]);
    expect([hidden(drafted(), 'bob', anaLeft), hidden(drafted(), 'opposition', anaLeft)]).toEqual([
      false,
      true,
    ]);
    const taken = drafted().then('bob', takeOver, anaLeft);
    expect(taken.then('bob', { type: 'TableProposal' }).refusal).toBeNull();
    expect(taken.then('bob', { type: 'WithdrawProposal', reason: 'sans objet' }).refusal).toBeNull();
    expect(drafted().at('2027-01-01T08:00:00Z').then('bob', takeOver).refusal).toEqual({
      code: 'text-in-hands',
    });
  });
});

const carriedByBob = { ...terms, carriedBy: 'bob' };
const ofAna = () => {
  const revised = drafted().then('ana', {
    type: 'ReviseDraft',
    title: 'Cantine à 1 €',
    text: 'Le repas coûte 1 €.',
    terms: carriedByBob,
  });
  const opened = revised.then('ana', { type: 'TableProposal' }).then('ana', { type: 'OpenBetweenMeetings' });
  return [1, 2, 3].reduce(
    (so: Telling) => voters.reduce((now, person) => now.then(person, { type: 'DeclareReady' }), so),
    opened,
  );
};
const staying = voters.filter((person) => person !== 'bob');
const last = (so: Telling, who: string, around: Around) =>
  so.then(who, { type: 'TakePosition', version: 1, position: { kind: 'consent' } }, around);
/** Everyone who is still there has consented; who was to carry it is not. */
const stuck = () => last(consent(ofAna(), staying.slice(0, -1)), staying.at(-1) ?? '', bobLeft);
const name = { type: 'NameCarrier', carriedBy: 'cleo' } as const;

describe('I-29: what cannot take effect says so', () => {
  test('all have answered and the carrier has left: the reason is kept, once, for those who wait', () => {
    const so = stuck();
    expect(so.refusal).toBeNull();
    expect(so.state).toMatchObject({
      phase: 'objections',
      hindered: { because: { code: 'carrier-not-in-function' } },
    });
    const again = so.then('system', { type: 'ReconsiderText' }, bobLeft);
    expect(again.events).toHaveLength(so.events.length);
    expect(so.then('ana', { type: 'ReconsiderText' }, bobLeft).refusal).toEqual({ code: 'system-only' });
  });

  test('another carrier is named, members may object, and then it is adopted: nobody answers again', () => {
    const named = stuck().then('ana', name, bobLeft);
    expect(named.state).toMatchObject({
      naming: { carriedBy: 'cleo', objection: null },
      phase: 'objections',
    });
    expect(dueAt(named.state)).toBe('2026-09-13T17:30:00.000Z');
    const early = named.then('system', { type: 'PassDeadline' }, bobLeft);
    expect(early.state).toMatchObject({ phase: 'objections' });
    const late = named.at('2026-09-13T17:30:01Z').then('system', { type: 'PassDeadline' }, bobLeft);
    expect(late.state).toMatchObject({
      phase: 'closed',
      closure: {
        outcome: 'adopted',
        decision: { version: 1, terms: { carriedBy: 'cleo' }, counted: staying },
      },
    });
  });

  test('one member who asks is enough for the text to be opened again, in a new version', () => {
    const asked = stuck()
      .then('ana', name, bobLeft)
      .then('dan', { type: 'ObjectToCarrier', reason: 'pas sans en parler' }, bobLeft);
    expect(asked.state).toMatchObject({ naming: { objection: { by: 'dan' } } });
    expect(
      asked.at('2026-10-01T08:00:00Z').then('system', { type: 'PassDeadline' }, bobLeft).state,
    ).toMatchObject({
      phase: 'objections',
    });
    expect(asked.then('ana', name, bobLeft).refusal).toEqual({ code: 'carrier-objected' });
    const amended = asked.then(
      'ana',
      {
        type: 'AmendProposal',
        version: 1,
        title: 'Cantine à 1 €',
        text: 'Le repas coûte 1 €.',
        terms: { ...terms, carriedBy: 'cleo' },
        integrates: [],
      },
      bobLeft,
    );
    expect(amended.state).toMatchObject({ positions: {}, naming: null, hindered: null });
  });

  test('a carrier who is there is changed by a new version only, and only the sponsor names another', () => {
    expect(ofAna().then('ana', name).refusal).toEqual({ code: 'carrier-in-function' });
    expect(stuck().then('dan', name, bobLeft).refusal?.code).toBe('sponsor-only');
    expect(stuck().then('ana', { ...name, carriedBy: 'bob' }, bobLeft).refusal?.code).toBe(
      'carrier-not-in-function',
    );
    expect(stuck().then('dan', { type: 'ObjectToCarrier', reason: 'pas elle' }, bobLeft).refusal?.code).toBe(
      'carrier-not-named',
    );
    const named = stuck().then('ana', name, bobLeft);
    for (const who of ['opposition', 'dgs'])
      expect(named.then(who, { type: 'ObjectToCarrier', reason: 'pas elle' }, bobLeft).refusal?.code).toBe(
        'not-a-voter',
      );
  });

  test('a decision in force whose carrier has left gets another, by any member of its body', () => {
    const adopted = consent(ofAna(), voters);
    expect(adopted.state).toMatchObject({ phase: 'closed' });
    const named = adopted.then('dan', name, bobLeft);
    expect(named.refusal).toBeNull();
    const carried = named.at('2026-09-20T08:00:00Z').then('system', { type: 'PassDeadline' }, bobLeft);
    expect(carried.state).toMatchObject({ closure: { decision: { terms: { carriedBy: 'cleo' } } } });
    expect(adopted.then('dan', name).refusal).toEqual({ code: 'carrier-in-function' });
  });

  test('somebody leaves whom everyone waited for: the text goes on by itself', () => {
    const waiting = consent(consulted(), staying);
    expect(waiting.state).toMatchObject({ phase: 'objections' });
    const gone = waiting.then('system', { type: 'ReconsiderText' }, bobLeft);
    expect(gone.state).toMatchObject({ phase: 'closed', closure: { outcome: 'adopted' } });
  });

  test('it says another reason when that is another one, and goes on when none is left', () => {
    const few = withBody('groupe', { members: seats(['eva']) });
    const tight = last(consent(ofAna(), staying.slice(0, -1)), 'eva', { ...bobLeft, ...few });
    expect(tight.state).toMatchObject({ hindered: { because: { code: 'quorum-missing' } } });
    const looser = tight.then('system', { type: 'ReconsiderText' }, bobLeft);
    expect(looser.state).toMatchObject({ hindered: { because: { code: 'carrier-not-in-function' } } });
    const back = looser.then('system', { type: 'ReconsiderText' });
    // Bob is back: he is awaited like everyone.
    expect(back.state).toMatchObject({ phase: 'objections' });
    expect(consent(back, ['bob']).state).toMatchObject({ phase: 'closed' });
  });

  test('a test of an objection and an abandonment do not wait for who has left', () => {
    const objected = object(
      consent(
        consulted(),
        others.filter((person) => person !== 'bob'),
      ),
      'ana',
      'o1',
    );
    const abandoning = voters
      .filter((person) => person !== 'bob' && person !== 'eva')
      .reduce(
        (so: Telling, person) => so.then(person, { type: 'ConsentToAbandonment' }),
        objected.then('eva', { type: 'ProposeAbandonment' }),
      );
    expect(abandoning.state).toMatchObject({ abandonment: {} });
    const gone = abandoning.then('system', { type: 'ReconsiderText' }, bobLeft);
    expect(gone.state).toMatchObject({ phase: 'closed', closure: { outcome: 'abandoned' } });
  });
});

test('I-6: nobody but the system looks again, and no one takes a closed text', () => {
  const closed = tabled().then('ana', { type: 'WithdrawProposal', reason: 'sans objet' });
  expect(code(when(closed.state, 'bob', takeOver))).toBe('phase-forbids');
  expect(code(when(closed.state, 'ana', offer))).toBe('phase-forbids');
});

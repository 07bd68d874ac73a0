import { describe, expect, test } from 'vitest';
import { proposedOrder, speakingOrder } from './order.ts';
import { add, agree, occasion, opened, planned, prepared } from '../testing/meetings.ts';
import { running, start, subject, wanted, type Telling } from '../testing/meetings.ts';
import { code } from '../testing/story.ts';
import { voters } from '../testing/town.ts';

const agenda = { type: 'ProposeMotion', motion: 'o', matter: { kind: 'agenda' } } as const;
const order = (so: Telling): string[] => ('items' in so.state ? so.state.items.map(({ id }) => id) : []);

describe('I-8: everyone builds the agenda, nobody alone undoes it', () => {
  test('whoever sits in the body adds a subject until the cut-off, and is told when it is too late', () => {
    expect(code(add(planned(), 'ana', 'i1'))).toBe('accepted');
    expect(code(add(planned(), 'dgs', 'i1'))).toBe('accepted');
    expect(code(add(planned(), 'inconnue', 'i1'))).toBe('not-in-body');
    // J-5, end of the day in Paris: 26 November, 23:00 UTC.
    expect(code(add(planned().at('2026-11-26T22:59:59.000Z'), 'ana', 'i1'))).toBe('accepted');
    const late = add(planned().at('2026-11-26T23:00:00.000Z'), 'ana', 'i1');
    expect(late.refusal).toEqual({ code: 'agenda-cut-off', cutOffAt: '2026-11-26T23:00:00.000Z' });
    const closed = planned().at('2026-11-26T23:00:00.000Z').then('system', { type: 'PassMeetingTime' });
    expect(closed.state.status).toBe('agendaClosed');
    expect(code(add(closed, 'ana', 'i1'))).toBe('agenda-cut-off');
  });

  test('what comes by right enters after the cut-off, goes first, and nobody removes it', () => {
    const closed = prepared().at('2026-11-26T23:00:00.000Z').then('system', { type: 'PassMeetingTime' });
    const right = closed.then(
      'system',
      { type: 'AddItemByRight', ...wanted('u1'), right: 'emergency', sponsor: 'maire' },
      { subject: subject('s-u1') },
    );
    expect(order(right)).toEqual(['u1', 'i1', 'i2']);
    const remove = { type: 'RemoveItem', item: 'u1', reason: 'je préfère pas' } as const;
    for (const person of [...voters, 'dgs']) expect(code(right.then(person, remove))).toBe('item-by-right');
    const recall = { type: 'RecallItem', subject: 's-u1' } as const;
    for (const person of [...voters, 'dgs']) expect(code(right.then(person, recall))).toBe('system-only');
    expect(order(right.then('system', recall))).toEqual(['i1', 'i2']);
    const asked = { type: 'AddItemByRight', ...wanted('u2'), right: 'petition', sponsor: null } as const;
    expect(code(right.then('ana', asked, { subject: subject('s-u2') }))).toBe('system-only');
    const motion = {
      type: 'ProposeMotion',
      motion: 'x',
      matter: { kind: 'removeItem', item: 'u1' },
    } as const;
    expect(code(running(voters, right).then('ana', motion))).toBe('item-by-right');
  });

  test('only who carries an item takes it back', () => {
    const remove = { type: 'RemoveItem', item: 'i1', reason: 'plus tard' } as const;
    for (const person of ['maire', 'bob', 'cleo', 'dan', 'eva', 'dgs'])
      expect(code(prepared().then(person, remove))).toBe('item-sponsor-only');
    expect(order(prepared().then('ana', remove))).toEqual(['i2']);
    expect(code(opened().then('ana', remove))).toBe('accepted');
    expect(code(running().then('ana', remove))).toBe('meeting-status-forbids');
  });

  test('arranging moves items and loses none', () => {
    const arrange = (so: Telling, actor: string, to: string[], revision = 2): Telling =>
      so.then(actor, { type: 'ArrangeAgenda', revision, order: to });
    expect(order(arrange(prepared(), 'dan', ['i2', 'i1']))).toEqual(['i2', 'i1']);
    expect(code(arrange(prepared(), 'eva', ['i2']))).toBe('order-incomplete');
    expect(code(arrange(prepared(), 'eva', ['i2', 'i2']))).toBe('order-incomplete');
    expect(code(arrange(prepared(), 'eva', ['i2', 'i1', 'i9']))).toBe('order-incomplete');
    expect(code(arrange(prepared(), 'ana', ['i2', 'i1']))).toBe('preparer-only');
    expect(code(arrange(prepared(), 'maire', ['i2', 'i1']))).toBe('preparer-only');
    // Two people move the same item: the second hears that it has moved.
    const second = arrange(arrange(prepared(), 'dan', ['i2', 'i1']), 'eva', ['i1', 'i2']);
    expect(second.refusal).toEqual({ code: 'stale-agenda', current: 3, seen: 2 });
  });

  test('the agenda is consented to by everyone present, and lapses when it changes under the consents', () => {
    const put = opened().then('eva', agenda);
    const most = agree(put, 'o', ['maire', 'ana', 'bob', 'cleo']);
    expect(most.state.status).toBe('opened');
    expect(agree(most, 'o', ['dan']).state.status).toBe('running');
    const moved = most.then('dan', { type: 'ArrangeAgenda', revision: 2, order: ['i2', 'i1'] });
    expect(code(agree(moved, 'o', ['dan']))).toBe('stale-agenda');
    expect(code(put.then('bob', { type: 'StartItem', item: 'i1' }))).toBe('agenda-not-consented');
    expect(code(opened().then('ana', agenda))).toBe('facilitator-only');
  });

  test('once consented to it changes by consent: one objection is enough, one person never', () => {
    const remove = { kind: 'removeItem', item: 'i2' } as const;
    const put = running().then('ana', { type: 'ProposeMotion', motion: 'x', matter: remove });
    expect(order(put)).toEqual(['i1', 'i2']);
    const refused = put.then('cleo', { type: 'ObjectToMotion', motion: 'x', reason: 'c’est mon point' });
    expect(order(refused)).toEqual(['i1', 'i2']);
    // What was promised to whoever objected: their reason stays in the record, after the close too.
    const reason = 'c’est mon point';
    const kept = { objected: [{ matter: remove, by: 'cleo', reason }] };
    expect(refused.state).toMatchObject(kept);
    const closed = refused.then('eva', { type: 'CloseMeeting' });
    expect(closed.state).toMatchObject({ status: 'closed', ...kept });
    expect(code(agree(refused, 'x', ['bob']))).toBe('motion-unknown');
    const all = agree(put, 'x', ['maire', 'bob', 'cleo', 'dan', 'eva']);
    expect(order(all)).toEqual(['i1']);
    // The others noted as gone, one member stays: no quorum, no removal.
    const alone = ['maire', 'ana', 'bob', 'cleo', 'dan'].reduce(
      (so, person) => so.then('eva', { type: 'NoteAttendance', person, attendance: 'left' }),
      running(),
    );
    expect(code(alone.then('eva', { type: 'ProposeMotion', motion: 'x', matter: remove }))).toBe(
      'quorum-missing',
    );
    const gone = ['maire', 'bob', 'cleo'].reduce(
      (so, person) => so.then('dan', { type: 'NoteAttendance', person, attendance: 'left' }),
      put,
    );
    expect(code(agree(gone, 'x', ['dan', 'eva']))).toBe('quorum-missing');
  });

  test('the last one awaited leaves: what everyone here consented to is carried, if a quorum is left', () => {
    const put = opened().then('eva', agenda);
    const leave = { type: 'NoteAttendance', person: 'maire', attendance: 'left' } as const;
    const most = agree(put, 'o', ['ana', 'bob', 'cleo', 'dan']);
    expect(most.then('maire', leave).state.status).toBe('running');
    const few = agree(opened(['maire', 'ana', 'bob', 'eva']).then('eva', agenda), 'o', ['ana', 'bob']);
    expect(few.then('maire', leave).state.status).toBe('opened');
  });

  test('items are taken in the order consented to', () => {
    const result = running().then('eva', { type: 'StartItem', item: 'i2' });
    expect(result.refusal).toEqual({ code: 'not-next-item', next: 'i1' });
    const reordered = agree(
      running().then('bob', {
        type: 'ProposeMotion',
        motion: 'x',
        matter: { kind: 'order', order: ['i2', 'i1'] },
      }),
      'x',
      voters.filter((person) => person !== 'bob'),
    );
    expect(code(reordered.then('eva', { type: 'StartItem', item: 'i2' }))).toBe('accepted');
  });

  test('a subject of another body, closed, or on another agenda is not added', () => {
    expect(code(add(planned(), 'ana', 'i1', { body: 'bureau' }))).toBe('subject-elsewhere');
    expect(code(add(planned(), 'ana', 'i1', { open: false }))).toBe('subject-not-in-backlog');
    expect(code(add(planned(), 'ana', 'i1', { meeting: 'autre' }))).toBe('subject-on-agenda');
    expect(code(planned().then('ana', { type: 'AddItem', ...wanted('i1') }))).toBe('subject-unknown');
    expect(code(add(prepared(), 'bob', 'i1'))).toBe('item-exists');
  });

  test('what was not dealt with is carried over at the close, also by a meeting that time ends', () => {
    const half = running()
      .then('eva', { type: 'StartItem', item: 'i1' })
      .at('2026-12-01T19:10:00.000Z')
      .then('eva', { type: 'EndItem', item: 'i1', dealtWith: true, reason: '' });
    const closed = half.then('eva', { type: 'StartClosing' }).then('eva', { type: 'CloseMeeting' });
    expect(closed.state).toMatchObject({
      status: 'closed',
      items: [
        { id: 'i1', course: { status: 'dealtWith' } },
        { id: 'i2', course: { status: 'carriedOver' } },
      ],
    });
    expect(closed.events).toContainEqual(
      expect.objectContaining({ type: 'ItemEnded', item: 'i2', dealtWith: false }),
    );
    const forgotten = running()
      .then('eva', { type: 'StartItem', item: 'i1' })
      .at('2026-12-02T18:30:00.000Z')
      .then('system', { type: 'PassMeetingTime' });
    expect(forgotten.state).toMatchObject({
      status: 'closed',
      items: [{ course: { status: 'carriedOver' } }, { course: { status: 'carriedOver' } }],
    });
    expect(code(closed.then('eva', { type: 'CloseMeeting' }))).toBe('meeting-status-forbids');
  });

  test('whoever carries an item may contest that it was dealt with, until the record is published', () => {
    const contest = { type: 'ContestItem', item: 'i1', reason: 'une minute ne suffit pas' } as const;
    const quick = running()
      .then('eva', { type: 'StartItem', item: 'i1' })
      .then('eva', { type: 'EndItem', item: 'i1', dealtWith: true, reason: '' });
    expect(code(quick.then('cleo', contest))).toBe('item-sponsor-only');
    const contested = quick.then('ana', contest);
    expect('items' in contested.state && contested.state.items[0]?.course.status).toBe('carriedOver');
    expect(code(contested.then('ana', contest))).toBe('item-not-dealt-with');
    const closed = quick.then('eva', { type: 'CloseMeeting' });
    const after = closed.then('ana', contest);
    expect('items' in after.state && after.state.items[0]?.course.status).toBe('carriedOver');
    expect(code(closed.then('cleo', contest))).toBe('item-sponsor-only');
    const published = closed.at('2027-01-01T00:00:00.000Z').then('system', { type: 'PassMeetingTime' });
    expect(published.state.status).toBe('recordPublished');
    expect(code(published.then('ana', contest))).toBe('meeting-status-forbids');
  });

  test('opening before the hour takes the cut-off from nobody', () => {
    const soon = planned()
      .at('2026-12-01T10:00:00.000Z')
      .then('eva', { type: 'ChangeMeeting', ...occasion });
    const early = soon.at('2026-12-01T17:00:00.000Z').then('eva', { type: 'OpenMeeting' });
    expect(early.state.status).toBe('opened');
    expect(code(add(early, 'ana', 'i1'))).toBe('accepted');
    expect(code(add(early.at(start), 'ana', 'i1'))).toBe('agenda-cut-off');
  });

  test('nobody fills the agenda alone: everyone else still adds theirs', () => {
    let full = planned();
    for (let place = 0; place < 30; place += 1) full = add(full, 'ana', `i${place}`);
    expect(code(add(full, 'ana', 'more'))).toBe('agenda-full');
    const others = add(full, 'bob', 'bob');
    expect(code(others)).toBe('accepted');
    expect(code(add(others, 'bob', 'again'))).toBe('agenda-full');
  });

  test('a proposal left open is not dealt with, whatever the facilitator says', () => {
    const from = add(planned(), 'ana', 'i1', { proposal: 'p1' });
    const so = running(voters, from).then('eva', { type: 'StartItem', item: 'i1' });
    const end = { type: 'EndItem', item: 'i1', dealtWith: true, reason: '' } as const;
    expect(so.then('eva', end).events.at(-1)).toMatchObject({ type: 'ItemEnded', dealtWith: false });
    const decided = so.then('system', { type: 'NoteResult', proposal: 'p1', result: 'adopted' });
    expect(decided.then('eva', end).events.at(-1)).toMatchObject({ type: 'ItemEnded', dealtWith: true });
  });
});

describe('the proposed order', () => {
  const { state } = prepared();
  const base = 'items' in state ? state.items[0] : undefined;
  if (!base) throw new Error('nothing prepared');
  const item = (id: string, more: object) => ({ ...base, id, ...more });

  test('by right first, then carried over, then supported, then oldest; each says why', () => {
    const places = proposedOrder(
      [
        item('old', { addedAt: '2026-11-01' }),
        item('liked', { supporters: ['a', 'b'] }),
        item('again', { carriedOver: 1 }),
        item('petition', { right: 'petition' }),
        item('emergency', { right: 'emergency' }),
      ],
      300,
      300,
    );
    expect(places.map(({ item: id, reason, startsAfter }) => [id, reason, startsAfter])).toEqual([
      ['emergency', 'byRight', 0],
      ['petition', 'byRight', 30],
      ['again', 'carriedOver', 60],
      ['liked', 'supported', 90],
      ['old', 'asked', 120],
    ]);
  });

  test('what has no room stands last, a short one takes a gap, what is by right is always in', () => {
    const places = proposedOrder(
      [
        item('long', { minutes: 60, carriedOver: 2 }),
        item('longer', { minutes: 90, carriedOver: 1 }),
        item('short', { minutes: 20 }),
        item('urgent', { minutes: 60, right: 'emergency' }),
      ],
      180,
      150,
    );
    expect(places.map(({ item: id, startsAfter }) => [id, startsAfter])).toEqual([
      ['urgent', 0],
      ['long', 60],
      ['longer', null],
      ['short', null],
    ]);
    expect(
      proposedOrder([item('longer', { minutes: 140 }), item('short', { minutes: 20 })], 150, 150),
    ).toEqual([
      { item: 'short', reason: 'asked', startsAfter: 0 },
      { item: 'longer', reason: 'noTimeLeft', startsAfter: null },
    ]);
  });

  test('a round begins with those who have spoken least', () => {
    const { state } = opened();
    if (!('speaking' in state)) throw new Error('not opened');
    const spoken = { ...state, speaking: { ana: 30, bob: 10, cleo: 600, dan: 0 } };
    expect(speakingOrder(spoken)).toEqual(['dan', 'eva', 'maire', 'bob', 'ana', 'cleo']);
    expect(start).toBe('openedAt' in state ? state.openedAt : '');
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { command, historyOf, weighed, type Seen } from '../testing/histories.ts';
import { occasion, planning, rules, start, subject, wanted } from '../testing/meetings.ts';
import { voters, withMayor } from '../testing/town.ts';
import type { Told } from '../testing/meetings.ts';
import type { MeetingEvent } from './meeting.ts';
import type { MeetingState } from './state.ts';
import { amongRuns, runs } from '../../../../tests/support/runs.ts';

/** Anybody, allowed or not: the rules must hold whoever knocks. */
const who = fc.constantFrom(...voters, 'dgs', 'inconnue', 'system');
const person = fc.constantFrom(...voters, 'dgs');
const item = fc.constantFrom('i1', 'i2', 'i3', 'u1');
const motion = fc.constantFrom('x1', 'x2');
const order = fc.shuffledSubarray(['i1', 'i2', 'i3', 'u1']);
const role = fc.constantFrom('facilitator' as const, 'secretary' as const, 'timekeeper' as const);
const attendance = fc.constantFrom(
  'present' as const,
  'remote' as const,
  'left' as const,
  'excused' as const,
);
const words = fc.constant;

type Matter = Extract<Told, { type: 'ProposeMotion' }>['matter'];
const matter = weighed<Matter>(
  [4, fc.constant({ kind: 'agenda' })],
  [3, item.map((of): Matter => ({ kind: 'removeItem', item: of }))],
  [
    3,
    fc
      .record({ role, person })
      .map((to): Matter => ({ kind: 'designation', role: to.role, person: to.person })),
  ],
  [1, order.map((to): Matter => ({ kind: 'order', order: to }))],
  [1, fc.constantFrom('i3', 'i4').map((id): Matter => ({ kind: 'addItem', ...wanted(id) }))],
);

const told = weighed<Told>(
  [3, command('NoteAttendance', { person, attendance })],
  [2, command('RemoveItem', { item, reason: words('non merci') })],
  [2, command('ArrangeAgenda', { revision: fc.nat(6), order })],
  [6, command('ProposeMotion', { motion, matter })],
  [8, command('ConsentToMotion', { motion })],
  [1, command('ObjectToMotion', { motion, reason: words('un risque') })],
  [2, command('AssignRole', { role, person })],
  [2, command('HandOverRole', { role, to: person, reason: words('à toi') })],
  [2, command('TakeOverFacilitation', { reason: words('le réseau') })],
  [3, command('OpenMeeting', {})],
  [6, command('StartItem', { item })],
  [5, command('EndItem', { item, dealtWith: fc.boolean(), reason: words('') })],
  [2, command('OpenRound', { round: words('r') })],
  [2, command('GiveFloor', { person })],
  [2, command('StartBreak', { minutes: words(5) })],
  [2, command('EndBreak', {})],
  [1, command('StartClosing', {})],
  [1, command('CloseMeeting', {})],
  [1, command('CancelMeeting', { reason: words('la neige') })],
  [2, command('PassMeetingTime', {})],
);

const step = fc.record({
  who,
  told,
  minutes: fc.constantFrom(0, 1, 20, 300),
  everyone: fc.boolean(),
  mayor: fc.option(fc.constantFrom('eva', 'bob', 'ana'), { freq: 15 }),
});

const leading = new Set([
  'ItemStarted',
  'ItemEnded',
  'PhaseStarted',
  'RoundOpened',
  'FloorGiven',
  'BreakStarted',
  'BreakEnded',
  'ClosingStarted',
]);
const isHere = (state: MeetingState, who: string): boolean =>
  'attendance' in state && ['present', 'remote'].includes(state.attendance[who]?.now ?? '');
const ids = (state: MeetingState): string[] => ('items' in state ? state.items.map(({ id }) => id) : []);

/** What each event may not have done, whoever sent the command that led to it. */
const check = (seen: Seen<MeetingState, MeetingEvent>, mayor: string): void => {
  const { before, event, after, who: by, together: all } = seen;
  if (leading.has(event.type) && !all.some(({ type }) => type === 'MeetingClosed'))
    expect(by, `I-7: ${event.type}`).not.toBe(mayor);
  if (event.type === 'RoleHeld' && event.role === 'facilitator') expect(event.person, 'I-7').not.toBe(mayor);
  const running =
    'items' in after ? after.items.find(({ course }) => course.status === 'running') : undefined;
  const leader = 'roles' in after ? after.roles.facilitator?.person : undefined;
  if (running?.sponsor) expect(leader, 'nobody leads what they carry').not.toBe(running.sponsor);
  const carried = all.find((other) => other.type === 'MotionCarried');
  if (event.type === 'MotionCarried' && 'motion' in before && before.motion) {
    const here = voters.filter((voter) => isHere(before, voter));
    expect(here.length, 'I-9').toBeGreaterThanOrEqual(4);
    for (const voter of here) expect(before.motion.consents, 'I-8').toContain(voter);
  }
  if (event.type === 'ItemRemoved') {
    const removed = 'items' in before ? before.items.find(({ id }) => id === event.item) : undefined;
    expect(removed?.right, 'I-8: by right').toBeNull();
    if (!carried) expect(removed?.sponsor, 'I-8').toBe(by);
  } else if (event.type !== 'MeetingPlanned') {
    for (const id of ids(before)) expect(ids(after), `I-8: ${event.type}`).toContain(id);
  }
  if (event.type === 'ItemAdded' && 'openedAt' in before) expect(carried, 'I-8').toBeDefined();
  if (event.type === 'MeetingClosed' && 'items' in after)
    for (const { course } of after.items)
      expect(['dealtWith', 'carriedOver'], 'I-8').toContain(course.status);
  if (event.type === 'AttendanceNoted' && event.person !== by) {
    const desk = 'roles' in before ? Object.values(before.roles).map((holder) => holder?.person) : [];
    // The mayor holds a mandate by mistake: it counts once another one is the mayor.
    const mandated = ['eva', 'bob', 'dan', 'maire'].filter((other) => other !== mayor || other === 'dan');
    expect([...mandated, ...desk], 'only the desk notes others').toContain(by);
  }
};

/** The subject that a command brings, as it waits in the backlog. */
const brought = (sent: Told) => {
  const named =
    'subject' in sent
      ? sent.subject
      : 'matter' in sent && 'subject' in sent.matter
        ? sent.matter.subject
        : null;
  return { subject: named === null ? null : subject(named) };
};

test(
  'I-7, I-8, I-9: no sequence of commands, by anybody, breaks a rule (3 000 histories)',
  { timeout: 240_000 },
  () => {
    const seen = { closed: 0, carried: 0, removed: 0, started: 0 };
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.constantFrom(0, 1, 2),
        fc.array(step, { minLength: 10, maxLength: 45 }),
        (right, begun, steps) => {
          let mayor = 'maire';
          const history = historyOf(rules, planning, (one) => {
            check(one, mayor);
            const { type } = one.event;
            if (type === 'MeetingClosed') seen.closed += 1;
            if (type === 'MotionCarried') seen.carried += 1;
            if (type === 'ItemRemoved') seen.removed += 1;
            if (type === 'ItemStarted') seen.started += 1;
          });
          const send = (by: string, sent: Told) =>
            history.send(by, sent, { ...withMayor(mayor), ...brought(sent) });
          send('eva', { type: 'PlanMeeting', body: 'groupe', series: null, ...occasion });
          send('ana', { type: 'AddItem', ...wanted('i1') });
          send('cleo', { type: 'AddItem', ...wanted('i2') });
          if (right)
            send('system', { type: 'AddItemByRight', ...wanted('u1'), right: 'petition', sponsor: null });
          history.wait(Temporal.Instant.from(planning).until(start));
          for (const voter of voters)
            send(voter, { type: 'NoteAttendance', person: voter, attendance: 'present' });
          // Without a beginning most random histories would never leave the doorstep.
          if (begun > 0) send('eva', { type: 'OpenMeeting' });
          if (begun > 1) {
            send('eva', { type: 'ProposeMotion', motion: 'o', matter: { kind: 'agenda' } });
            for (const voter of voters) send(voter, { type: 'ConsentToMotion', motion: 'o' });
          }
          for (const { who: by, told: sent, minutes, everyone, mayor: next } of steps) {
            history.wait({ minutes });
            mayor = next ?? mayor;
            for (const voice of everyone ? voters : [by]) send(voice, sent);
          }
        },
      ),
      runs(3_000),
    );
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(amongRuns(50));
  },
);

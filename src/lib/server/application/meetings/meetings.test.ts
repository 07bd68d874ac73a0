import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mayorOf } from '#lib/governance/commune/index.ts';
import { presentVoters, runningItem } from '#lib/governance/meetings/index.ts';
import { mandate, withMandates } from '#lib/governance/testing/town.ts';
import { ana, bob, cleo, eva, groupe, openLife, people, uuid } from '../testing/life.ts';
import type { CommuneState, FoundedCommune } from '#lib/governance/commune/index.ts';
import type { BodiesState } from '#lib/governance/bodies/index.ts';
import type { Held, MeetingContext, MeetingState } from '#lib/governance/meetings/index.ts';
import type { MandatesState } from '#lib/governance/mandates/index.ts';
import type { ProposalState } from '#lib/governance/proposals/index.ts';
import type { SubjectState } from '#lib/governance/subjects/index.ts';
import type { Consequence } from '../engine/decide-in-memory.ts';
import type { Life, Sent } from '../testing/life.ts';
import { amongRuns, runs } from '../../../../../tests/support/runs.ts';

/*
 * Meetings, subjects and proposals together, and what follows from one to the other, as `execute` carries them but in memory:
 * random people send random commands, and what the three say of one another must always agree.
 */
const [meeting, proposal] = [uuid('séance'), uuid('texte')];
const [first, second] = [uuid('premier sujet'), uuid('second sujet')];
const [itemOne, itemTwo] = [uuid('premier point'), uuid('second point')];

const raise = (subjectId: string) => ({
  type: 'RaiseSubject',
  subjectId,
  title: 'Bibliothèque',
  text: 'Les horaires ne conviennent plus.',
  body: groupe,
  origin: null,
  answers: {
    newPolicy: 'no',
    orientation: 'no',
    priceTaxLand: 'no',
    serviceOrganisation: 'yes',
    publicPosition: 'no',
  },
  unbudgetedEuros: null,
  basis: null,
});
const item = (id: string, subject: string) => ({
  item: id,
  subject,
  outcome: 'decide',
  minutes: 30,
  documents: [],
});
const terms = { carriedBy: ana, reviewOn: '2027-06-01', trial: null };
const text = { title: 'Ouvrir le samedi', text: 'La bibliothèque ouvre le samedi.', terms };
const beginning: readonly [string, Sent][] = [
  [
    eva,
    {
      type: 'PlanMeeting',
      meeting,
      body: groupe,
      series: null,
      date: '2026-12-01',
      time: '19:30',
      minutes: 120,
      place: 'Mairie',
      link: null,
    },
  ],
  [ana, raise(first)],
  [cleo, raise(second)],
  [ana, { type: 'AddItem', meeting, ...item(itemOne, first) }],
  [cleo, { type: 'AddItem', meeting, ...item(itemTwo, second) }],
  [
    ana,
    {
      type: 'DraftProposal',
      proposal,
      subject: first,
      body: groupe,
      matter: 'ordinary',
      effect: { kind: 'none' },
      ...text,
    },
  ],
  [ana, { type: 'TableProposal', proposal }],
];

/** The meeting that was prepared in November is open, everyone there. */
const settled = async (): Promise<Life> => {
  // Bob's mandate ends at midnight, during the meeting (I-16).
  const life = openLife(withMandates(mandate('facilitation', 'bob', { until: '2026-12-01' })));
  life.now = '2026-11-10T08:00:00.000Z';
  for (const [who, command] of beginning) await life.must(who, command);
  life.now = '2026-12-01T18:30:00.000Z';
  for (const person of people)
    await life.must(person, { type: 'NoteAttendance', meeting, person, attendance: 'present' });
  await life.must(eva, { type: 'OpenMeeting', meeting });
  return life;
};

const anyone = fc.constantFrom(...people);
const onMeeting = (fields: Record<string, fc.Arbitrary<unknown>>, type: string) =>
  fc.record({ type: fc.constant(type), meeting: fc.constant(meeting), ...fields });
const onProposal = (fields: Record<string, fc.Arbitrary<unknown>>, type: string) =>
  fc.record({ type: fc.constant(type), proposal: fc.constant(proposal), ...fields });
const motion = fc.constantFrom(uuid('une motion'), uuid('une autre'));
const matter = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ kind: 'agenda' }) },
  fc.record({ kind: fc.constant('removeItem'), item: fc.constantFrom(itemOne, itemTwo) }),
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('designation'),
      role: fc.constant('facilitator'),
      person: anyone,
    }),
  },
);
const phase = fc.constantFrom('clarification', 'reactions', 'amendment', 'objections', 'integration');
const present = fc.subarray([...people], { minLength: 3 });

const command = fc.oneof(
  {
    weight: 3,
    arbitrary: onMeeting(
      { person: anyone, attendance: fc.constantFrom('present', 'left', 'remote') },
      'NoteAttendance',
    ),
  },
  { weight: 5, arbitrary: onMeeting({ motion, matter }, 'ProposeMotion') },
  { weight: 7, arbitrary: onMeeting({ motion }, 'ConsentToMotion') },
  { weight: 6, arbitrary: onMeeting({ item: fc.constantFrom(itemOne, itemTwo) }, 'StartItem') },
  {
    weight: 2,
    arbitrary: onMeeting(
      { item: fc.constantFrom(itemOne, itemTwo), dealtWith: fc.boolean(), reason: fc.constant('') },
      'EndItem',
    ),
  },
  {
    weight: 2,
    arbitrary: onMeeting(
      { role: fc.constant('facilitator'), to: anyone, reason: fc.constant('à toi') },
      'HandOverRole',
    ),
  },
  { weight: 2, arbitrary: onMeeting({ reason: fc.constant('le réseau') }, 'TakeOverFacilitation') },
  {
    weight: 1,
    arbitrary: onMeeting(
      { item: fc.constantFrom(itemOne, itemTwo), reason: fc.constant('plus tard') },
      'RemoveItem',
    ),
  },
  { weight: 1, arbitrary: onMeeting({}, 'CloseMeeting') },
  { weight: 1, arbitrary: onMeeting({}, 'HoldProposal') },
  { weight: 9, arbitrary: onProposal({ to: phase }, 'MovePhase') },
  {
    weight: 9,
    arbitrary: onProposal(
      { version: fc.constant(1), position: fc.constant({ kind: 'consent' }) },
      'TakePosition',
    ),
  },
  { weight: 4, arbitrary: onProposal({}, 'CloseRound') },
  { weight: 1, arbitrary: onProposal({ reason: fc.constant('à revoir') }, 'CarryOver') },
  { weight: 1, arbitrary: onProposal({ reason: fc.constant('à revoir') }, 'WithdrawProposal') },
  { weight: 1, arbitrary: onProposal({ reason: fc.constant('mes terres') }, 'DeclareRecusal') },
  { weight: 2, arbitrary: onProposal({ label: fc.constant('x'), present }, 'TakeUpInMeeting') },
  { weight: 2, arbitrary: onProposal({ present }, 'RecordPresence') },
  {
    weight: 1,
    arbitrary: anyone.map((person) => ({
      type: 'HoldInMeeting',
      proposal,
      meeting: { id: meeting, basis: 'designation' },
      label: 'x',
      facilitator: person,
      present: people,
    })),
  },
);
const step = fc.record({
  actor: anyone,
  command,
  everyone: fc.boolean(),
  minutes: fc.constantFrom(0, 0, 5, 120),
  /** The council elects another mayor in the middle of the meeting. */
  elected: fc.option(fc.constantFrom(eva, bob, ana), { freq: 12 }),
});

/** What the meeting, its subjects and its proposal say of one another. */
const checkAgreement = (life: Life): void => {
  const held = life.state<MeetingState>(`meeting:${meeting}`) as Held;
  const over = held.status === 'closed' || held.status === 'recordPublished' || held.status === 'cancelled';
  for (const id of [first, second]) {
    const subject = life.state<SubjectState>(`subject:${id}`);
    if (!subject || subject.status === 'none' || subject.status === 'closed') continue;
    const named = held.items.some((entry) => entry.subject === id);
    expect(subject.meeting === meeting, 'I-8: a subject is on the agenda until the close').toBe(
      named && !over,
    );
  }
  const tabled = life.state<ProposalState>(`proposal:${proposal}`);
  if (!tabled || !('setting' in tabled) || tabled.setting.kind !== 'meeting') return;
  const { setting } = tabled;
  // Taken off the agenda, a text may be dealt with at a table of its own.
  if (setting.meeting === null) return;
  expect(runningItem(held)?.proposal, 'held only while its item runs').toBe(proposal);
  const context = {
    now: life.now,
    commune: life.state<CommuneState>('commune') as FoundedCommune,
    bodies: life.state<BodiesState>('bodies'),
    mandates: life.state<MandatesState>('mandates'),
  } as MeetingContext;
  expect(new Set(setting.present), 'I-9: one presence').toEqual(new Set(presentVoters(held, context)));
  expect(setting.facilitator, 'one facilitator').toBe(held.roles.facilitator?.person);
};

const checkEvents = ({ events }: Consequence, by: string, commune: CommuneState): void => {
  const barred = mayorOf(commune);
  for (const { type, content } of events) {
    if (type === 'TakenUpInMeeting' || type === 'FacilitatorChanged')
      expect(content['facilitator'], 'I-7').not.toBe(barred);
    if (type === 'RoleHeld' && content['role'] === 'facilitator')
      expect(content['person'], 'I-7').not.toBe(barred);
    if (type === 'PhaseMoved' || type === 'ItemStarted' || type === 'AbsenteeWindowOpened')
      expect(by, `I-7: ${type}`).not.toBe(barred);
    if (type === 'ProposalAdopted')
      expect((content['counted'] as string[]).length, 'I-9').toBeGreaterThanOrEqual(4);
  }
};

test(
  'I-7, I-8, I-9, I-16: meetings, subjects and proposals agree after any commands by anybody',
  { timeout: 240_000 },
  async () => {
    const settledOnce = await settled();
    const seen: Record<string, number> = {};
    await fc.assert(
      fc.asyncProperty(
        fc.boolean(),
        fc.array(step, { minLength: 15, maxLength: 45 }),
        async (begun, steps) => {
          const life = settledOnce.copy();
          const act = async (person: string, sent: Sent): Promise<void> => {
            const commune = life.state<CommuneState>('commune') as CommuneState;
            const done = await life.attempt(person, sent);
            if (!done.ok) return;
            checkEvents(done.value, person, commune);
            for (const { type } of done.value.events) seen[type] = (seen[type] ?? 0) + 1;
            checkAgreement(life);
          };
          /** What one of them wrote down, the others answer for (I-26). */
          const confirmed = async (): Promise<void> => {
            const { changes = {} } = life.state<CommuneState>('commune') as FoundedCommune;
            for (const { number, standing } of Object.values(changes))
              if (standing.kind === 'awaiting')
                for (const person of people) await act(person, { type: 'ConfirmChange', change: number });
          };
          if (begun) {
            const agenda = uuid('ordre du jour');
            await act(eva, { type: 'ProposeMotion', meeting, motion: agenda, matter: { kind: 'agenda' } });
            for (const person of people)
              await act(person, { type: 'ConsentToMotion', meeting, motion: agenda });
            await act(eva, { type: 'StartItem', meeting, item: itemOne });
          }
          for (const { actor, command: sent, everyone, minutes, elected } of steps) {
            life.wait({ minutes });
            if (elected !== null) {
              const change = { type: 'ChangeFunction', act: 'délibération du 1er décembre' };
              const before = mayorOf(life.state<CommuneState>('commune') as CommuneState);
              await act(cleo, { ...change, personId: before, function: 'councillor' });
              await confirmed();
              await act(cleo, { ...change, personId: elected, function: 'mayor' });
              await confirmed();
            }
            for (const person of everyone ? people : [actor]) await act(person, sent as Sent);
          }
        },
      ),
      runs(700),
    );
    for (const type of [
      'TakenUpInMeeting',
      'PresenceRecorded',
      'FunctionChanged',
      'FacilitatorChanged',
      'ResultNoted',
      'MeetingClosed',
      'CarriedOver',
    ])
      expect(seen[type] ?? 0, type).toBeGreaterThan(amongRuns(5));
  },
);

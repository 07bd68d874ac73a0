import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultParameters } from '#lib/governance/charter/index.ts';
import { mayorOf } from '#lib/governance/commune/index.ts';
import { presentVoters, runningItem } from '#lib/governance/meetings/index.ts';
import { decideIn } from '../engine/decide-in-memory.ts';
import { nounOfStream, type Actor, type AnyCommand } from '../engine/noun.ts';
import { prepare } from '../engine/parse-command.ts';
import { registry } from '../registry.ts';
import type { CommuneState, FoundedCommune } from '#lib/governance/commune/index.ts';
import type { BodiesState } from '#lib/governance/bodies/index.ts';
import type { Held, MeetingContext, MeetingState } from '#lib/governance/meetings/index.ts';
import type { MandatesState } from '#lib/governance/mandates/index.ts';
import type { ProposalState } from '#lib/governance/proposals/index.ts';
import type { SubjectState } from '#lib/governance/subjects/index.ts';
import type { StreamState } from '../engine/replay.ts';
import type { Consequence } from '../engine/decide-in-memory.ts';
import { amongRuns, runs } from '../../../../../tests/support/runs.ts';

/*
 * Meetings, subjects and proposals together, reactions included, as `execute` carries them but in memory:
 * random people send random commands, and what the three say of one another must always agree.
 */

const uuid = (kind: number, n: number): string =>
  `${String(kind).padStart(8, '0')}-0000-4000-8000-8${String(n).padStart(11, '0')}`;
const [mayor, ana, bob, cleo, dan, eva] = [0, 1, 2, 3, 4, 5].map((n) => uuid(1, n)) as [
  string,
  string,
  string,
  string,
  string,
  string,
];
const voters = [mayor, ana, bob, cleo, dan, eva];
const administrator = uuid(1, 9);
const group = uuid(2, 1);
const meeting = uuid(3, 1);
const [first, second] = [uuid(4, 1), uuid(4, 2)];
const [itemOne, itemTwo] = [uuid(5, 1), uuid(5, 2)];
const proposal = uuid(6, 1);

type Fields = Readonly<Record<string, unknown>>;
type Streams = ReadonlyMap<string, StreamState>;

const send = async (
  streams: Streams,
  actor: Actor,
  command: AnyCommand & Fields,
  now: string,
): Promise<Consequence | null> => {
  const request = { communeId: uuid(7, 1), actor, key: uuid(8, 1), command };
  const prepared = prepare(registry, request);
  if (!prepared.ok) throw new Error(`${command.type}: ${JSON.stringify(prepared.error)}`);
  const load = (names: readonly string[]) =>
    Promise.resolve(
      new Map(
        names.map((name): [string, StreamState] => {
          const noun = nounOfStream(registry, name);
          return [name, { noun, version: 0, state: noun.decider.initial }];
        }),
      ),
    );
  // What urns hold changes no rule: an empty one will do.
  const openUrn = () => Promise.resolve({});
  const decided = await decideIn(registry, streams, { load, openUrn }, prepared.value, now);
  return decided.ok ? decided.value : null;
};

const as = (person: string): Actor => ({ kind: 'person', person });
const role = (n: number, kind: string) => ({
  type: 'DefineRole',
  roleId: uuid(9, n),
  body: group,
  kind,
  title: kind,
  purpose: 'tenir la séance',
  perimeter: null,
  accountabilities: [],
  envelopeEuros: null,
  term: null,
  decision: null,
});
const mandate = (n: number, of: number, person: string, until: string | null) => ({
  type: 'GrantMandate',
  mandateId: uuid(10, n),
  role: uuid(9, of),
  person,
  from: '2026-06-01',
  until,
  designation: 'consent',
  decision: null,
  act: null,
});
const identity = { givenName: 'Camille', familyName: 'Martin', email: null, birthDate: null };
const raise = (subjectId: string) => ({
  type: 'RaiseSubject',
  subjectId,
  title: 'Bibliothèque',
  text: 'Les horaires ne conviennent plus.',
  body: group,
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
const start = '2026-12-01T18:30:00.000Z';

const beginning: readonly [Actor, AnyCommand & Fields, string][] = [
  [
    { kind: 'setup' },
    {
      type: 'FoundCommune',
      name: 'Essai',
      insee: '26289',
      population: 1_300,
      populationSource: 'Insee',
      registeredElectors: null,
      installedOn: '2026-03-28',
      founder: { personId: administrator, ...identity },
    },
    '2026-04-01T08:00:00.000Z',
  ],
  ...(
    [
      {
        type: 'RegisterPeople',
        people: voters.map((personId, index) => ({
          personId,
          function: index === 0 ? 'mayor' : 'councillor',
          majority: true,
          rank: index + 1,
          group: null,
          ...identity,
        })),
      },
      {
        type: 'CreateBody',
        bodyId: group,
        name: 'Groupe',
        kind: 'majorityGroup',
        members: voters.map((person) => ({ person, capacity: 'member' })),
        decision: null,
        purpose: 'Décider ensemble',
        perimeter: null,
        quorum: 3,
        rhythm: '',
        parent: null,
        endsOn: null,
      },
      role(1, 'facilitator'),
      role(2, 'secretary'),
      mandate(1, 1, eva, null),
      // Ends at midnight, during the meeting (I-16).
      mandate(2, 1, bob, '2026-12-01'),
      mandate(3, 2, dan, null),
      { type: 'DraftCharter', parameters: defaultParameters },
    ] as (AnyCommand & Fields)[]
  ).map((command): [Actor, AnyCommand & Fields, string] => [
    as(administrator),
    command,
    '2026-06-01T08:00:00.000Z',
  ]),
  ...voters.map((person): [Actor, AnyCommand & Fields, string] => [
    as(person),
    { type: 'TakeCharterPosition', revision: 1, position: { kind: 'consent' } },
    '2026-06-02T08:00:00.000Z',
  ]),
  ...(
    [
      [
        eva,
        {
          type: 'PlanMeeting',
          meeting,
          body: group,
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
          body: group,
          matter: 'ordinary',
          effect: { kind: 'none' },
          ...text,
        },
      ],
      [ana, { type: 'TableProposal', proposal }],
    ] as [string, AnyCommand & Fields][]
  ).map(([person, command]): [Actor, AnyCommand & Fields, string] => [
    as(person),
    command,
    '2026-11-10T08:00:00.000Z',
  ]),
  ...voters.map((person): [Actor, AnyCommand & Fields, string] => [
    as(person),
    { type: 'NoteAttendance', meeting, person, attendance: 'present' },
    start,
  ]),
  [as(eva), { type: 'OpenMeeting', meeting }, start],
];

const settled = async (): Promise<Map<string, StreamState>> => {
  const streams = new Map<string, StreamState>();
  for (const [actor, command, now] of beginning) {
    const done = await send(streams, actor, command, now);
    if (!done) throw new Error(`${command.type} was refused`);
    for (const [stream, state] of done.streams) streams.set(stream, state);
  }
  return streams;
};

const anyone = fc.constantFrom(...voters);
const onMeeting = (fields: Record<string, fc.Arbitrary<unknown>>, type: string) =>
  fc.record({ type: fc.constant(type), meeting: fc.constant(meeting), ...fields });
const onProposal = (fields: Record<string, fc.Arbitrary<unknown>>, type: string) =>
  fc.record({ type: fc.constant(type), proposal: fc.constant(proposal), ...fields });
const motion = fc.constantFrom(uuid(11, 1), uuid(11, 2));
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
const present = fc.subarray(voters, { minLength: 3 });

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
      present: voters,
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

const stateOf = <State>(streams: Streams, stream: string): State | undefined =>
  streams.get(stream)?.state as State | undefined;

/** What the meeting, its subjects and its proposal say of one another. */
const checkAgreement = (streams: Streams, now: string): void => {
  const held = stateOf<MeetingState>(streams, `meeting:${meeting}`) as Held;
  const over = held.status === 'closed' || held.status === 'recordPublished' || held.status === 'cancelled';
  for (const id of [first, second]) {
    const subject = stateOf<SubjectState>(streams, `subject:${id}`);
    if (!subject || subject.status === 'none' || subject.status === 'closed') continue;
    const named = held.items.some((entry) => entry.subject === id);
    expect(subject.meeting === meeting, 'I-8: a subject is on the agenda until the close').toBe(
      named && !over,
    );
  }
  const tabled = stateOf<ProposalState>(streams, `proposal:${proposal}`);
  if (!tabled || !('setting' in tabled) || tabled.setting.kind !== 'meeting') return;
  const { setting } = tabled;
  // Taken off the agenda, a text may be dealt with at a table of its own.
  if (setting.meeting === null) return;
  expect(runningItem(held)?.proposal, 'held only while its item runs').toBe(proposal);
  const context = {
    now,
    commune: stateOf<CommuneState>(streams, 'commune') as FoundedCommune,
    bodies: stateOf<BodiesState>(streams, 'bodies'),
    mandates: stateOf<MandatesState>(streams, 'mandates'),
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
      expect((content['counted'] as string[]).length, 'I-9').toBeGreaterThanOrEqual(3);
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
          const streams = new Map(settledOnce);
          let now = start;
          const act = async (person: string, sent: AnyCommand & Fields): Promise<void> => {
            const commune = stateOf<CommuneState>(streams, 'commune') as CommuneState;
            const done = await send(streams, as(person), sent, now);
            if (!done) return;
            checkEvents(done, person, commune);
            for (const { type } of done.events) seen[type] = (seen[type] ?? 0) + 1;
            for (const [stream, state] of done.streams) streams.set(stream, state);
            checkAgreement(streams, now);
          };
          if (begun) {
            const [agenda] = [uuid(11, 9)];
            await act(eva, { type: 'ProposeMotion', meeting, motion: agenda, matter: { kind: 'agenda' } });
            for (const person of voters)
              await act(person, { type: 'ConsentToMotion', meeting, motion: agenda });
            await act(eva, { type: 'StartItem', meeting, item: itemOne });
          }
          for (const { actor, command: sent, everyone, minutes, elected } of steps) {
            now = new Date(Date.parse(now) + minutes * 60_000).toISOString();
            if (elected !== null) {
              const change = { type: 'ChangeFunction', act: 'délibération du 1er décembre' };
              const before = mayorOf(stateOf<CommuneState>(streams, 'commune') as CommuneState);
              await act(cleo, { ...change, personId: before, function: 'councillor' });
              await act(cleo, { ...change, personId: elected, function: 'mayor' });
            }
            for (const person of everyone ? voters : [actor]) await act(person, sent as AnyCommand & Fields);
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

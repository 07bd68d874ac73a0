import fc from 'fast-check';
import type { MeetingState } from '#lib/governance/meetings/index.ts';
import type { ProposalState } from '#lib/governance/proposals/index.ts';
import type { CaseState } from '#lib/governance/cases/index.ts';
import type { SubjectState } from '#lib/governance/subjects/index.ts';
import { contestId } from '#lib/governance/subjects/index.ts';
import { dan, eva, bureau, cleo, ana, groupe, maire, people, uuid } from './life.ts';
import type { Sent, Life } from './life.ts';

/** What there is to act on; ids are made as the life goes. */
interface Known {
  subjects: string[];
  proposals: string[];
  meetings: string[];
  actions: string[];
  cases: string[];
}

const pick = (all: readonly string[], n: number): string | undefined => all[n % Math.max(1, all.length)];
const reason = 'Il faut que le groupe en parle.';
const no = 'no';

const raise = async (life: Life, known: Known, who: string, { a, b }: Dice): Promise<void> => {
  const subjectId = uuid(`s${known.subjects.length}`);
  const answers = {
    newPolicy: no,
    orientation: b % 3 === 0 ? 'yes' : no,
    priceTaxLand: no,
    serviceOrganisation: no,
    publicPosition: no,
  };
  const words = { title: 'Une salle', text: 'Qui l’occupe ?', origin: null, unbudgetedEuros: null };
  const at = { body: a % 2 ? groupe : bureau, answers, basis: { kind: 'runningAffairs' } };
  if ((await life.send(who, { type: 'RaiseSubject', subjectId, ...words, ...at })) === 'ok')
    known.subjects.push(subjectId);
};

const effectFrom = (known: Known, n: number): object => {
  const decision = pick(known.proposals, Math.floor(n / 56)) ?? uuid('none');
  const effects = [
    { kind: 'none' },
    { kind: 'settle', settlement: 'upheld' },
    { kind: 'settle', settlement: 'undone' },
    { kind: 'repeal', decision },
    { kind: 'supersede', decision },
    { kind: 'keep', decision, reviewOn: '2027-09-01' },
    { kind: 'assign', to: bureau },
  ];
  return effects[n % effects.length] ?? { kind: 'none' };
};

const draft = async (life: Life, known: Known, who: string, { a, b }: Dice): Promise<void> => {
  const subject = pick(known.subjects, a);
  const state = subject && life.state<SubjectState>(`subject:${subject}`);
  if (!subject || !state || state.status === 'none') return;
  const proposal = uuid(`p${known.proposals.length}`);
  const terms = { carriedBy: who, reviewOn: '2027-06-01', trial: null };
  const facts = { proposal, subject, body: state.body, matter: 'ordinary', effect: effectFrom(known, b) };
  const words = { title: 'Une règle', text: 'La salle est prêtée.', terms };
  if ((await life.send(who, { type: 'DraftProposal', ...facts, ...words })) !== 'ok') return;
  known.proposals.push(proposal);
  await life.send(who, { type: 'TableProposal', proposal });
};

const adopt = async (life: Life, known: Known, _who: string, { a }: Dice): Promise<void> => {
  const proposal = pick(known.proposals, a);
  const state = proposal && life.state<ProposalState>(`proposal:${proposal}`);
  if (!proposal || !state || state.phase !== 'tabled') return;
  await life.send(state.sponsor, { type: 'OpenBetweenMeetings', proposal });
  const version = state.versions.length;
  for (let phase = 0; phase < 3; phase += 1)
    for (const person of people) await life.send(person, { type: 'DeclareReady', proposal });
  const position = { kind: 'consent' };
  for (const person of people) await life.send(person, { type: 'TakePosition', proposal, version, position });
};

/** What the bureau decides of its own, and two members who pull it up: chance alone would rarely come so far. */
const pullUp = async (life: Life, known: Known, _who: string, { b }: Dice): Promise<void> => {
  await raise(life, known, ana, { a: 0, b: 1 });
  const subject = known.subjects.length - 1;
  await draft(life, known, ana, { a: subject, b: 0 });
  await adopt(life, known, ana, { a: known.proposals.length - 1, b: 0 });
  const called = known.proposals.at(-1) ?? uuid('none');
  for (const who of b % 3 ? [dan, cleo] : [dan])
    await begin(life, known, who, { type: 'CallInDecision', case: called, reason });
  if (b % 2) await contest(life, known, dan, known.subjects[subject] ?? uuid('none'));
};

/** The group's text on a case: a draft of any effect, adopted or not. */
const answer = async (life: Life, known: Known, who: string, { a, b }: Dice): Promise<void> => {
  const state = life.state<CaseState>(`referral:${pick(known.cases, a) ?? ''}`);
  if (!state || !('subject' in state)) return;
  const subject = known.subjects.indexOf(state.subject);
  if (subject < 0) return;
  const called = state.kind === 'callIn' ? known.proposals.indexOf(state.id) : 0;
  await draft(life, known, who, { a: subject, b: (b % 7) + 56 * Math.max(0, called) });
  if (b % 4) await adopt(life, known, who, { a: known.proposals.length - 1, b });
};

/** An evening of the group from the first to arrive to the close, as far as its rules let it go. */
const evening = async (life: Life, known: Known, _who: string, { a, b }: Dice): Promise<void> => {
  const meeting = pick(known.meetings, a);
  const state = meeting && life.state<MeetingState>(`meeting:${meeting}`);
  if (!meeting || !state || state.status === 'none') return;
  const late = Temporal.Instant.from(life.now).until(state.startsAt).total('hours');
  if (late > 0) life.wait({ hours: Math.ceil(late) });
  await life.send('system', { type: 'PassMeetingTime', meeting });
  const here = b % 4 === 0 ? people.slice(0, 4) : people;
  for (const person of here)
    await life.send(person, { type: 'NoteAttendance', meeting, person, attendance: 'present' });
  await life.send(eva, { type: 'OpenMeeting', meeting });
  const motion = uuid('moti');
  await life.send(eva, { type: 'ProposeMotion', meeting, motion, matter: { kind: 'agenda' } });
  for (const person of here) await life.send(person, { type: 'ConsentToMotion', meeting, motion });
  await firstItem(life, meeting, here, b);
  await life.send(eva, { type: 'StartClosing', meeting });
  await life.send(eva, { type: 'CloseMeeting', meeting });
  if (b % 2) await life.send(dan, { type: 'SendRecord', meeting });
  if (b % 2) await life.send(dan, { type: 'PublishRecord', meeting });
};

const firstItem = async (life: Life, meeting: string, here: readonly string[], b: number): Promise<void> => {
  const state = life.state<MeetingState>(`meeting:${meeting}`);
  const item = state && 'items' in state ? state.items[0] : undefined;
  if (!item) return;
  await life.send(eva, { type: 'StartItem', meeting, item: item.id });
  const { proposal } = item;
  if (proposal && b % 3) {
    for (const to of ['clarification', 'reactions', 'amendment', 'objections'])
      await life.send(eva, { type: 'MovePhase', proposal, to });
    for (const person of here) {
      const position = { kind: 'consent' };
      await life.send(person, { type: 'TakePosition', proposal, version: 1, position });
    }
    await life.send(eva, { type: 'CloseRound', proposal });
  }
  const dealtWith = b % 5 > 0;
  await life.send(eva, {
    type: 'EndItem',
    meeting,
    item: item.id,
    dealtWith,
    reason: dealtWith ? '' : reason,
  });
};

const plan = async (life: Life, known: Known, _who: string, { a }: Dice): Promise<void> => {
  const meeting = uuid(`m${known.meetings.length}`);
  const date = Temporal.Instant.from(life.now)
    .toZonedDateTimeISO('Europe/Paris')
    .toPlainDate()
    .add({ days: 1 + (a % 20) });
  const occasion = { date: date.toString(), time: '19:30', minutes: 120, place: 'Mairie', link: null };
  const sent = { type: 'PlanMeeting', meeting, body: groupe, series: null, ...occasion };
  if ((await life.send(dan, sent)) === 'ok') known.meetings.push(meeting);
};

const begin = async (life: Life, known: Known, who: string, command: Sent): Promise<void> => {
  const id = String(command['case']);
  if ((await life.send(who, command)) !== 'ok' || known.cases.includes(id)) return;
  known.cases.push(id);
  if (life.state(`subject:${id}`)) known.subjects.push(id);
};

/** A member doubts a nature; when it was decided already, what comes of it is a subject of the group. */
const contest = async (life: Life, known: Known, who: string, subjectId: string): Promise<void> => {
  if ((await life.send(who, { type: 'ContestNature', subjectId, reason })) !== 'ok') return;
  const subject = life.state<SubjectState>(`subject:${subjectId}`);
  if (subject?.status !== 'closed' || subject.how.kind !== 'dealtWith') return;
  const opened = contestId(subject.how.decision);
  if (!life.state(`subject:${opened}`)) return;
  known.subjects.push(opened);
  known.cases.push(opened);
};

type Play = (life: Life, known: Known, who: string, dice: Dice) => Promise<unknown>;

const plays: readonly (readonly [weight: number, play: Play])[] = [
  [4, raise],
  [3, pullUp],
  [5, answer],
  [4, draft],
  [5, adopt],
  [2, plan],
  [2, evening],
  [
    4,
    (life, known, who, { a }) =>
      begin(life, known, who, {
        type: 'ReferSubject',
        case: uuid(`r${known.cases.length}`),
        subject: pick(known.subjects, a) ?? uuid('none'),
        to: groupe,
        reason,
      }),
  ],
  [
    8,
    (life, known, who, { a }) =>
      begin(life, known, who, {
        type: 'CallInDecision',
        case: pick(known.proposals, a) ?? uuid('none'),
        reason,
      }),
  ],
  [
    1,
    (life, known, _who, { b }) =>
      begin(life, known, maire, {
        type: 'InvokeEmergency',
        case: uuid(`e${known.cases.length}`),
        title: 'Fermer',
        ground: 'safety',
        done: 'Fermée.',
        reason: b % 2 ? reason : null,
      }),
  ],
  [
    1,
    (life, known, who) =>
      begin(life, known, who, {
        type: 'ReportOffCircuit',
        case: uuid(`o${known.cases.length}`),
        title: 'Accord',
        what: 'Un accord écrit.',
        decidedBy: 'mayor',
        on: '2026-10-01',
      }),
  ],
  [
    1,
    (life, known, who, { a }) =>
      begin(life, known, who, {
        type: 'ClaimMatter',
        case: uuid(`c${known.cases.length}`),
        disputed: pick(known.subjects, a) ?? uuid('none'),
        claimant: bureau,
        reason,
      }),
  ],
  [
    2,
    (life, known, who, { a }) =>
      life.send(who, { type: 'ReferProposal', proposal: pick(known.proposals, a) ?? uuid('none'), reason }),
  ],
  [2, (life, known, who, { a }) => contest(life, known, who, pick(known.subjects, a) ?? uuid('none'))],
  [
    2,
    (life, known, who, { a }) =>
      life.send(who, {
        type: 'WithdrawProposal',
        proposal: pick(known.proposals, a) ?? uuid('none'),
        reason,
      }),
  ],
  [
    2,
    (life, known, who, { a }) =>
      life.send(who, { type: 'WithdrawSubject', subjectId: pick(known.subjects, a) ?? uuid('none'), reason }),
  ],
  [
    2,
    (life, known, who, { a, b }) =>
      life.send(who, {
        type: 'MoveSubject',
        subjectId: pick(known.subjects, a) ?? uuid('none'),
        body: b % 2 ? groupe : bureau,
        reason,
      }),
  ],
  [
    2,
    (life, known, who, { a }) =>
      life.send(who, {
        type: 'ParkSubject',
        subjectId: pick(known.subjects, a) ?? uuid('none'),
        until: '2027-01-31',
        reason,
      }),
  ],
  [
    1,
    (life, known, _who, { a }) =>
      life.send(dan, { type: 'CancelMeeting', meeting: pick(known.meetings, a) ?? uuid('none'), reason }),
  ],
  [
    2,
    (life, known, who, { a, b }) => {
      const item = uuid(`i${b % 90}`);
      const at = { meeting: pick(known.meetings, a) ?? uuid('none'), item, minutes: 15, documents: [] };
      const subject = pick(known.subjects, b) ?? uuid('none');
      return life.send(who, { type: 'AddItem', ...at, subject, outcome: 'decide' });
    },
  ],
  [
    2,
    async (life, known, who, { a }) => {
      const action = uuid(`a${known.actions.length}`);
      const decision = pick(known.proposals, a) ?? uuid('none');
      const facts = { title: 'Faire', decision, owner: who, due: '2027-01-31', dependsOn: [] };
      if ((await life.send(who, { type: 'OpenAction', action, ...facts })) === 'ok')
        known.actions.push(action);
    },
  ],
  [
    2,
    (life, known, who, { a }) =>
      life.send(who, {
        type: 'CompleteAction',
        action: pick(known.actions, a) ?? uuid('none'),
        result: 'Fait.',
      }),
  ],
  [2, (life, _known, _who, { a }) => Promise.resolve(life.wait({ hours: a % 60 }))],
  [
    2,
    (life, known, _who, { a }) =>
      life.send('system', { type: 'PassCaseTime', case: pick(known.cases, a) ?? uuid('none') }),
  ],
];
/** What may happen, each as often as its weight. */
const often = plays.flatMap(([weight, play]) => Array.from({ length: weight }, () => play));

/** One thing that happens: which, by whom, and two throws of dice for what it is about. */
export const step = fc.record({
  play: fc.nat(often.length - 1),
  who: fc.constantFrom(...people),
  a: fc.nat(10_000),
  b: fc.nat(10_000),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/**
 * Random histories of the town on all its nouns.
 * @param after looks at the life once each thing has happened
 */
export const live = async <Living extends Life>(
  life: Living,
  steps: readonly Step[],
  after: (life: Living) => void = () => undefined,
): Promise<void> => {
  const known: Known = { subjects: [], proposals: [], meetings: [], actions: [], cases: [] };
  for (const { play, who, a, b } of steps) {
    life.wait({ hours: 1 });
    await often[play]?.(life, known, who, { a, b });
    after(life);
  }
};

interface Dice {
  readonly a: number;
  readonly b: number;
}

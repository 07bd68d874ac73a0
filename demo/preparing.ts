import { defaultParameters } from '../src/lib/governance/charter/index.ts';
import { carryOut } from './actions.ts';
import { bureauUntil, caseOf } from './bureau.ts';
import { majority } from './people.ts';
import { dayOf, draft, facilitatorOf, presentAt, raise, raisedBy } from './procedure.ts';
import { pointsOf, subjectOf, type Point } from './points.ts';
import { meetingId } from './rhythm.ts';
import { idOf, type Stage } from './stage.ts';
import valbrune from './valbrune.json' with { type: 'json' };

const dayBefore = (meeting: string, days: number): string =>
  Temporal.PlainDate.from(dayOf(meeting)).subtract({ days }).toString();

/** Whose text came back from the meeting before: it only has to be put on the agenda again. */
const returning = (meeting: string, { name }: Point): boolean => meeting === 'GM-6' && name === 'P11';

const keyOf = (meeting: string, { name }: Point): string =>
  name.startsWith(meeting) ? name : `${meeting} ${name}`;

/** P13 is called in after the others are ready: it comes on the agenda by itself, with its text. */
const isThere = (meeting: string, point: Point): boolean => keyOf(meeting, point) !== 'GM-4 P13';

/** What some texts do by themselves, once adopted. */
const effects: Readonly<Record<string, object>> = {
  P01: { kind: 'charter', parameters: defaultParameters },
  // The footbridge was closed in an emergency: the group says whether it confirms.
  P14: { kind: 'settle', settlement: 'upheld' },
  P22: {
    kind: 'delegate',
    to: idOf('C5'),
    matters: ['Fête de l’Orsille 2027'],
    bounds: 'Sans nouvelle charge pour les services techniques.',
    envelopeEuros: 12_000,
    alertPercent: 80,
    until: '2027-07-13',
  },
};

const bringPoint = async (stage: Stage, meeting: string, point: Point): Promise<void> => {
  const { story, title, sponsor } = point;
  if (returning(meeting, point)) return;
  const byRight = caseOf[keyOf(meeting, point)] !== undefined;
  const plain = { id: subjectOf(point), title, origin: 'Panier du groupe', sponsor, executive: false };
  // What to do with the gendarmerie was explored in October; its text answers the same subject.
  const known = meeting === 'GM-7' && point.name === 'P10';
  if (!known && !byRight) await raise(stage, story ? raisedBy(story) : plain, 'GM');
  if (story && isThere(meeting, point)) await draft(stage, story, 'GM', effects[story.id]);
};

/** Everyone brings what they carry, from the backlog to the agenda. */
const addPoints = async (stage: Stage, meeting: string, points: readonly Point[]): Promise<void> => {
  for (const point of points) {
    await bringPoint(stage, meeting, point);
    if (caseOf[keyOf(meeting, point)] !== undefined) continue;
    await stage.act(point.sponsor, {
      type: 'AddItem',
      meeting: meetingId(meeting),
      item: itemId(meeting, point),
      subject: idOf(`subject ${subjectOf(point)}`),
      outcome: point.outcome,
      minutes: point.minutes,
      documents: [],
    });
  }
};

/** What came by right has the id of its case. */
export const itemId = (meeting: string, point: Point): string =>
  caseOf[keyOf(meeting, point)] ?? idOf(`item ${meeting} ${point.name}`);

/** The secretary whose mandate is in force; another one is designated at the opening, by consent. */
export const secretaryInForce = 'M20';

const assign = async ({ act }: Stage, meeting: string): Promise<void> => {
  const keeper = valbrune.seances.find(({ id }) => id === meeting)?.temps ?? null;
  const by = 'M17';
  const role = { type: 'AssignRole', meeting: meetingId(meeting) };
  await act(by, { ...role, role: 'facilitator', person: idOf(facilitatorOf(meeting)) });
  await act(by, { ...role, role: 'secretary', person: idOf(secretaryInForce) });
  if (keeper) await act(by, { ...role, role: 'timekeeper', person: idOf(keeper) });
};

/** What came by itself gets the minutes that its discussion needs. */
const sizeByRight = async (stage: Stage, meeting: string, points: readonly Point[]): Promise<void> => {
  for (const point of points)
    if (caseOf[keyOf(meeting, point)] !== undefined && isThere(meeting, point))
      await stage.act(secretaryInForce, {
        type: 'SizeItem',
        meeting: meetingId(meeting),
        item: itemId(meeting, point),
        minutes: point.minutes,
      });
};

/** Some days before: subjects, texts and roles; supports show what weighs most. */
export const prepare = async (stage: Stage, meeting: string, days = 6): Promise<void> => {
  await bureauUntil(stage, `${dayBefore(meeting, days)}T18:00`);
  stage.at(`${dayBefore(meeting, days)}T18:00`);
  const points = pointsOf(meeting);
  await addPoints(stage, meeting, points);
  for (const [index, point] of points.entries())
    for (const person of isThere(meeting, point)
      ? majority
      : [].filter((_, rank) => (rank + index) % (3 + 2 * index) === 0))
      if (person !== point.sponsor)
        await stage.act(person, {
          type: 'SupportItem',
          meeting: meetingId(meeting),
          item: itemId(meeting, point),
        });
  await assign(stage, meeting);
  await sizeByRight(stage, meeting, points);
};

/** The agenda closes five days before; whoever cannot come says so, but for the last of many. */
export const closeAgenda = async (stage: Stage, meeting: string): Promise<void> => {
  await bureauUntil(stage, `${dayBefore(meeting, 4)}T00:05`);
  stage.at(`${dayBefore(meeting, 4)}T00:05`);
  await stage.act('system', { type: 'PassMeetingTime', meeting: meetingId(meeting) });
  await carryOut(stage, meeting, -1);
  await bureauUntil(stage, `${dayOf(meeting)}T12:00`);
  stage.at(`${dayOf(meeting)}T12:00`);
  const absent = majority.filter((person) => !presentAt(meeting).includes(person));
  for (const person of absent.slice(0, Math.max(1, absent.length - 1)))
    await stage.act(person, {
      type: 'NoteAttendance',
      meeting: meetingId(meeting),
      person: idOf(person),
      attendance: 'excused',
    });
};

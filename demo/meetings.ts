import { notedIn } from './actions.ts';
import { caseOf } from './bureau.ts';
import { dealWith, heldIn } from './course.ts';
import { notes } from './notes.ts';
import { itemId, secretaryInForce } from './preparing.ts';
import { majority } from './people.ts';
import { consentAll, dayOf, facilitatorOf, passWindow, presentAt, storyOf } from './procedure.ts';
import { pointsOf, type Point } from './points.ts';
import { meetingId } from './rhythm.ts';
import { speechOf, type Speech } from './speech.ts';
import { idOf, type Stage } from './stage.ts';
import valbrune from './valbrune.json' with { type: 'json' };

const nextDay = (meeting: string, days: number): string =>
  Temporal.PlainDate.from(dayOf(meeting)).add({ days }).toString();

/** What everyone present consents to, once one of them has put it. */
const consentTo = async (stage: Stage, meeting: string, name: string, matter: object): Promise<void> => {
  const leader = facilitatorOf(meeting);
  const motion = { meeting: meetingId(meeting), motion: idOf(`motion ${meeting} ${name}`) };
  await stage.act(leader, { type: 'ProposeMotion', ...motion, matter });
  for (const person of presentAt(meeting).filter((other) => other !== leader))
    await stage.act(person, { type: 'ConsentToMotion', ...motion });
};

/** One of four answers each, as many as the dossier counts. */
const weatherOf = (meeting: string): string[] => {
  const weather = valbrune.seances.find(({ id }) => id === meeting)?.meteo;
  if (!weather) return [];
  const { soleil, eclaircies, nuages, orage } = weather;
  const said: [string, number][] = [
    ['clouds', nuages],
    ['sun', soleil],
    ['storm', orage],
    ['brightSpells', eclaircies],
  ];
  return said.flatMap(([answer, times]) => Array.from({ length: times }, () => answer));
};

const secretaryOf = (meeting: string): string =>
  valbrune.seances.find(({ id }) => id === meeting)?.secr ?? secretaryInForce;

/** What is there by right and that the evening has no time for, last: it will come back by itself. */
const leftOver: Readonly<Record<string, readonly string[]>> = {
  'GM-5': [caseOf['GM-7 SIG-1'] ?? ''],
  'GM-6': [caseOf['GM-7 SIG-1'] ?? ''],
};

/** What came by right since the agenda was built finds its place in it, by consent. */
const order = async (stage: Stage, meeting: string): Promise<void> => {
  const last = leftOver[meeting] ?? [];
  if (last.length === 0 && meeting !== 'GM-4') return;
  const first = pointsOf(meeting).map((point) => itemId(meeting, point));
  await consentTo(stage, meeting, 'order', { kind: 'order', order: [...first, ...last] });
};

/** People arrive, the meeting opens, everyone says how they come and consents to the agenda. */
const gather = async (stage: Stage, meeting: string): Promise<void> => {
  const id = meetingId(meeting);
  stage.at(`${dayOf(meeting)}T19:22`);
  for (const person of presentAt(meeting))
    await stage.act(person, {
      type: 'NoteAttendance',
      meeting: id,
      person: idOf(person),
      attendance: 'present',
    });
  stage.at(`${dayOf(meeting)}T19:32`);
  await stage.act(facilitatorOf(meeting), { type: 'OpenMeeting', meeting: id });
  const secretary = secretaryOf(meeting);
  if (secretary !== secretaryInForce)
    await consentTo(stage, meeting, 'secretary', {
      kind: 'designation',
      role: 'secretary',
      person: idOf(secretary),
    });
  for (const [index, weather] of weatherOf(meeting).entries())
    await stage.act(presentAt(meeting)[index] ?? '', { type: 'GiveWeather', meeting: id, weather });
  stage.at(`${dayOf(meeting)}T19:38`);
  await consentTo(stage, meeting, 'agenda', { kind: 'agenda' });
  await order(stage, meeting);
};

const talkAbout = async (stage: Stage, meeting: string, speak: (share: number) => Promise<void>) => {
  const leader = facilitatorOf(meeting);
  for (const [phase, share] of [
    ['Présentation', 0.4],
    ['Échanges', 1],
  ] as const) {
    await stage.act(leader, { type: 'StartPhase', meeting: meetingId(meeting), phase });
    await speak(share);
  }
};

/** Minutes of an item that are kept for answers, texts and notes. */
const quiet = 3;

/** An item from its first word to its last, in as many minutes as it really took. */
const takeItem = async (stage: Stage, meeting: string, point: Point, speech: Speech): Promise<void> => {
  const leader = facilitatorOf(meeting);
  const item = itemId(meeting, point);
  const real = point.real ?? point.minutes;
  await stage.act(leader, { type: 'StartItem', meeting: meetingId(meeting), item });
  const start = stage.now();
  let used = 0;
  const speak = async (share: number): Promise<void> => {
    const minutes = Math.floor((real - quiet) * share) - used;
    used += minutes;
    await speech.give(minutes);
  };
  if (point.story) await dealWith(heldIn(stage, point.story, meeting, leader), speak);
  else await talkAbout(stage, meeting, speak);
  const note = notes[`${meeting} ${point.name.replace(`${meeting} `, '')}`];
  if (note)
    await stage.act(secretaryOf(meeting), {
      type: 'WriteNote',
      meeting: meetingId(meeting),
      item,
      revision: 0,
      text: note,
    });
  for (const noted of notedIn(meeting, point.name))
    await stage.act(secretaryOf(meeting), {
      type: 'NoteAction',
      meeting: meetingId(meeting),
      item,
      ...noted,
    });
  const open = meeting === 'GM-5' && point.name === 'P11';
  const reason = open ? 'Une objection reste ouverte ; atelier entre le CCAS et les finances.' : '';
  stage.after(start, real);
  await stage.act(leader, { type: 'EndItem', meeting: meetingId(meeting), item, dealtWith: !open, reason });
};

const evaluations = ['good', 'veryGood', 'good', 'fair', 'good', 'veryGood', 'poor'] as const;

const conclude = async (stage: Stage, meeting: string, speech: Speech): Promise<void> => {
  const id = meetingId(meeting);
  const leader = facilitatorOf(meeting);
  if (meeting === 'GM-4')
    await stage.act('M16', {
      type: 'ParkIdea',
      meeting: id,
      idea: idOf('idea station'),
      text: 'Rénover l’éclairage autour de la gare : à reprendre avec la médiation.',
    });
  await stage.act(leader, { type: 'StartClosing', meeting: id });
  await speech.giveRest();
  for (const [index, person] of presentAt(meeting).entries())
    await stage.act(person, {
      type: 'GiveEvaluation',
      meeting: id,
      evaluation: evaluations[(index + dayOf(meeting).length + Number(meeting.slice(3))) % 7],
    });
  await stage.act(leader, { type: 'CloseMeeting', meeting: id });
};

/** An evening, from the first to arrive to the last word. */
export const hold = async (stage: Stage, meeting: string): Promise<void> => {
  stage.pace(2);
  await gather(stage, meeting);
  const speech = speechOf(stage, meeting, facilitatorOf(meeting));
  for (const point of pointsOf(meeting)) await takeItem(stage, meeting, point, speech);
  await conclude(stage, meeting, speech);
  stage.pace(20);
};

/** The texts that a meeting adopted but for its absent members, who have their time (I-11). */
const awaiting = (meeting: string): string[] =>
  pointsOf(meeting)
    .flatMap(({ story }) => (story ? [story.id] : []))
    .filter((id) => !['P11', 'P16', 'P17'].includes(id));

/** The record is sent the day after. */
export const send = async (stage: Stage, meeting: string): Promise<void> => {
  stage.at(`${nextDay(meeting, 1)}T12:15`);
  await stage.act(secretaryInForce, { type: 'SendRecord', meeting: meetingId(meeting) });
};

/** The absent have three days. On the charter silence would not do: they answer. */
export const waitForAbsent = async (stage: Stage, meeting: string): Promise<void> => {
  const absent = majority.filter((person) => !presentAt(meeting).includes(person));
  for (const text of awaiting(meeting)) {
    if (text === 'P01') await consentAll(stage, storyOf(text), 2, absent);
    else await passWindow(stage, storyOf(text), meeting);
  }
};

/** In the form that anybody reads, before the seven days that the charter gives are over. */
export const publish = async (stage: Stage, meeting: string): Promise<void> => {
  stage.at(`${nextDay(meeting, meeting === 'GM-6' ? 4 : 6)}T20:00`);
  const id = meetingId(meeting);
  if (meeting === 'GM-2')
    await stage.act(secretaryInForce, {
      type: 'CorrectRecord',
      meeting: id,
      item: null,
      text: 'Le repas à 1 € commence le 1er janvier 2027, et non à la rentrée.',
      reason: 'date mal recopiée',
    });
  await stage.act(secretaryInForce, { type: 'PublishRecord', meeting: id });
};

import { z } from 'zod';
import { proposalResults } from '#lib/governance/meetings/index.ts';
import { rights } from '#lib/governance/subjects/index.ts';
import { anyText, civilDate, id } from '../fields.ts';

const meeting = { meeting: id };
const minutes = z.number('number').int('whole');
const occasion = {
  date: civilDate,
  time: z.string().max(5, 'too-long'),
  minutes,
  place: anyText,
  link: anyText.nullable(),
};
const outcome = z.enum(['inform', 'explore', 'decide', 'elect', 'evaluate', 'regularise']);
const role = z.enum(['facilitator', 'secretary', 'timekeeper']);
const wanted = { item: id, subject: id, outcome, minutes, documents: z.array(anyText).max(50) };
const order = z.array(id).max(300);
const matter = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('agenda') }),
  z.object({ kind: z.literal('order'), order }),
  z.object({ kind: z.literal('addItem'), ...wanted }),
  z.object({ kind: z.literal('removeItem'), item: id }),
  z.object({ kind: z.literal('minutes'), item: id, minutes }),
  z.object({ kind: z.literal('designation'), role, person: id }),
  z.object({ kind: z.literal('prolong'), minutes }),
]);
const result = z.enum(proposalResults);

const plain = z.object(meeting);
const reasoned = z.object({ ...meeting, reason: anyText });
const onItem = z.object({ ...meeting, item: id });
const onMotion = z.object({ ...meeting, motion: id });
const onPerson = z.object({ ...meeting, person: id });

/** Edge validation of the commands of a meeting: shapes only; bounds and their reasons are the rules'. */
export const meetingSchemas = {
  PlanMeeting: z.object({ ...meeting, body: id, series: id.nullable(), ...occasion }),
  ChangeMeeting: z.object({ ...meeting, ...occasion }),
  CancelMeeting: reasoned,
  AssignRole: z.object({ ...meeting, role, person: id }),
  AddItem: z.object({ ...meeting, ...wanted }),
  AddItemByRight: z.object({
    ...meeting,
    ...wanted,
    right: z.enum(rights),
    sponsor: id.nullable(),
  }),
  RecallItem: z.object({ ...meeting, subject: id }),
  SupportItem: onItem,
  SizeItem: z.object({ ...meeting, item: id, minutes }),
  RemoveItem: z.object({ ...meeting, item: id, reason: anyText }),
  ArrangeAgenda: z.object({ ...meeting, revision: z.number('number').int('whole'), order }),
  LinkProposal: z.object({ ...meeting, subject: id, proposal: id.nullable() }),
  NoteAttendance: z.object({
    ...meeting,
    person: id,
    attendance: z.enum(['present', 'remote', 'excused', 'left']),
  }),
  OpenMeeting: plain,
  HandOverRole: z.object({ ...meeting, role, to: id, reason: anyText }),
  TakeOverFacilitation: reasoned,
  ProposeMotion: z.object({ ...meeting, motion: id, matter }),
  ConsentToMotion: onMotion,
  ObjectToMotion: z.object({ ...meeting, motion: id, reason: anyText }),
  WithdrawMotion: onMotion,
  GiveWeather: z.object({ ...meeting, weather: z.enum(['sun', 'brightSpells', 'clouds', 'storm']) }),
  StartItem: onItem,
  HoldProposal: plain,
  EndItem: z.object({ ...meeting, item: id, dealtWith: z.boolean(), reason: anyText }),
  ContestItem: z.object({ ...meeting, item: id, reason: anyText }),
  StartPhase: z.object({ ...meeting, phase: anyText }),
  NotePhase: z.object({ ...meeting, proposal: id, phase: anyText }),
  NoteResult: z.object({ ...meeting, proposal: id, result }),
  OpenRound: z.object({ ...meeting, round: id }),
  GiveFloor: onPerson,
  EndTurn: plain,
  PassTurn: onPerson,
  RaiseHand: plain,
  LowerHand: plain,
  AskForBreak: plain,
  StartBreak: z.object({ ...meeting, minutes }),
  EndBreak: plain,
  ParkIdea: z.object({ ...meeting, idea: id, text: anyText }),
  WriteNote: z.object({
    ...meeting,
    item: id.nullable(),
    revision: z.number('number').int('whole'),
    text: anyText,
  }),
  NoteAction: z.object({
    ...meeting,
    action: id,
    item: id.nullable(),
    text: anyText,
    owner: id,
    due: civilDate,
  }),
  StartClosing: plain,
  GiveEvaluation: z.object({ ...meeting, evaluation: z.enum(['veryGood', 'good', 'fair', 'poor', 'bad']) }),
  CloseMeeting: plain,
  SendRecord: plain,
  CorrectRecord: z.object({ ...meeting, item: id.nullable(), text: anyText, reason: anyText }),
  PublishRecord: plain,
  PassMeetingTime: plain,
};

import { rights } from '../subjects/index.ts';
import {
  choice,
  command,
  day,
  flag,
  id,
  list,
  oneOf,
  orNull,
  reaction,
  shape,
  text,
  time,
  whole,
  type CommandOf,
} from '../fields.ts';
import { evaluations, weathers } from './meeting.ts';
import { attendances, eveningRoles, outcomes, proposalResults } from './state.ts';

const meeting = id('The meeting.');
const item = id('The item of the agenda.');
const subject = id('The subject.');
const proposal = id('The proposal.');
const motion = id('The motion.');
const person = id('The person.');
const reason = text('Why, in a sentence.');
const minutes = whole('Minutes.');
const role = choice(eveningRoles, 'The role, for this meeting.');
const itemOrNone = orNull(item, 'The item of the agenda; null for none in particular.');
const phase = text('The phase of the procedure.', 'clarification');
const order = list(item, 300, 'The items that wait, each once, in the order wanted.');

export const occasion = {
  date: day('The day.'),
  time: time('Local time in Paris, `HH:MM`.'),
  minutes: whole('How long it is planned to last, in minutes.', 120),
  place: text('Where.', 'Mairie, salle du conseil'),
  link: orNull(text('An address.'), 'The address at which one joins from afar; null when there is none.'),
};
const wanted = {
  item: id('The item, under an id of your choice.'),
  subject: id('The subject that it takes up.'),
  outcome: choice(outcomes, 'What the meeting should have done with it.'),
  minutes: whole('Minutes asked for.'),
  documents: list(text('An address or a title.'), 50, 'What to read before.'),
};
const matter = oneOf(
  'kind',
  [
    shape('kind', 'agenda', {}),
    shape('kind', 'order', { order }),
    shape('kind', 'addItem', wanted),
    shape('kind', 'removeItem', { item }),
    shape('kind', 'minutes', { item, minutes }),
    shape('kind', 'designation', { role, person }),
    shape('kind', 'prolong', { minutes }),
  ],
  'What is put to consent: the agenda as it is, another order, an item more or less, minutes, a role, more time.',
);

/** What happens to a meeting, from the day it is planned to its record. Bounds and their reasons are the rules'. */
export const meetingCommands = {
  PlanMeeting: command('Plans a meeting of a body.', {
    meeting: id('The meeting, under an id of your choice.'),
    body: id('The body that meets.'),
    series: orNull(id('A series.'), 'The series that plans it; null for one planned by hand.'),
    ...occasion,
  }),
  ChangeMeeting: command('Changes when or where a meeting is held.', { meeting, ...occasion }),
  CancelMeeting: command('Cancels a meeting.', { meeting, reason }),
  AssignRole: command('Gives a role of a meeting to come to a person.', { meeting, role, person }),
  AddItem: command('Puts a subject on the agenda of a meeting to come.', { meeting, ...wanted }),
  AddItemByRight: reaction('Puts on the agenda what the body must hear by right.', {
    meeting,
    ...wanted,
    right: choice(rights, 'Why it is heard whoever wants it or not.'),
    sponsor: orNull(person, 'Who carries it; null for nobody.'),
  }),
  RecallItem: reaction('Takes back from an agenda what another meeting hears sooner.', { meeting, subject }),
  SupportItem: command('Says that one wants this item dealt with.', { meeting, item }),
  SizeItem: command('Changes the minutes of an item.', { meeting, item, minutes }),
  RemoveItem: command('Takes an item off the agenda.', { meeting, item, reason }),
  ArrangeAgenda: command('Puts the agenda in order.', {
    meeting,
    revision: whole('The revision of the agenda that was read.', 1),
    order,
  }),
  LinkProposal: reaction('Tells an agenda which proposal answers a subject from now on.', {
    meeting,
    subject,
    proposal: orNull(proposal, 'The proposal; null when none does any more.'),
  }),
  NoteAttendance: command('Notes that a person is there, far, excused or gone.', {
    meeting,
    person,
    attendance: choice(attendances, 'How the person attends.'),
  }),
  OpenMeeting: command('Opens a meeting, if enough members are there.', { meeting }),
  HandOverRole: command('Hands a role over to somebody else during a meeting.', {
    meeting,
    role,
    to: id('Who takes it.'),
    reason,
  }),
  TakeOverFacilitation: command('Takes over the facilitation of a meeting whose facilitator left.', {
    meeting,
    reason,
  }),
  ProposeMotion: command('Puts something about the meeting itself to consent.', {
    meeting,
    motion: id('The motion, under an id of your choice.'),
    matter,
  }),
  ConsentToMotion: command('Consents to a motion.', { meeting, motion }),
  ObjectToMotion: command('Objects to a motion.', { meeting, motion, reason }),
  WithdrawMotion: command('Withdraws a motion that one put.', { meeting, motion }),
  GiveWeather: command('Says how one comes in: only the sums are kept.', {
    meeting,
    weather: choice(weathers, 'One’s own weather.'),
  }),
  StartItem: command('Starts an item of the agenda.', { meeting, item }),
  HoldProposal: command('Takes up around the table the proposal of the item under way.', { meeting }),
  EndItem: command('Ends the item under way.', {
    meeting,
    item,
    dealtWith: flag('Whether it was dealt with; otherwise it is carried over.'),
    reason,
  }),
  ContestItem: command('Says that an item noted as dealt with was not.', { meeting, item, reason }),
  StartPhase: command('Starts a phase of the item under way.', { meeting, phase }),
  NotePhase: reaction('Notes that the proposal of the item under way has moved on.', {
    meeting,
    proposal,
    phase,
  }),
  NoteResult: reaction('Notes what became of the proposal of an item.', {
    meeting,
    proposal,
    result: choice(proposalResults, 'What became of it.'),
  }),
  OpenRound: command('Opens a round: everybody speaks in turn.', {
    meeting,
    round: id('The round, under an id of your choice.'),
  }),
  GiveFloor: command('Gives the floor to a person.', { meeting, person }),
  EndTurn: command('Ends the turn of who speaks.', { meeting }),
  PassTurn: command('Lets a person pass their turn.', { meeting, person }),
  RaiseHand: command('Asks for the floor.', { meeting }),
  LowerHand: command('No longer asks for the floor.', { meeting }),
  AskForBreak: command('Asks for a break.', { meeting }),
  StartBreak: command('Starts a break.', { meeting, minutes }),
  EndBreak: command('Ends the break.', { meeting }),
  ParkIdea: command('Keeps an idea for later.', {
    meeting,
    idea: id('The idea, under an id of your choice.'),
    text: text('The idea.'),
  }),
  WriteNote: command('Writes the note of an item, or of the meeting.', {
    meeting,
    item: itemOrNone,
    revision: whole('The revision of the note that was read.', 0),
    text: text('The note, whole.'),
  }),
  NoteAction: command('Notes an action that the meeting agrees on.', {
    meeting,
    action: id('The action, under an id of your choice.'),
    item: itemOrNone,
    text: text('What is to be done.', 'Poser les bancs de la place'),
    owner: id('Who does it.'),
    due: day('The day by which it is to be done.'),
  }),
  StartClosing: command('Starts closing the meeting.', { meeting }),
  GiveEvaluation: command('Says what one thinks of the meeting: only the sums are kept.', {
    meeting,
    evaluation: choice(evaluations, 'One’s own answer.'),
  }),
  CloseMeeting: command('Closes the meeting.', { meeting }),
  SendRecord: command('Sends the record to those who were there.', { meeting }),
  CorrectRecord: command('Corrects the record.', {
    meeting,
    item: itemOrNone,
    text: text('The correction.'),
    reason,
  }),
  PublishRecord: command('Publishes the record.', { meeting }),
  PassMeetingTime: reaction('Does what the time of a meeting brings about.', { meeting }),
};

export type MeetingCommand = CommandOf<typeof meetingCommands>;
/** What may be put to consent during a meeting, as it is asked for. */
export type WantedMatter = Extract<MeetingCommand, { type: 'ProposeMotion' }>['matter'];
/** An item as it is asked for. */
export type WantedItem = Omit<Extract<WantedMatter, { kind: 'addItem' }>, 'kind'>;

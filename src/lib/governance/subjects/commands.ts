import type { NatureCriterion } from '../charter/index.ts';
import {
  choice,
  command,
  day,
  euros,
  group,
  id,
  instant,
  list,
  oneOf,
  orNull,
  reaction,
  shape,
  text,
  type CommandOf,
} from '../fields.ts';
import { natureAnswers, natures, passageEnds, rights } from './subjects.ts';

const subjectId = id('The subject.');
const title = text('The subject, in a line.', 'Rendre la rue du Four aux piétons');
const body = id('The body in whose backlog it waits.');
const decision = id('The decision, by its proposal.');
const meeting = id('The meeting.');
const of = id('The case that makes a meeting hear it.');
const right = choice(rights, 'Why it is heard whoever wants it or not.');
const reason = text('Why, in a sentence.');

const answer = (question: string) => choice(natureAnswers, question);
const answers = {
  newPolicy: answer('Does it begin a new policy?'),
  orientation: answer('Does it change an orientation?'),
  priceTaxLand: answer('Does it touch prices, taxes or land?'),
  serviceOrganisation: answer('Does it change how a service is organised?'),
  publicPosition: answer('Does it take a public position?'),
} satisfies Record<NatureCriterion, unknown>;

/** The grid that makes a subject political or executive (I-1). */
export const natureGrid = {
  answers: group(answers, 'The charter’s questions, answered.'),
  unbudgetedEuros: orNull(
    euros('Euros before tax.'),
    'Spending that no budget line carries, in euros before tax; null when there is none.',
  ),
  basis: orNull(
    oneOf(
      'kind',
      [
        shape('kind', 'runningAffairs', {}),
        shape('kind', 'executes', { decision: id('The decision that it carries out.') }),
      ],
      'It runs the house, or carries out what was decided.',
    ),
    'What would make it executive; null when nothing does.',
  ),
};

/** What happens to a subject. */
export const subjectCommands = {
  RaiseSubject: command('Brings a subject to the backlog of a body.', {
    subjectId: id('The subject, under an id of your choice.'),
    title,
    text: text('What is at stake, and for whom.'),
    body,
    origin: orNull(
      text('Where it comes from.'),
      'Where it comes from: a promise, a petition, a service; null when it is not said.',
    ),
    ...natureGrid,
  }),
  ContestNature: command('Doubts that a subject is executive: one member is enough to make it political.', {
    subjectId,
    reason,
  }),
  SettleNature: reaction('Says what the majority group decided of the nature of a subject.', {
    subjectId,
    nature: choice(natures, 'What the group says that it is.'),
    decision,
  }),
  ParkSubject: command('Sets a subject aside until a day.', {
    subjectId,
    reason,
    until: day('The day on which it comes back to the backlog.'),
  }),
  UnparkSubject: command('Brings back to the backlog a subject that was set aside.', { subjectId }),
  WithdrawSubject: command('Withdraws a subject that one raised.', { subjectId, reason }),
  MergeSubject: command('Joins a subject to another, which carries both from then on.', {
    subjectId,
    into: id('The subject that stays.'),
  }),
  CarryNature: reaction(
    'Makes a subject political as the one that was joined to it, its contests included.',
    {
      subjectId,
      from: id('The subject that was joined to it.'),
      contests: list(
        group({ by: id('Who doubts.'), reason, at: instant('When.') }, 'A contest.'),
        500,
        'The contests of the subject that was joined.',
      ),
    },
  ),
  SupportSubject: command('Says that one wants this subject dealt with.', { subjectId }),
  MoveSubject: command('Sends a subject to the backlog of another body.', { subjectId, body, reason }),
  PutOnAgenda: reaction('Links a subject to the proposal that answers it.', {
    subjectId,
    proposal: id('The proposal that answers it.'),
  }),
  ReturnToBacklog: reaction(
    'Gives a subject back to the backlog, its proposal having ended without a decision.',
    {
      subjectId,
      proposal: orNull(
        id('The proposal that ended.'),
        'The proposal that ended; null when a meeting that had heard the subject gives it back.',
      ).default(null),
    },
  ),
  ReleaseSubject: reaction('Gives back a subject that a draft had taken, before drafts took nothing.', {
    subjectId,
  }),
  EnterMeeting: reaction('Notes that a meeting has the subject on its agenda.', { subjectId, meeting }),
  ExitMeeting: reaction('Notes how the subject came out of a meeting.', {
    subjectId,
    meeting,
    end: choice(passageEnds, 'What the meeting did with it.'),
  }),
  RaiseByRight: reaction('Brings a subject that a meeting hears by right from the first day.', {
    subjectId,
    title,
    text: text('What is at stake.'),
    body,
    by: id('Who is at its origin.'),
    case: of,
    right,
  }),
  HoldByRight: reaction('Makes a meeting hear a subject by right.', {
    subjectId,
    case: of,
    right,
    meeting: orNull(meeting, 'The meeting asked for; null for the next one.'),
  }),
  AwaitAgain: reaction('Makes a subject wait again for a meeting that hears it by right.', { subjectId }),
  RecallSubject: reaction('Brings back a subject whose decision was called in.', {
    subjectId,
    case: of,
    body,
  }),
  CloseSubject: reaction('Closes a subject.', {
    subjectId,
    how: oneOf(
      'kind',
      [
        shape('kind', 'dealtWith', { decision }),
        shape('kind', 'heard', { meeting }),
        shape('kind', 'referred', { to: id('The body that it was referred to.') }),
      ],
      'How it ended.',
    ),
  }),
};

export type SubjectCommand = CommandOf<typeof subjectCommands>;
export type RaiseSubject = Extract<SubjectCommand, { type: 'RaiseSubject' }>;

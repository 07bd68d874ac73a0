import { emergencyGrounds } from '../charter/index.ts';
import {
  choice,
  command,
  day,
  euros,
  id,
  oneOf,
  ordinal,
  orNull,
  reaction,
  shape,
  text,
  whole,
  type CommandOf,
} from '../fields.ts';
import { passageEnds } from '../subjects/index.ts';
import { decidingFunctions, settlements } from './state.ts';

const of = id('The case.');
const fresh = id('The case, under an id of your choice.');
const subject = id('The subject.');
const to = id('The body that hears it from then on.');
const meeting = id('The meeting.');
const decision = id('The decision, by its proposal.');
const title = text('In a line.', 'Toiture de l’école');
const reason = text('Why, in a sentence.');
const settlement = choice(settlements, 'What became of what was contested.');
const claimant = id('The body that claims it.');

/** What happens to a case: a referral, a call-in, an emergency, a report, an arbitration, a contest, an act. */
export const caseCommands = {
  ReferSubject: command('Refers a subject to the body that may decide it.', {
    case: fresh,
    subject,
    to: id('The body that it is referred to.'),
    reason,
    meeting: orNull(meeting, 'A meeting of that body to come; null for its next one.').default(null),
  }),
  FollowReferral: reaction('Sends a subject where its proposal was referred.', {
    case: of,
    subject,
    from: id('The body that referred it.'),
    to,
    reason,
  }),
  CallInDecision: command('Calls in a decision of the bureau or of a circle, alone or with others.', {
    case: id('The decision that is called in: it gives the case its id.'),
    reason,
  }),
  InvokeEmergency: command('Says that one acted at once, before any meeting could.', {
    case: fresh,
    title,
    ground: choice(emergencyGrounds, 'The ground.'),
    done: text('What was done.'),
    role: orNull(id('A role.'), 'The role in whose name one acted; null for the mayor.').default(null),
    reason: orNull(reason, 'Why; null when it will be written within the charter’s hours.').default(null),
  }),
  GiveEmergencyReason: command('Gives the reason of an emergency.', { case: of, reason }),
  ReportOffCircuit: command('Reports what was decided outside the circuit, so that it is put right.', {
    case: fresh,
    title,
    what: text('What was decided.'),
    decidedBy: choice(decidingFunctions, 'The function that decided, never a person.'),
    on: day('The day on which it was decided.', -1),
  }),
  ClaimMatter: command('Claims for a body a subject that stands in another’s backlog.', {
    case: fresh,
    disputed: id('The subject that is claimed.'),
    claimant,
    reason,
  }),
  DisputeMatter: command('Says that a matter stands in two perimeters.', {
    case: fresh,
    matter: text('The matter, in the words of the perimeters.', 'Les écoles'),
    holder: id('The other body that has it.'),
    claimant,
    reason,
  }),
  OpenContest: reaction('Brings before the majority group what a member contests.', {
    case: of,
    contested: oneOf(
      'kind',
      [
        shape('kind', 'decision', { decision }),
        shape('kind', 'solicitation', { solicitation: id('The solicitation.') }),
        shape('kind', 'change', { change: ordinal('The number of the change.') }),
      ],
      'What is contested.',
    ),
    title,
    by: id('Who contests it.'),
    reason,
  }),
  RecordMayoralAct: command('Records an act taken alone under a delegation of the law.', {
    case: fresh,
    basis: oneOf(
      'article',
      [
        shape('article', 'L2122-22', { number: whole('The number of the matter in the article.', 4) }),
        shape('article', 'L2122-18', {
          order: text('The reference of the mayor’s order.', 'Arrêté 2026-12'),
        }),
      ],
      'The article that lets one act alone.',
    ),
    on: day('The day of the act.', -1),
    object: text('What it does.', 'Marché de fournitures scolaires'),
    amountEuros: orNull(
      euros('Euros before tax.'),
      'In euros before tax; null for an act without money.',
    ).default(null),
    decision: orNull(decision, 'The collegial decision that it gives legal force to; null for none.').default(
      null,
    ),
  }),
  EnterCase: reaction('Notes that a meeting has the case on its agenda.', { case: of, meeting }),
  HearCase: reaction('Notes how a meeting left the case.', {
    case: of,
    meeting,
    end: choice(passageEnds, 'What the meeting did with it.'),
  }),
  SettleCase: reaction('Ends a case by the decision that answers it.', { case: of, decision }),
  LiftContest: reaction('Ends a contest that the group has answered elsewhere.', {
    case: of,
    settlement,
    decision,
  }),
  SendCaseOn: reaction('Ends a referral whose subject was sent to another body.', { case: of, to }),
  ReportMayoralAct: reaction('Notes that the group was told of an act.', { case: of, meeting }),
  PassCaseTime: reaction('Does what the time of a case brings about.', { case: of }),
};

export type CaseCommand = CommandOf<typeof caseCommands>;

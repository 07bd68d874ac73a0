import { z } from 'zod';
import { bodiesCommands } from '../bodies/index.ts';
import { settlements } from '../cases/index.ts';
import { charterChanges, matters, natureCriteria } from '../charter/index.ts';
import { mandatesCommands } from '../mandates/index.ts';
import { holdingGrounds } from '../meetings/index.ts';
import { defaultAlertPercent } from '../powers/index.ts';
import { natures } from '../subjects/index.ts';
import {
  choice,
  command,
  count,
  day,
  euros,
  flag,
  group,
  id,
  list,
  number,
  oneOf,
  ordinal,
  orNull,
  reaction,
  shape,
  text,
  type CommandOf,
} from '../fields.ts';
import { ballots, forceChanges, openPhases } from './state.ts';

const proposal = id('The proposal.');
const reason = text('Why, in a sentence.');
const contribution = id('What is said, under an id of your choice.');
const objection = id('The objection.');
const label = text('Which table takes it up, in words.', 'Séance du 12 octobre');
const person = id('A person.');
const present = list(person, 500, 'The members who are there.');
const facilitator = id('Who facilitates.');
const by = id('The decision that changes it.');
const nature = choice(natures, 'Its nature.');
const reviewOn = day('The day on which it is looked at again.', 365);
const version = ordinal('The version of the text that was read.');

const terms = orNull(
  group(
    {
      carriedBy: id('Who carries the decision out.'),
      reviewOn,
      trial: orNull(
        group(
          {
            endsOn: day('The last day of the trial.', 180),
            measures: list(text('A measure.', 'Nombre de passants'), 20, 'What it will be judged on.'),
          },
          'The trial.',
        ),
        'The trial; null when it is decided for good.',
      ),
    },
    'Who carries it out, and when it is looked at again.',
  ),
  'Who carries the decision out, and when it is looked at again; null while that is not written.',
);

/** Changes of the bodies and mandates, without the decision or act that they cite: that is the proposal itself. */
const { CreateBody, ChangeBody, AdmitMember, RemoveMember, DissolveBody } = bodiesCommands;
const { DefineRole, ChangeRole, GrantMandate, EndMandate } = mandatesCommands;
const cited = { decision: true, act: true } as const;
const named = <Type extends string>(type: Type) => ({
  type: z.literal(type).meta({ description: 'The command that adoption sends.', examples: [type] }),
});
const organisationChange = oneOf(
  'type',
  [
    CreateBody.fields.omit({ decision: true }).extend(named('CreateBody')),
    ChangeBody.fields.omit({ decision: true }).extend(named('ChangeBody')),
    AdmitMember.fields.omit({ decision: true }).extend(named('AdmitMember')),
    RemoveMember.fields.omit({ decision: true }).extend(named('RemoveMember')),
    DissolveBody.fields.omit({ decision: true }).extend(named('DissolveBody')),
    DefineRole.fields.omit({ decision: true }).extend(named('DefineRole')),
    ChangeRole.fields.omit({ decision: true }).extend(named('ChangeRole')),
    GrantMandate.fields.omit(cited).extend(named('GrantMandate')),
    EndMandate.fields.omit(cited).extend(named('EndMandate')),
  ],
  'A change of bodies, roles or mandates.',
);

const decision = id('The decision, by its proposal.');
const effect = oneOf(
  'kind',
  [
    shape('kind', 'none', {}),
    shape('kind', 'charter', {
      base: orNull(
        ordinal('A version.'),
        'The version that it was written from; null for the one in force.',
      ).default(null),
      parameters: charterChanges,
    }),
    shape('kind', 'nature', { subject: id('The subject.'), nature }),
    shape('kind', 'organise', { changes: list(organisationChange, 50, 'The changes, in order.') }),
    shape('kind', 'delegate', {
      to: id('The body that decides in the group’s place.'),
      matters: list(text('A matter, in a few words.', 'Les écoles'), 20, 'What it may decide.'),
      bounds: text('What it must keep within.'),
      envelopeEuros: orNull(
        euros('Euros before tax.'),
        'What it may spend, in euros before tax; null when nothing.',
      ),
      alertPercent: count('The share of the envelope from which its link is told, in percent.', 80).default(
        defaultAlertPercent,
      ),
      until: day('The last day.', 365),
    }),
    shape('kind', 'repeal', { decision }),
    shape('kind', 'supersede', { decision }),
    shape('kind', 'keep', { decision, reviewOn }),
    shape('kind', 'settle', { settlement: choice(settlements, 'What becomes of what was done.') }),
    shape('kind', 'assign', { to: id('The body whose matter it is.') }),
  ],
  'What adopting it does by itself.',
);
const scope = group(
  {
    amountEuros: orNull(
      euros('Euros before tax.'),
      'What carrying it out costs, in euros before tax; null when nothing is spent.',
    ).default(null),
    matter: orNull(
      text('A matter.'),
      'The matter of its body’s perimeter, or of the delegation, in their words; null for none.',
    ).default(null),
    delegation: orNull(decision, 'The decision that delegates this to the body; null for none.').default(
      null,
    ),
    services: list(
      text('A service.', 'Services techniques'),
      100,
      'The municipal services that it gives work to.',
    ).default([]),
    touches: list(
      choice(natureCriteria, 'A criterion of the charter’s grid.'),
      5,
      'What of the charter’s grid the text itself touches: any of it makes it political.',
    ).exactOptional(),
  },
  'What it uses of what its body may decide, and whom it gives work to.',
);
const wording = {
  title: text('The proposal, in a line.', 'Piétonniser la rue du Four le samedi'),
  text: text('What is proposed, whole.'),
  terms,
};
/** Without an effect or a scope, the one before stays. */
const kept = { effect: effect.exactOptional(), scope: scope.exactOptional() };

const resolution = oneOf(
  'way',
  [
    shape('way', 'amended', {}),
    shape('way', 'measured', { indicator: text('What is measured.'), on: day('The day.', 180) }),
    shape('way', 'shortened', { endsOn: day('The last day.', 180) }),
  ],
  'How the objection is resolved.',
);
const position = oneOf(
  'kind',
  [
    shape('kind', 'consent', {}),
    shape('kind', 'concern', { text: text('The concern.') }),
    shape('kind', 'abstention', {}),
    shape('kind', 'objection', {
      objection: id('The objection, under an id of your choice.'),
      criterion: text('The criterion of the charter that it rests on.', 'workload'),
      argument: text('The risk that the group has not yet seen.'),
    }),
  ],
  'The position.',
);
const held = group(
  { id: id('The meeting.'), basis: choice(holdingGrounds, 'On what ground its facilitator facilitates.') },
  'The meeting that holds it.',
);
const spoken = (description: string) => text(description, '').default('');
const measured = group(
  {
    measure: text('The measure, as the text names it.'),
    result: orNull(text('A result.'), 'What it came to; null when it was not measured.').default(null),
    reason: orNull(text('A reason.'), 'Why it was not measured; null when it was.').default(null),
  },
  'What a measure came to.',
);

/** What happens to a proposal, from its draft to what becomes of the decision. Bounds and their reasons are the rules'. */
export const proposalCommands = {
  DraftProposal: command('Drafts a proposal that answers a subject.', {
    proposal: id('The proposal, under an id of your choice.'),
    subject: id('The subject that it answers.'),
    body: id('The body that decides.'),
    matter: choice(matters, 'What it touches.'),
    effect,
    ...wording,
    scope: scope.exactOptional(),
  }),
  ReviseDraft: command('Rewrites a draft that was not put on the table yet.', {
    proposal,
    ...wording,
    ...kept,
  }),
  TableProposal: command('Puts a draft on the table.', { proposal }),
  OpenBetweenMeetings: command('Opens the procedure between meetings, with deadlines.', { proposal }),
  TakeUpInMeeting: command('Takes up a proposal around a table that the journal does not know.', {
    proposal,
    label,
    present,
  }),
  RecordPresence: command('Notes who is there, around such a table.', { proposal, present }),
  HoldInMeeting: reaction('Takes up a proposal in a meeting.', {
    proposal,
    meeting: held,
    label,
    facilitator,
    present,
  }),
  FollowMeeting: reaction('Follows who is there, and who facilitates, in the meeting that holds it.', {
    proposal,
    meeting: held,
    facilitator,
    present,
  }),
  LeaveMeeting: reaction('Takes a proposal out of the meeting that held it.', {
    proposal,
    meeting: id('The meeting.'),
    reason,
  }),
  MovePhase: command('Moves the procedure to another phase.', {
    proposal,
    to: choice(openPhases, 'The phase.'),
  }),
  ExtendDeadline: command('Gives more days between meetings.', { proposal, days: number('Days more.', 3) }),
  AskQuestion: command('Asks a question to understand the proposal.', {
    proposal,
    id: contribution,
    text: text('The question.'),
  }),
  AnswerQuestion: command('Answers a question.', {
    proposal,
    question: id('The question.'),
    text: text('The answer.'),
  }),
  React: command('Says what the proposal brings to mind.', {
    proposal,
    id: contribution,
    text: text('The reaction.'),
  }),
  SuggestAmendment: command('Suggests a change of the text.', {
    proposal,
    id: contribution,
    text: text('The change.'),
  }),
  DeclareReady: command('Says that one has nothing to add in this phase.', { proposal }),
  AmendProposal: command('Writes a new version of the text.', {
    proposal,
    version,
    ...wording,
    ...kept,
    integrates: list(
      group({ objection, resolution }, 'An objection and how it is resolved.'),
      100,
      'The objections that the new version integrates.',
    ),
  }),
  TakePosition: command('Says where one stands on a version of the text.', { proposal, version, position }),
  WithdrawObjection: command('Withdraws one’s objection.', { proposal, objection }),
  TestAdmissibility: command('Puts an objection to the group’s test.', { proposal, objection }),
  JudgeAdmissibility: command('Says whether an objection is admissible.', {
    proposal,
    objection,
    admissible: flag('Whether it is.'),
    reason,
  }),
  DeclareRecusal: command('Says that one has a stake in it, and takes no part.', { proposal, reason }),
  CloseRound: command('Closes the round of positions.', { proposal }),
  CarryOver: command('Carries the proposal over to another meeting.', { proposal, reason }),
  ProposeFallbackVote: command('Proposes the vote of last resort.', { proposal }),
  AgreeToFallbackVote: command('Agrees to the vote of last resort.', { proposal }),
  ObjectToFallbackVote: command('Objects to the vote of last resort.', { proposal }),
  CastFallbackBallot: command('Votes, in the vote of last resort.', {
    proposal,
    ballot: choice(ballots, 'The vote.'),
  }),
  ProposeAbandonment: command('Proposes to abandon the proposal.', { proposal }),
  ConsentToAbandonment: command('Consents to its being abandoned.', { proposal }),
  ObjectToAbandonment: command('Objects to its being abandoned.', { proposal }),
  WithdrawProposal: command('Withdraws one’s proposal.', { proposal, reason }),
  ReferProposal: command('Refers the proposal to the majority group.', { proposal, reason }),
  OfferText: command('Offers a text that one carries to another member of its body.', {
    proposal,
    to: id('Who would carry it.'),
  }),
  AcceptText: command('Accepts to carry a text that one was offered.', { proposal }),
  TakeOverText: command(
    'Takes a text over from a sponsor who left, stands aside, or was silent for the charter’s delay.',
    { proposal },
  ),
  NameCarrier: command('Names who carries the decision in the place of somebody who left.', {
    proposal,
    carriedBy: id('Who carries it from then on.'),
  }),
  ObjectToCarrier: command('Objects to the carrier named: it then takes a new version of the text.', {
    proposal,
    reason,
  }),
  ObjectToCharterMerge: command(
    'Objects to a change of the charter being merged with one adopted meanwhile: it then takes a new version.',
    { proposal, reason },
  ),
  ReconsiderText: reaction('Looks again at what a change of the organisation may have unblocked.', {
    proposal,
  }),
  PassDeadline: reaction('Does what a deadline brings about.', { proposal }),
  ChangeForce: reaction('Ends the force of a decision.', {
    proposal,
    by,
    change: choice(forceChanges, 'What happens to it.'),
  }),
  KeepAfterReview: reaction('Keeps a decision after it was looked at again.', { proposal, by, reviewOn }),
  RequalifyProposal: reaction('Changes the nature of a proposal as that of its subject.', {
    proposal,
    nature,
  }),
  SuspendDecision: reaction('Suspends a decision that is called in.', { proposal, by: id('The case.') }),
  ResumeDecision: reaction('Puts a suspended decision in force again.', { proposal, by: id('The case.') }),
  NotePublication: reaction('Notes that people can know of the decision.', { proposal }),
  GiveAdvice: command('Gives the advice of a service on the text.', {
    proposal,
    service: text('The service, as the text names it.', 'Services techniques'),
    feasibility: spoken('Whether it can be done.'),
    workload: spoken('The work that it asks.'),
    cost: spoken('What it costs.'),
    calendar: spoken('When it can be done.'),
  }),
  WaiveAdvice: command('Goes on without the advice that is missing, saying why.', { proposal, reason }),
  RecordMeasures: command('Notes what a trial came to.', {
    proposal,
    results: list(measured, 20, 'What each measure came to.'),
  }),
  ContestDecision: reaction('Notes that a member contests the decision.', { proposal }),
  SettleContest: reaction('Notes that the group has settled what was contested.', { proposal, by }),
};

export type ProposalCommand = CommandOf<typeof proposalCommands>;

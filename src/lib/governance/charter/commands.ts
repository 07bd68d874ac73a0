import { z } from 'zod';
import type { CharterChanges } from './changes.ts';
import {
  choice,
  command,
  flag,
  group,
  id,
  instant,
  list,
  number,
  oneOf,
  orNull,
  reaction,
  shape,
  text,
  whole,
  type CommandOf,
} from '../fields.ts';
import { emergencyGrounds, explicitMatters, natureCriteria, shownPositions } from './parameters.ts';
import { defaultParameters } from './template.ts';

/** The shape only; the bounds of each number are the rules', which say which one and why. */
const charterParameters = group(
  {
    nature: group(
      {
        unbudgetedEuros: number('Unbudgeted spending above this is political, in euros before tax.'),
        politicalCriteria: list(
          choice(natureCriteria, 'A criterion.'),
          20,
          'The questions of the grid that make a subject political.',
        ),
      },
      'What is political.',
    ),
    callIn: group(
      {
        members: number('Members that it takes.'),
        days: number('Days, from the publication of the decision, in which they may.'),
      },
      'How members call in a decision of the bureau or of a circle.',
    ),
    emergency: group(
      {
        grounds: list(choice(emergencyGrounds, 'A ground.'), 20, 'The grounds that may be invoked.'),
        reasonHours: number('Hours in which the reason is to be written.'),
      },
      'Acting at once, and answering for it afterwards.',
    ),
    facilitation: group(
      {
        termMonths: number('Months for which one facilitates.'),
        sponsorMayFacilitate: flag('Whether the sponsor of a proposal may facilitate it.'),
        maxSharePercent: number('The share of the last meetings that one person may facilitate, in percent.'),
        windowMeetings: number('Over how many of the last meetings that share is counted.'),
      },
      'Who facilitates.',
    ),
    agenda: group(
      {
        cutOffDays: number('Days before a meeting at which its agenda closes.'),
        maxMinutes: number('The longest meeting, in minutes.'),
      },
      'Agendas.',
    ),
    objections: group(
      {
        criteria: list(text('A criterion.'), 50, 'What an objection may rest on.'),
        dismissNumerator: number('Numerator of the share that turns an objection into a concern.'),
        dismissDenominator: number('Denominator of that share.'),
      },
      'Objections.',
    ),
    fallback: group(
      {
        enabled: flag('Whether a vote may end what consent does not.'),
        afterMeetings: number('Meetings that must have heard the proposal before.'),
        numerator: number('Numerator of the share that adopts.'),
        denominator: number('Denominator of that share.'),
        reviewMonths: number('Months after which what was so adopted is looked at again.'),
      },
      'The vote of last resort.',
    ),
    absentees: group(
      {
        windowHours: number('Hours that absent members have to speak.'),
        explicitMatters: list(
          choice(explicitMatters, 'A matter.'),
          10,
          'The matters in which an absent member’s silence never counts.',
        ),
      },
      'Absent members.',
    ),
    citizens: group(
      {
        answer: number('Signatures for a public answer.'),
        agenda: number('Signatures for a place on the agenda.'),
        consultationPercent: number(
          'Share of registered electors that may ask for a consultation, in percent.',
        ),
        answerDays: number('Days in which they are answered.'),
      },
      'Residents.',
    ),
    publication: group({ days: number('Days in which a record is published.') }, 'Publication.'),
    betweenMeetings: group(
      {
        clarificationDays: number('Days for clarification.'),
        reactionDays: number('Days for reactions.'),
        amendmentDays: number('Days for amending.'),
        objectionDays: number('Days for objections.'),
      },
      'Deciding between meetings.',
    ),
    positionsShown: choice(shownPositions, 'When positions are shown.'),
    review: group({ defaultMonths: number('Months proposed by default.') }, 'Looking again at decisions.'),
    texts: group(
      {
        takeOverDays: number('Days of silence of a sponsor after which a member takes the text over.'),
        objectionDays: number('Days to object to another carrier, or to a merged charter.'),
      },
      'Texts that hang on nobody.',
    ).default(defaultParameters.texts),
  },
  'Every number and choice of the rules.',
).meta({ examples: [defaultParameters] });

const anyOf = (field: z.ZodType): z.ZodType =>
  field instanceof z.ZodObject
    ? z
        .strictObject(
          Object.fromEntries(
            Object.entries(field.shape as Record<string, z.ZodType>).map(([name, inner]) => [
              name,
              inner.exactOptional(),
            ]),
          ),
        )
        .meta({ description: field.description ?? '' })
    : field;

/** The parameters that a text changes; those that it does not name stay as they are. */
export const charterChanges = group(
  Object.fromEntries(
    Object.entries(charterParameters.shape).map(([article, field]) => [
      article,
      anyOf(field instanceof z.ZodDefault ? (field.unwrap() as z.ZodType) : field).exactOptional(),
    ]),
  ),
  'What it changes of the rules; what is not named stays.',
).meta({ examples: [{ callIn: { days: 10 } }] }) as unknown as z.ZodType<CharterChanges, CharterChanges>;

const revision = whole('The revision of the draft that was read.', 1);

/** What happens to the charter. */
export const charterCommands = {
  DraftCharter: command('Writes the first draft of the charter.', { parameters: charterParameters }),
  AmendCharterDraft: command('Amends the draft: the positions taken on it fall.', {
    revision,
    parameters: charterParameters,
  }),
  TakeCharterPosition: command('Says where one stands on the draft.', {
    revision,
    position: oneOf(
      'kind',
      [
        shape('kind', 'consent', {}),
        shape('kind', 'concern', { text: text('The concern.') }),
        shape('kind', 'objection', {
          criterion: text('The criterion that it rests on.'),
          argument: text('Why the draft may not be adopted as it is.'),
        }),
      ],
      'The position.',
    ),
  }),
  ConfirmCharter: command('Notes that, since somebody left, nobody is awaited any more.', { revision }),
  EnactCharterVersion: reaction('Puts in force a version of the charter that was adopted.', {
    base: orNull(
      whole('A version.', 1),
      'The version that its text was written from; null when it did not say.',
    ),
    parameters: charterChanges,
    writtenAt: instant('When its text was written.'),
    decision: id('The adopted proposal that carries it.'),
  }),
};

export type CharterCommand = CommandOf<typeof charterCommands>;

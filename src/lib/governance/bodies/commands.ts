import {
  choice,
  command,
  day,
  euros,
  group,
  id,
  list,
  orNull,
  text,
  whole,
  type CommandOf,
} from '../fields.ts';
import { bodyKinds, capacities } from './bodies.ts';

const body = id('The body.');
const person = id('The person.');
const capacity = choice(capacities, 'In what capacity: a member counts in quorum and positions.');
const decision = orNull(
  id('A decision.'),
  'The adopted decision that says so; null only before the first charter.',
);
const reason = text('Why, in a sentence.');
const name = text('What it is called.', 'Cercle des écoles');
const purpose = text('What it is for.', 'Faire vivre les écoles de la commune.');
const rhythm = text('When it meets, in words.', 'Chaque premier mardi du mois');
const quorum = orNull(
  whole('Members who must be present.', 3),
  'Members who must be present; null where nothing is decided or the law sets it.',
);
const quorumPercent = orNull(
  whole('A share of the members, in percent.', 50),
  'The share of its members who must be present, in percent, in place of a number; null when it is said as a number.',
).exactOptional();
const endsOn = orNull(day('A day.', 365), 'The last day of a body made for a time; null for one that lasts.');
const perimeter = orNull(
  group(
    {
      matters: list(text('A matter, in a few words.', 'Les écoles'), 50, 'The matters that it may decide.'),
      envelopeEuros: orNull(
        euros('Euros before tax.'),
        'What it may spend, in euros before tax; null when nothing.',
      ),
      limits: text('What it must keep within.', ''),
    },
    'What it may decide alone.',
  ),
  'What a circle may decide alone; null when nothing.',
);

/** What happens to the bodies of the commune. */
export const bodiesCommands = {
  CreateBody: command('Creates a body of the commune.', {
    bodyId: id('The body, under an id of your choice.'),
    name,
    kind: choice(bodyKinds, 'What kind of body it is; its power follows.'),
    purpose,
    perimeter,
    members: list(group({ person, capacity }, 'A member.'), 1000, 'Who sits in it, from the first day.'),
    quorum,
    quorumPercent,
    rhythm,
    parent: orNull(id('A body.'), 'The body that it belongs to; null when to none.'),
    endsOn,
    decision,
  }),
  ChangeBody: command('Changes the description of a body: a field left out stays as it is.', {
    body,
    name: name.exactOptional(),
    purpose: purpose.exactOptional(),
    rhythm: rhythm.exactOptional(),
    quorum: quorum.exactOptional(),
    quorumPercent,
    perimeter: perimeter.exactOptional(),
    endsOn: endsOn.exactOptional(),
    decision,
  }),
  AdmitMember: command('Makes a person a member of a body.', { body, person, capacity, decision }),
  RemoveMember: command('Takes a person out of a body.', { body, person, decision, reason }),
  DissolveBody: command('Ends a body.', { body, decision, reason }),
};

export type BodiesCommand = CommandOf<typeof bodiesCommands>;
export type CreateBody = Extract<BodiesCommand, { type: 'CreateBody' }>;

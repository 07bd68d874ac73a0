import { z } from 'zod';
import {
  choice,
  command,
  count,
  day,
  email,
  flag,
  group,
  id,
  label,
  line,
  list,
  ordinal,
  orNull,
  reaction,
  text,
  whole,
  type CommandOf,
} from '../fields.ts';
import { memberFunctions } from './members.ts';

const personId = id('The person.');
const names = {
  givenName: line(100, 'Given name.', 'Ana'),
  familyName: line(100, 'Family name.', 'Ruiz'),
};
/** A person's name and address travel with the command and go to their own table, never into an event. */
const identity = {
  ...names,
  email: orNull(email('An address.'), 'Electronic address; null when none is known.'),
  birthDate: orNull(day('A day.', -12_000), 'Day of birth; null when it is not known.'),
};
const addresses = list(
  group({ personId, email: email('The electronic address.') }, 'A person and their address.'),
  20_000,
  'People already there whose address is recorded.',
);
const population = {
  population: whole('*Population municipale* of the last census.', 2_400),
  populationSource: line(200, 'Where the figure comes from.', 'INSEE, 1er janvier 2026'),
  registeredElectors: orNull(count('Electors.'), 'Registered electors; null when not known.'),
};
const change = ordinal('The number of the change, as it was written down.');
const held = choice(memberFunctions, 'The function that the person holds.');
const act = label(
  300,
  'The legal act behind it: election, order, resignation received by the prefect.',
  'Délibération du 12 mai 2026',
);
const registered = group(
  {
    personId: id('The person, under an id of your choice.'),
    function: held,
    majority: flag('Whether they are of the majority group.'),
    rank: orNull(
      ordinal('A rank.', 500),
      'Place on the council’s roll, 1 for the mayor; null for the others.',
    ),
    group: orNull(label(120, 'A name.', ''), 'Declared political group; null without one.'),
    ...identity,
  },
  'A person of the commune.',
  // The rules know that somebody can be reached, not where.
).transform((person): typeof person & { reachable?: boolean } => ({
  ...person,
  reachable: person.email !== null,
}));

/** What happens to the commune: its foundation, its people and their functions. */
export const communeCommands = {
  FoundCommune: command('Sets the commune up, by the one-time link printed at the first start.', {
    name: line(120, 'Name of the commune.', 'Valbrune'),
    insee: z
      .string()
      .regex(/^[0-9A-Z]{5}$/, 'insee')
      .meta({ description: 'INSEE code, five characters.', examples: ['26289'] }),
    ...population,
    installedOn: day('Day of the council’s installation.', -150),
    founder: group(
      { personId: id('The person, under an id of your choice.'), ...identity },
      'Who sets it up.',
    ),
  }),
  ConfirmPopulation: command('Corrects the population before the first charter.', population),
  ConfirmCouncilStrength: command(
    'Confirms how many seats the council has, and how many members were elected.',
    {
      seats: whole('Seats of the council.', 19),
      elected: whole('Members elected, at most as many.', 19),
    },
  ),
  RegisterPeople: command('Registers people of the commune.', {
    people: list(registered, 20_000, 'Those who are new.'),
    addresses: addresses.exactOptional(),
  }),
  RecordAddresses: command('Records or corrects the addresses of people already there.', { addresses }),
  CorrectName: command('Corrects the name of a person.', { personId, ...names }),
  ChangeFunction: command('Changes the function of a person.', {
    personId,
    function: held,
    majority: flag('Whether they are of the majority group; left out, unchanged.').exactOptional(),
    act,
  }),
  RecordDeparture: command('Records that a person leaves their function.', {
    personId,
    on: day('The first day on which they no longer hold it.', 0),
    act,
  }),
  ConfirmChange: command('Confirms, as a second person, what another has written down: it takes effect.', {
    change,
  }),
  DeclineChange: command('Declines, as a second person or as its author, what was written down.', {
    change,
    reason: text('Why, in a sentence.'),
  }),
  ContestChange: command('Contests, as the person whom it is about, what was written down.', {
    change,
    reason: text('Why, in a sentence.'),
  }),
  UndoChange: command('Writes down that a change was a mistake: a second person confirms it.', {
    change,
    reason: text('Why, in a sentence.'),
  }),
  SettleChange: reaction('Does what the majority group decided of a contested change.', {
    change,
    settlement: choice(['upheld', 'replaced', 'undone'], 'What became of what was contested.'),
  }),
  ResumeChange: reaction('Gives their effect back to changes whose suspension has passed.', {}),
  AppointAdministrator: command('Lets a person look after accounts.', { personId }),
  DismissAdministrator: command('Ends a person’s looking after accounts.', { personId }),
};

/** With the names and addresses that they bring. */
export type NamedCommuneCommand = CommandOf<typeof communeCommands>;

type Nameless<Value> = Value extends readonly (infer Item)[]
  ? readonly Nameless<Item>[]
  : Value extends object
    ? { readonly [Key in keyof Value as Exclude<Key, keyof typeof identity>]: Nameless<Value[Key]> }
    : Value;
/** As the rules see them: who people are called, and where they can be reached, is no reason to decide. */
export type CommuneCommand = Nameless<NamedCommuneCommand>;

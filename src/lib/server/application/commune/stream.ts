import { z } from 'zod';
import * as commune from '#lib/governance/commune/index.ts';
import type {
  CommuneCommand,
  CommuneContext,
  CommuneEvent,
  CommuneRefusal,
  CommuneState,
} from '#lib/governance/commune/index.ts';
import { defineNoun, type AddressRow, type NameRow, type PersonRow } from '../engine/noun.ts';
import { civilDate, count, id, text } from '../fields.ts';
import { charterInForce, voices } from '../organisation/in-context.ts';

const memberFunction = z.enum(commune.memberFunctions);
const email = z.email('email').transform((address) => address.toLowerCase());
/** A person's name and address travel with the command and go to their own table, never into an event. */
const identity = {
  givenName: text(100),
  familyName: text(100),
  email: email.nullable(),
  birthDate: civilDate.nullable(),
};
const electors = count.nullable();
const addresses = z.array(z.object({ personId: id, email })).max(20_000);

const schemas = {
  FoundCommune: z.object({
    name: text(120),
    insee: z.string().regex(/^[0-9A-Z]{5}$/, 'insee'),
    population: z.number('number').int('whole'),
    populationSource: text(200),
    registeredElectors: electors,
    installedOn: civilDate,
    founder: z.object({ personId: id, ...identity }),
  }),
  ConfirmPopulation: z.object({
    population: z.number('number').int('whole'),
    populationSource: text(200),
    registeredElectors: electors,
  }),
  ConfirmCouncilStrength: z.object({
    seats: z.number('number').int('whole'),
    elected: z.number('number').int('whole'),
  }),
  RegisterPeople: z.object({
    people: z
      .array(
        z
          .object({
            personId: id,
            function: memberFunction,
            majority: z.boolean(),
            rank: z.number('number').int('whole').min(1, 'number').max(500, 'number').nullable(),
            group: z.string().max(120, 'too-long').nullable(),
            ...identity,
          })
          .transform((person) => ({ ...person, reachable: person.email !== null })),
      )
      .max(20_000),
    addresses: addresses.optional(),
  }),
  RecordAddresses: z.object({ addresses }),
  CorrectName: z.object({ personId: id, givenName: text(100), familyName: text(100) }),
  ChangeFunction: z.object({
    personId: id,
    function: memberFunction,
    majority: z.boolean().optional(),
    act: z.string().max(300, 'too-long'),
  }),
  RecordDeparture: z.object({ personId: id, on: civilDate, act: z.string().max(300, 'too-long') }),
  AppointAdministrator: z.object({ personId: id }),
  DismissAdministrator: z.object({ personId: id }),
};

type Identified = { personId: string } & z.infer<z.ZodObject<typeof identity>>;
const row = ({ personId, givenName, familyName, email, birthDate }: Identified): PersonRow => ({
  personId,
  givenName,
  familyName,
  email,
  birthDate,
});

export const communeNoun = defineNoun<
  CommuneState,
  CommuneCommand,
  CommuneEvent,
  CommuneRefusal,
  CommuneContext
>({
  noun: 'commune',
  decider: commune,
  schemas,
  stream: () => 'commune',
  context: (loaded, { now, actor }) => ({
    now,
    actor,
    charterInForce: charterInForce(loaded),
    voices: voices(loaded),
  }),
  personal: (command) => {
    if (command.type === 'FoundCommune') return [row(command.founder as Identified)];
    if (command.type === 'RegisterPeople')
      return [
        ...command.people.map((person) => row(person as Identified & typeof person)),
        ...((command.addresses ?? []) as readonly AddressRow[]),
      ];
    if (command.type === 'CorrectName') return [command as typeof command & NameRow];
    if (command.type === 'RecordAddresses') return command.addresses as readonly AddressRow[];
    return [];
  },
});

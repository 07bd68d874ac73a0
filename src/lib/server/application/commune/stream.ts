import * as commune from '#lib/governance/commune/index.ts';
import type {
  CommuneContext,
  CommuneEvent,
  CommuneRefusal,
  CommuneState,
  NamedCommuneCommand,
} from '#lib/governance/commune/index.ts';
import { defineNoun, type PersonRow } from '../engine/noun.ts';
import { charterInForce, voices } from '../organisation/in-context.ts';
import { communeSentences } from './sentences.ts';

const row = ({ personId, givenName, familyName, email, birthDate }: PersonRow): PersonRow => ({
  personId,
  givenName,
  familyName,
  email,
  birthDate,
});

export const communeNoun = defineNoun<
  CommuneState,
  NamedCommuneCommand,
  CommuneEvent,
  CommuneRefusal,
  CommuneContext
>({
  noun: 'commune',
  decider: commune,
  commands: commune.communeCommands,
  sentences: communeSentences,
  stream: () => 'commune',
  context: (loaded, { now, actor }) => ({
    now,
    actor,
    charterInForce: charterInForce(loaded),
    voices: voices(loaded),
  }),
  personal: (command) => {
    if (command.type === 'FoundCommune') return [row(command.founder)];
    if (command.type === 'RegisterPeople') return [...command.people.map(row), ...(command.addresses ?? [])];
    if (command.type === 'CorrectName') return [command];
    if (command.type === 'RecordAddresses') return command.addresses;
    return [];
  },
});

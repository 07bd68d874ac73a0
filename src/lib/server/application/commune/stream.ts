import * as commune from '#lib/governance/commune/index.ts';
import type {
  CommuneContext,
  CommuneEvent,
  CommuneRefusal,
  CommuneState,
  NamedCommuneCommand,
} from '#lib/governance/commune/index.ts';
import { defineNoun, type AddressRow, type PersonRow } from '../engine/noun.ts';
import { charterConsenting, charterInForce, voices } from '../organisation/in-context.ts';
import { consequences } from '#lib/governance/commune/consequences.ts';
import { communeSentences } from './sentences.ts';

const row = ({ personId, givenName, familyName, email, birthDate }: PersonRow): PersonRow => ({
  personId,
  givenName,
  familyName,
  email,
  birthDate,
});

const rowsOf = (command: NamedCommuneCommand): readonly (PersonRow | AddressRow)[] => {
  switch (command.type) {
    case 'FoundCommune':
      return [row(command.founder)];
    case 'RegisterPeople':
      return [...command.people.map(row), ...(command.addresses ?? [])];
    case 'RecordAddresses':
      return command.addresses;
    default:
      return [];
  }
};

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
    consenting: charterConsenting(loaded),
  }),
  personalOn: (event) => {
    switch (event.type) {
      case 'ChangeConfirmed':
        return [{ change: event.change, then: 'released' }];
      case 'ChangeDeclined':
        return [{ change: event.change, then: 'dropped' }];
      case 'ChangeContested':
        return event.suspendedUntil === null ? [] : [{ change: event.change, then: 'putBack' }];
      case 'ChangeUndone':
        return [{ change: event.change, then: 'putBack' }];
      case 'ChangeResumed':
        return [{ change: event.change, then: 'resumed' }];
      default:
        return [];
    }
  },
  deadline: {
    at: (state) => (state.status === 'founded' ? commune.resumesAt(state) : null),
    command: () => ({ type: 'ResumeChange' }),
  },
  consequences,
  personal: (command, events) => {
    if (command.type === 'CorrectName') return [command];
    const rows = rowsOf(command);
    const written = events.find((event) => event.type === 'ChangeWritten');
    return written === undefined ? rows : rows.map((kept) => ({ change: written.change, kept }));
  },
});

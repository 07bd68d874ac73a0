import type { CommuneEvent, CommuneState, FoundedCommune, Member, PersonId } from './commune.ts';

import { evolveChange } from './evolve-changes.ts';

export const initial: CommuneState = { status: 'none' };

const withMember = (state: FoundedCommune, person: PersonId, change: Partial<Member>): FoundedCommune => {
  const member = state.members[person];
  if (member === undefined) return state;
  return { ...state, members: { ...state.members, [person]: { ...member, ...change } } };
};

const withPeople = (
  state: FoundedCommune,
  { people }: Extract<CommuneEvent, { type: 'PeopleRegistered' }>,
): FoundedCommune => {
  const members: Record<PersonId, Member> = { ...state.members };
  for (const { personId, ...member } of people) members[personId] = { ...member, leftOn: null };
  return { ...state, members };
};

const withAddresses = (
  state: FoundedCommune,
  { people }: Extract<CommuneEvent, { type: 'AddressesRecorded' }>,
): FoundedCommune => {
  const members: Record<PersonId, Member> = { ...state.members };
  for (const person of people) {
    const member = members[person];
    if (member !== undefined) members[person] = { ...member, reachable: true };
  }
  return { ...state, members };
};

const found = ({
  type: _,
  founder,
  ...facts
}: Extract<CommuneEvent, { type: 'CommuneFounded' }>): FoundedCommune => ({
  status: 'founded',
  ...facts,
  members: {},
  administrators: [founder],
});

export const evolve = (state: CommuneState, event: CommuneEvent): CommuneState => {
  if (event.type === 'CommuneFounded') return found(event);
  if (state.status === 'none') return state;
  switch (event.type) {
    case 'PopulationConfirmed': {
      const { population, populationSource, registeredElectors } = event;
      return { ...state, population, populationSource, registeredElectors };
    }
    case 'CouncilStrengthConfirmed': {
      const { seats, elected, confirmedOn } = event;
      return { ...state, strength: { seats, elected, confirmedOn } };
    }
    case 'PeopleRegistered':
      return withPeople(state, event);
    case 'AddressesRecorded':
      return withAddresses(state, event);
    case 'NameCorrected':
      return state;
    case 'FunctionChanged':
      return withMember(state, event.personId, { function: event.function, majority: event.majority });
    case 'DepartureRecorded':
      return withMember(state, event.personId, { leftOn: event.on });
    case 'ChangeWritten':
    case 'ChangeConfirmed':
    case 'ChangeDeclined':
    case 'ChangeContested':
    case 'ChangeResumed':
    case 'ChangeUndone':
      return evolveChange(state, event);
    case 'AdministratorAppointed':
      return { ...state, administrators: [...state.administrators, event.personId] };
    case 'AdministratorDismissed':
      return {
        ...state,
        administrators: state.administrators.filter((person) => person !== event.personId),
      };
  }
};

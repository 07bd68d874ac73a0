import { civilDateOf, isCivilDate } from '#lib/kernel/civil.ts';
import { ok, refuse } from '#lib/kernel/result.ts';
import type {
  CommuneContext,
  CommuneFacts,
  CommuneRefusal,
  CommuneState,
  FoundedCommune,
  RegisteredPerson,
} from './commune.ts';
import type { CommuneCommand } from './commands.ts';
import { mayAdminister, mayCorrectName, mayRecordAddresses, mayRecordOffice } from './who.ts';
import { checkAddresses, checkPeople } from './people.ts';
import { isElected } from './facts.ts';
import type { Decision, Of } from './shape.ts';
import { confirm, contest, decline, resume, settle, undo, writeDown } from './two-hands.ts';

/** Above the population of any commune of France; a figure beyond it is a typing mistake. */
const largestPopulation = 3_000_000;

const isPopulation = (count: number): boolean =>
  Number.isSafeInteger(count) && count >= 1 && count <= largestPopulation;

const checkPopulation = (facts: {
  readonly population: number;
  readonly registeredElectors: number | null;
}): CommuneRefusal | null => {
  const { population, registeredElectors: electors } = facts;
  if (!isPopulation(population)) {
    return { code: 'population-out-of-range', minimum: 1, maximum: largestPopulation };
  }
  if (electors === null) return null;
  if (!Number.isSafeInteger(electors) || electors < 0) {
    return { code: 'commune-facts-invalid', fields: ['registeredElectors'] };
  }
  // Second homes and former residents swell small rolls, so only an impossible order of size is refused.
  return electors > population * 10 ? { code: 'electors-above-population', electors, population } : null;
};

const checkFacts = (facts: CommuneFacts): CommuneRefusal | null => {
  const fields: (keyof CommuneFacts)[] = [];
  if (facts.name.trim() === '') fields.push('name');
  if (!/^(?:\d{2}|2[AB])\d{3}$/.test(facts.insee)) fields.push('insee');
  if (facts.populationSource.trim() === '') fields.push('populationSource');
  if (!isCivilDate(facts.installedOn)) fields.push('installedOn');
  if (fields.length > 0) return { code: 'commune-facts-invalid', fields };
  return checkPopulation(facts);
};

const found = (state: CommuneState, command: Of<'FoundCommune'>, context: CommuneContext): Decision => {
  if (state.status === 'founded') return refuse({ code: 'commune-already-founded', name: state.name });
  if (context.actor.kind !== 'setup') return refuse({ code: 'set-up-link-required' });
  const wrong = checkFacts(command);
  if (wrong !== null) return refuse(wrong);
  const { name, insee, population, populationSource, registeredElectors, installedOn } = command;
  const facts = { name, insee, population, populationSource, registeredElectors, installedOn };
  return ok([
    { type: 'CommuneFounded', ...facts, founder: command.founder.personId, foundedAt: context.now },
  ]);
};

const confirmPopulation = (
  state: FoundedCommune,
  command: Of<'ConfirmPopulation'>,
  context: CommuneContext,
): Decision => {
  const unauthorised = mayAdminister(state, context);
  if (unauthorised !== null) return refuse(unauthorised);
  if (context.charterInForce) return refuse({ code: 'charter-already-in-force' });
  if (command.populationSource.trim() === '') {
    return refuse({ code: 'commune-facts-invalid', fields: ['populationSource'] });
  }
  const wrong = checkPopulation(command);
  if (wrong !== null) return refuse(wrong);
  const { population, populationSource, registeredElectors } = command;
  return ok([{ type: 'PopulationConfirmed', population, populationSource, registeredElectors }]);
};

/** No council of France has more (Paris: 163); a number beyond it is a typing mistake. */
const mostSeats = 200;

const isCount = (count: number, least: number): boolean => Number.isSafeInteger(count) && count >= least;

/** A fact of law, not a power: it may change during the term, with a resignation or a partial election. */
const confirmStrength = (
  state: FoundedCommune,
  { seats, elected }: Of<'ConfirmCouncilStrength'>,
  context: CommuneContext,
): Decision => {
  const unauthorised = mayAdminister(state, context);
  if (unauthorised !== null) return refuse(unauthorised);
  if (!isCount(seats, 1) || seats > mostSeats || !isCount(elected, 0))
    return refuse({ code: 'seats-out-of-range', minimum: 1, maximum: mostSeats });
  if (elected > seats) return refuse({ code: 'elected-above-seats', elected, seats });
  if (state.strength?.seats === seats && state.strength.elected === elected)
    return refuse({ code: 'nothing-changes' });
  const confirmedOn = civilDateOf(context.now);
  return ok([{ type: 'CouncilStrengthConfirmed', seats, elected, confirmedOn }]);
};

/** The rules know of no address: only whose it is. */
const withoutAddress = ({
  personId,
  function: held,
  majority,
  rank,
  group,
  reachable,
}: RegisteredPerson) => ({
  personId,
  function: held,
  majority,
  rank,
  group,
  ...(reachable && { reachable }),
});

const register = (
  state: FoundedCommune,
  command: Of<'RegisterPeople'>,
  context: CommuneContext,
): Decision => {
  const addressed = (command.addresses ?? []).map(({ personId }) => personId);
  if (command.people.length + addressed.length === 0) return refuse({ code: 'nobody-to-register' });
  const people = command.people.map(withoutAddress);
  const refused =
    mayAdminister(state, context) ??
    checkPeople(state, people, context.charterInForce) ??
    checkAddresses(state, addressed, civilDateOf(context.now)) ??
    mayRecordAddresses(state, addressed, context);
  return writeDown(state, { kind: 'registration', people, addressed }, refused, context);
};

const recordAddresses = (
  state: FoundedCommune,
  command: Of<'RecordAddresses'>,
  context: CommuneContext,
): Decision => {
  const people = command.addresses.map(({ personId }) => personId);
  if (people.length === 0) return refuse({ code: 'nobody-to-register' });
  return writeDown(state, { kind: 'addresses', people }, mayRecordAddresses(state, people, context), context);
};

const correctName = (
  state: FoundedCommune,
  { personId }: Of<'CorrectName'>,
  context: CommuneContext,
): Decision => {
  if (state.members[personId] === undefined) return refuse({ code: 'person-unknown', personId });
  const refused = mayCorrectName(state, personId, context);
  return refused === null ? ok([{ type: 'NameCorrected', personId }]) : refuse(refused);
};

const changeFunction = (
  state: FoundedCommune,
  command: Of<'ChangeFunction'>,
  context: CommuneContext,
): Decision => {
  const { personId, function: held } = command;
  const majority = command.majority ?? (state.members[personId]?.majority === true && isElected(held));
  const recorded = { kind: 'function', personId, function: held, majority, act: command.act.trim() } as const;
  return writeDown(state, recorded, mayRecordOffice(state, command, context), context);
};

const recordDeparture = (
  state: FoundedCommune,
  command: Of<'RecordDeparture'>,
  context: CommuneContext,
): Decision => {
  const { personId, on } = command;
  const recorded = { kind: 'departure', personId, on, act: command.act.trim() } as const;
  return writeDown(state, recorded, mayRecordOffice(state, command, context), context);
};

const appoint = (
  state: FoundedCommune,
  { personId }: Of<'AppointAdministrator'>,
  context: CommuneContext,
): Decision => {
  const refused = mayAdminister(state, context);
  if (refused !== null) return refuse(refused);
  if (state.administrators.includes(personId)) return refuse({ code: 'already-administrator', personId });
  return ok([{ type: 'AdministratorAppointed', personId }]);
};

const dismiss = (
  state: FoundedCommune,
  { personId }: Of<'DismissAdministrator'>,
  context: CommuneContext,
): Decision => {
  const refused = mayAdminister(state, context);
  if (refused !== null) return refuse(refused);
  if (!state.administrators.includes(personId)) return refuse({ code: 'not-administrator', personId });
  if (state.administrators.length === 1) return refuse({ code: 'last-administrator' });
  return ok([{ type: 'AdministratorDismissed', personId }]);
};

/** What follows from a command on the commune: its foundation, its people and their functions. */
export const decide = (state: CommuneState, command: CommuneCommand, context: CommuneContext): Decision => {
  if (command.type === 'FoundCommune') return found(state, command, context);
  if (state.status === 'none') return refuse({ code: 'commune-not-founded' });
  switch (command.type) {
    case 'ConfirmPopulation':
      return confirmPopulation(state, command, context);
    case 'ConfirmCouncilStrength':
      return confirmStrength(state, command, context);
    case 'RegisterPeople':
      return register(state, command, context);
    case 'RecordAddresses':
      return recordAddresses(state, command, context);
    case 'CorrectName':
      return correctName(state, command, context);
    case 'ChangeFunction':
      return changeFunction(state, command, context);
    case 'RecordDeparture':
      return recordDeparture(state, command, context);
    case 'ConfirmChange':
      return confirm(state, command, context);
    case 'DeclineChange':
      return decline(state, command, context);
    case 'ContestChange':
      return contest(state, command, context);
    case 'UndoChange':
      return undo(state, command, context);
    case 'SettleChange':
      return settle(state, command, context);
    case 'ResumeChange':
      return resume(state, context);
    case 'AppointAdministrator':
      return appoint(state, command, context);
    case 'DismissAdministrator':
      return dismiss(state, command, context);
  }
};

import type { CivilDate } from '#lib/kernel/civil.ts';
import type {
  CommuneRefusal,
  FoundedCommune,
  MemberFunction,
  PersonId,
  RegisteredPerson,
} from './commune.ts';
import { isElected, mayorOf, memberOf } from './facts.ts';

/** Functions that only an election by the council or an order gives. */
const byLegalAct: readonly MemberFunction[] = ['mayor', 'deputy', 'delegateCouncillor'];

const idsWhere = (
  people: readonly RegisteredPerson[],
  wrong: (person: RegisteredPerson, place: number) => boolean,
): PersonId[] => people.filter(wrong).map(({ personId }) => personId);

const listedTwice = (people: readonly { readonly personId: PersonId }[]): PersonId[] => {
  const seen = new Set<PersonId>();
  const ids = people.map(({ personId }) => personId);
  return ids.filter((id) => seen.size === seen.add(id).size);
};

/** What is wrong with addresses to record, or null. They are of people already there and not gone. */
export const checkAddresses = (
  state: FoundedCommune,
  people: readonly PersonId[],
  today: CivilDate,
): CommuneRefusal | null => {
  const twice = listedTwice(people.map((personId) => ({ personId })));
  if (twice.length > 0) return { code: 'person-listed-twice', people: twice };
  for (const personId of people) {
    const member = memberOf(state, personId);
    if (member === null) return { code: 'person-unknown', personId };
    if (member.leftOn !== null && member.leftOn <= today)
      return { code: 'person-has-left', personId, leftOn: member.leftOn };
  }
  return null;
};

/**
 * What is wrong with a list of people to register, or null. Everyone wrong for the same reason is named at
 * once, so that an import is repaired in one go. Under a charter nobody registered here may gain a vote (I-6).
 */
export const checkPeople = (
  state: FoundedCommune,
  people: readonly RegisteredPerson[],
  charterInForce: boolean,
): CommuneRefusal | null => {
  const twice = listedTwice(people);
  if (twice.length > 0) return { code: 'person-listed-twice', people: twice };
  const known = idsWhere(people, ({ personId }) => Object.hasOwn(state.members, personId));
  if (known.length > 0) return { code: 'person-already-registered', people: known };
  const unelected = idsWhere(people, (person) => person.majority && !isElected(person.function));
  if (unelected.length > 0) return { code: 'majority-must-be-elected', people: unelected };
  const badRank = idsWhere(people, ({ rank }) => rank !== null && (!Number.isSafeInteger(rank) || rank < 1));
  if (badRank.length > 0) return { code: 'rank-invalid', people: badRank };
  return charterInForce ? checkAdditions(people) : checkMayor(state, people);
};

const checkAdditions = (people: readonly RegisteredPerson[]): CommuneRefusal | null => {
  const voters = idsWhere(people, ({ majority }) => majority);
  if (voters.length > 0) return { code: 'voter-not-for-administrator', people: voters };
  const officers = idsWhere(people, (person) => byLegalAct.includes(person.function));
  return officers.length > 0 ? { code: 'function-needs-legal-act', people: officers } : null;
};

const checkMayor = (state: FoundedCommune, people: readonly RegisteredPerson[]): CommuneRefusal | null => {
  const mayors = idsWhere(people, (person) => person.function === 'mayor');
  const present = mayorOf(state);
  const first = present ?? mayors[0];
  if (first === undefined || mayors.length + (present === null ? 0 : 1) <= 1) return null;
  return { code: 'one-mayor-only', mayor: first };
};

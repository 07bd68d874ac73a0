import type { CivilDate } from '#lib/kernel/civil.ts';
import type { Actor, CommuneState, FoundedCommune, Member, MemberFunction, PersonId } from './commune.ts';

const elected: readonly MemberFunction[] = ['mayor', 'deputy', 'delegateCouncillor', 'councillor'];

/** Sits in the council: mayor, deputies, councillors. */
export const isElected = (held: MemberFunction): boolean => elected.includes(held);

/** Municipal staff: they advise and execute, and hold no political power. */
export const isStaff = (held: MemberFunction): boolean => held === 'agent' || held === 'generalSecretary';

/** The person's record, whether or not they have left; null when the commune does not know them. */
export const memberOf = (state: CommuneState, person: PersonId): Member | null =>
  state.status === 'founded' ? (state.members[person] ?? null) : null;

/** True from registration to the day before `leftOn`. */
export const isInFunction = (state: CommuneState, person: PersonId, date: CivilDate): boolean => {
  const member = memberOf(state, person);
  return member !== null && (member.leftOn === null || date < member.leftOn);
};

/** The mayor not yet recorded as gone, whatever the date of departure to come; null when there is none. */
export const mayorOf = (state: CommuneState, date?: CivilDate): PersonId | null => {
  if (state.status === 'none') return null;
  for (const [person, member] of Object.entries(state.members)) {
    const here = member.leftOn === null || (date !== undefined && date < member.leftOn);
    if (member.function === 'mayor' && here) return person;
  }
  return null;
};

export const isAdministrator = (state: CommuneState, actor: Actor): boolean =>
  state.status === 'founded' && actor.kind === 'person' && state.administrators.includes(actor.person);

/** An elected member of the majority, in function on that day. */
export const isMajorityMember = (state: FoundedCommune, person: PersonId, date: CivilDate): boolean => {
  const member = memberOf(state, person);
  return (
    member !== null && member.majority && isElected(member.function) && isInFunction(state, person, date)
  );
};

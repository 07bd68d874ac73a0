import { civilDateOf } from '#lib/kernel/civil.ts';
import type {
  Change,
  CommuneContext,
  CommuneRefusal,
  FoundedCommune,
  PersonId,
  Recorded,
} from './commune.ts';
import { isAdministrator, isInFunction, isMajorityMember, mayorOf } from './facts.ts';

/** Accounts, settings and people without a vote: an administrator's work. Null when allowed. */
export const mayAdminister = (state: FoundedCommune, { actor }: CommuneContext): CommuneRefusal | null =>
  isAdministrator(state, actor) ? null : { code: 'administrator-required' };

/** Who spoke on the first charter is theirs to consent with, and to object: nobody unmakes a voice (I-6, I-12). */
const hasSpoken = (person: PersonId, { voices = [] }: CommuneContext): boolean => voices.includes(person);

/**
 * Who may record an address: oneself, or an administrator. Whoever receives a person's letters can enter and
 * vote in their place: under a charter the known address of a voter is not an administrator's to replace,
 * nor the mayor's, but another majority member's (I-6). An address that was not known yet gives nobody's
 * place away.
 */
export const mayRecordAddresses = (
  state: FoundedCommune,
  people: readonly PersonId[],
  context: CommuneContext,
): CommuneRefusal | null => {
  const { actor, now, charterInForce } = context;
  const today = civilDateOf(now);
  const others = people.filter((person) => actor.kind !== 'person' || person !== actor.person);
  if (others.length === 0 && actor.kind === 'person' && isInFunction(state, actor.person, today)) return null;
  const guarded = others.filter(
    (person) =>
      isMajorityMember(state, person, today) &&
      (hasSpoken(person, context) || (charterInForce && state.members[person]?.reachable === true)),
  );
  const trusted =
    actor.kind === 'person' &&
    isMajorityMember(state, actor.person, today) &&
    !isAdministrator(state, actor) &&
    actor.person !== mayorOf(state, today);
  if (guarded.length > 0 && !trusted) return { code: 'voter-address-needs-another-member', people: guarded };
  return others.length > 0 && guarded.length === others.length ? null : mayAdminister(state, context);
};

/**
 * Who may correct a name. What a voter said stands under it: under a charter an administrator can no more
 * give it to another than the address (I-6).
 */
export const mayCorrectName = (
  state: FoundedCommune,
  person: PersonId,
  context: CommuneContext,
): CommuneRefusal | null => {
  const refused = mayRecordAddresses(state, [person], context);
  return refused?.code === 'voter-address-needs-another-member'
    ? { code: 'voter-name-needs-another-member', person }
    : refused;
};

/**
 * Who may write down a change of office or a departure. Once a charter binds the group, and for whoever has
 * spoken on the first one before, it takes a member
 * of the majority, neither the person concerned nor the mayor, and the reference of the legal act: an
 * administrator can no longer make or unmake an elected person (I-6).
 */
export const mayRecordOffice = (
  state: FoundedCommune,
  command: { readonly personId: PersonId; readonly act: string },
  context: CommuneContext,
): CommuneRefusal | null => {
  if (!context.charterInForce && !hasSpoken(command.personId, context)) return mayAdminister(state, context);
  const { actor } = context;
  const today = civilDateOf(context.now);
  if (actor.kind !== 'person' || !isMajorityMember(state, actor.person, today)) {
    return isAdministrator(state, actor)
      ? { code: 'administrator-has-no-collegial-power' }
      : { code: 'majority-member-required' };
  }
  if (actor.person === command.personId) {
    return { code: 'another-member-must-record-it', actor: 'the-person' };
  }
  if (actor.person === mayorOf(state, today)) {
    return { code: 'another-member-must-record-it', actor: 'the-mayor' };
  }
  return command.act.trim() === '' ? { code: 'act-reference-required' } : null;
};

/** Whose voice it touches. */
export const concernedBy = (recorded: Recorded): readonly PersonId[] => {
  switch (recorded.kind) {
    case 'function':
    case 'departure':
      return [recorded.personId];
    case 'addresses':
      return recorded.people;
    case 'registration':
      return [...recorded.people.map(({ personId }) => personId), ...recorded.addressed];
    case 'undoing':
      return recorded.people;
  }
};

/**
 * Whether what is written down waits for a second person (I-26). Under a charter, whatever gives another person a
 * voice does; inhabitants have none of their own to give. While the first charter is consented to, so does what
 * is already somebody's: before, whoever sets the commune up still corrects what they typed.
 */
export const takesTwoHands = (
  state: FoundedCommune,
  recorded: Recorded,
  { actor, charterInForce, consenting = false }: CommuneContext,
): boolean => {
  const self = (person: PersonId): boolean => actor.kind === 'person' && actor.person === person;
  const others = (people: readonly PersonId[]): boolean => people.some((person) => !self(person));
  switch (recorded.kind) {
    case 'function':
    case 'departure':
      return charterInForce || consenting;
    case 'addresses':
      return charterInForce
        ? others(recorded.people)
        : consenting && others(recorded.people.filter((person) => state.members[person]?.reachable));
    case 'registration':
      return (
        charterInForce &&
        (others(recorded.addressed) || recorded.people.some((person) => person.function !== 'resident'))
      );
    case 'undoing':
      return true;
  }
};

/**
 * The second hand is an elected member of the majority, who has consented to the charter in person: neither who
 * wrote it down nor whom it is about. An administrator is none: whoever they set up alone would confirm for them.
 */
export const mayConfirm = (
  state: FoundedCommune,
  { by, recorded }: Change,
  { actor, now }: CommuneContext,
): CommuneRefusal | null => {
  if (actor.kind !== 'person' || !isMajorityMember(state, actor.person, civilDateOf(now)))
    return { code: 'majority-member-required' };
  if (actor.person === by) return { code: 'second-hand-needed', hand: 'the-writer' };
  return concernedBy(recorded).includes(actor.person)
    ? { code: 'second-hand-needed', hand: 'the-person' }
    : null;
};

/** Whoever may write something down may say that it was a mistake; whom it is about contests it instead. */
export const mayUndo = (
  state: FoundedCommune,
  { recorded }: Change,
  { actor, now }: CommuneContext,
): CommuneRefusal | null => {
  const isOfMajority = actor.kind === 'person' && isMajorityMember(state, actor.person, civilDateOf(now));
  if (!isOfMajority && !isAdministrator(state, actor)) return { code: 'majority-member-required' };
  const about = actor.kind === 'person' && concernedBy(recorded).includes(actor.person);
  return about ? { code: 'second-hand-needed', hand: 'the-person' } : null;
};

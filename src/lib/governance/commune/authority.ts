import { civilDateOf } from '#lib/kernel/civil.ts';
import type { CommuneContext, CommuneRefusal, FoundedCommune, PersonId } from './commune.ts';
import { isAdministrator, isMajorityMember, mayorOf } from './policy.ts';

/** Accounts, settings and people without a vote: an administrator's work. Null when allowed. */
export const mayAdminister = (state: FoundedCommune, { actor }: CommuneContext): CommuneRefusal | null =>
  isAdministrator(state, actor) ? null : { code: 'administrator-required' };

/**
 * Who may write down a change of office or a departure. Once a charter binds the group, it takes a member
 * of the majority, neither the person concerned nor the mayor, and the reference of the legal act: an
 * administrator can no longer make or unmake an elected person (I-6).
 */
export const mayRecordOffice = (
  state: FoundedCommune,
  command: { readonly personId: PersonId; readonly act: string },
  context: CommuneContext,
): CommuneRefusal | null => {
  if (!context.charterInForce) return mayAdminister(state, context);
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

import { mayOwn, type KnownAction } from '#lib/governance/actions/index.ts';
import { addDays, civilDateOf, type CivilDate, type Instant } from '#lib/kernel/civil.ts';
import type { Transaction } from '#lib/server/platform/postgres/pool.ts';
import { offer, type Offered, type Trials } from '../offer.ts';
import { everyAction, loadActions, type ActionLineView } from './actions.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { personView, type PersonView } from '../people/persons.ts';

/** Somebody to whom an action may be given. */
export interface Candidate extends PersonView {
  function: string;
}

/** Elected members and staff in function, by family name. */
export const candidatesOf = (organisation: Organisation, now: Instant): Candidate[] => {
  const { commune, names } = organisation;
  if (commune.status === 'none') return [];
  const today = civilDateOf(now);
  const family = (id: string) => names.get(id)?.family ?? '';
  return Object.entries(commune.members)
    .filter(([id]) => mayOwn(commune, id, today))
    .toSorted(([a], [b]) => family(a).localeCompare(family(b), 'fr'))
    .map(([id, member]) => ({ ...personView(organisation, id), function: member.function }));
};

/** What a page of an action may offer; it is given to somebody else, for another day. */
export const actionTrials = (
  { id: action, due, owner }: KnownAction,
  candidates: readonly Candidate[],
  today: CivilDate,
) => {
  const later = addDays(due > today ? due : today, 1);
  const other = candidates.find(({ id }) => id !== owner)?.id ?? owner;
  return {
    start: { type: 'StartAction', action },
    note: { type: 'NoteProgress', action },
    block: { type: 'BlockAction', action },
    unblock: { type: 'UnblockAction', action },
    reassign: { type: 'ReassignAction', action, owner: other },
    reschedule: { type: 'RescheduleAction', action, due: later },
    complete: { type: 'CompleteAction', action },
    drop: { type: 'DropAction', action },
    reopen: { type: 'ReopenAction', action, due: later },
  } satisfies Trials;
};

export type ActionActs = Offered<ReturnType<typeof actionTrials>>;

/** The actions of a decision, for elected members and staff (I-25). */
export const executionInside = async (
  transaction: Transaction,
  organisation: Organisation,
  decision: string,
  who: { viewer: string; now: Instant },
): Promise<{ lines: ActionLineView[]; mayOpen: boolean }> => {
  const { lines } = await loadActions(transaction, organisation, { ...everyAction, decision }, who.now);
  const owner = candidatesOf(organisation, who.now)[0]?.id ?? who.viewer;
  const opening = { type: 'OpenAction', decision, owner, dependsOn: [] } as const;
  const { open } = await offer({ transaction, organisation, ...who }, { open: opening });
  return { lines, mayOpen: open };
};

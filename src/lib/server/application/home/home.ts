import { isLive } from '#lib/governance/bodies/index.ts';
import { mandatesOf } from '#lib/governance/mandates/index.ts';
import { civilDateOf } from '#lib/kernel/civil.ts';
import { readHead } from '#lib/server/platform/journal/rows.ts';
import { everyAction, loadActions, type ActionLineView } from '../actions/actions.ts';
import { awaitedOf, type AwaitedView } from './awaited.ts';
import { isElectedOrStaff } from '../readers.ts';
import { inOrder } from '../bodies/in-order.ts';
import { envelopesOf, type EnvelopeView } from '../powers/envelopes.ts';
import { newsOf, type NewsView } from './news.ts';
import { bodyName } from '../people/persons.ts';
import type { Instant } from '#lib/kernel/civil.ts';
import type { Transaction } from '#lib/server/platform/postgres/pool.ts';
import type { Organisation } from '../organisation/organisation.ts';

export interface HomeView {
  awaited: AwaitedView[];
  mandates: { title: string; body: string; until: string | null; kind: string }[];
  bodies: { id: string; name: string; power: string; capacity: string }[];
  /** What the person's circles, delegations and roles may still spend. */
  envelopes: EnvelopeView[];
  news: NewsView[];
  /** What the person has to carry out, the most overdue first; null for who reads no actions. */
  actions: ActionLineView[] | null;
  /** Position in the journal at which this was read. */
  position: number;
}

const ownActions = async (
  transaction: Transaction,
  organisation: Organisation,
  viewer: string,
  now: Instant,
): Promise<ActionLineView[] | null> => {
  if (!isElectedOrStaff(organisation, viewer, now)) return null;
  const mine = { ...everyAction, owner: viewer, state: 'live' as const };
  return (await loadActions(transaction, organisation, mine, now)).lines;
};

export const homeView = async (
  transaction: Transaction,
  organisation: Organisation,
  viewer: string,
  now: Instant,
): Promise<HomeView> => {
  const today = civilDateOf(now);
  const mine = inOrder(
    Object.values(organisation.bodies.bodies).filter(
      (body) => isLive(body, today) && body.members.some(({ person }) => person === viewer),
    ),
  );
  return {
    awaited: await awaitedOf(transaction, organisation, viewer, mine, now),
    mandates: mandatesOf(organisation.mandates, organisation, viewer, today).map((mandate) => {
      const role = organisation.mandates.roles[mandate.role];
      return {
        title: role?.title ?? '',
        body: bodyName(organisation, role?.body ?? ''),
        until: mandate.until,
        kind: role?.kind ?? 'other',
      };
    }),
    bodies: mine.map((body) => ({
      id: body.id,
      name: body.name,
      power: body.power,
      capacity: body.members.find(({ person }) => person === viewer)?.capacity ?? 'member',
    })),
    envelopes: await envelopesOf(transaction, organisation, viewer, now),
    news: await newsOf(transaction, organisation, viewer, now),
    actions: await ownActions(transaction, organisation, viewer, now),
    position: (await readHead(transaction))?.position ?? 0,
  };
};

import { isLive, type BodyId } from '#lib/governance/bodies/index.ts';
import {
  defaultAlertPercent,
  initial,
  isAlerting,
  isDelegationLive,
  roomOf,
  type EnvelopeState,
  type HolderId,
  type Room,
} from '#lib/governance/powers/index.ts';
import { holdersOf, mandatesOf } from '#lib/governance/mandates/index.ts';
import { civilDateOf, type CivilDate, type Instant } from '#lib/kernel/civil.ts';
import type { Transaction } from '#lib/server/platform/postgres/pool.ts';
import { loadDelegations, loadEnvelopes } from './views.ts';
import { titlesOf } from '../register/titles.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { bodyName } from '../people/persons.ts';

/** An envelope as it stands today; euros before tax. */
export interface EnvelopeView extends Room {
  holder: HolderId;
  /** The body, or the role. */
  name: string;
  /** The delegation that lends it; null for what lasts from year to year. */
  delegation: string | null;
  /** Enough of it is spent for who links the body to the group to be told. */
  alerting: boolean;
}

/** An envelope before anybody looks at it: whose it is, how large, and from when it alerts. */
interface Lent {
  holder: HolderId;
  body: BodyId;
  role: string | null;
  delegation: string | null;
  sizeEuros: number;
  alertPercent: number;
}

/** Every envelope that is lent today: to circles, to roles, by delegations. */
export const lentEnvelopes = async (
  transaction: Transaction,
  { bodies, mandates }: Organisation,
  today: CivilDate,
): Promise<Lent[]> => {
  const lasting = { delegation: null, alertPercent: defaultAlertPercent };
  const circles = Object.values(bodies.bodies).flatMap((body): Lent[] => {
    const sizeEuros = body.perimeter?.envelopeEuros ?? 0;
    const lent = sizeEuros > 0 && isLive(body, today);
    return lent ? [{ holder: body.id, body: body.id, role: null, sizeEuros, ...lasting }] : [];
  });
  const roles = Object.values(mandates.roles).flatMap(({ id, body, envelopeEuros }): Lent[] =>
    envelopeEuros ? [{ holder: id, body, role: id, sizeEuros: envelopeEuros, ...lasting }] : [],
  );
  const delegations = (await loadDelegations(transaction)).flatMap((delegation): Lent[] => {
    const { decision, to, envelopeEuros, alertPercent } = delegation;
    return envelopeEuros && isDelegationLive(delegation, today)
      ? [
          {
            holder: decision,
            body: to,
            role: null,
            delegation: decision,
            sizeEuros: envelopeEuros,
            alertPercent,
          },
        ]
      : [];
  });
  return [...circles, ...delegations, ...roles];
};

/** What an envelope still holds, and whether that is worth telling. */
export const standingOf = (
  { sizeEuros, delegation, alertPercent }: Lent,
  state: EnvelopeState,
  today: CivilDate,
): { room: Room; alerting: boolean } => {
  const room = roomOf(sizeEuros, state, delegation === null ? 'year' : 'whole', today);
  return { room, alerting: isAlerting(room, alertPercent) };
};

/** Who links a body to the group: those whom an alert is told. */
export const linksOf = (organisation: Organisation, body: BodyId, today: CivilDate): string[] =>
  holdersOf(organisation.mandates, organisation, { body, kind: 'leadLink' }, today);

/** The envelopes of a person's bodies and roles, the most spent first. */
export const envelopesOf = async (
  transaction: Transaction,
  organisation: Organisation,
  viewer: string,
  now: Instant,
): Promise<EnvelopeView[]> => {
  const today = civilDateOf(now);
  const held = mandatesOf(organisation.mandates, organisation, viewer, today).map(({ role }) => role);
  const sits = (body: BodyId): boolean =>
    (organisation.bodies.bodies[body]?.members ?? []).some(({ person }) => person === viewer) ||
    linksOf(organisation, body, today).includes(viewer);
  const mine = (await lentEnvelopes(transaction, organisation, today)).filter(({ body, role }) =>
    role === null ? sits(body) : held.includes(role),
  );
  if (mine.length === 0) return [];
  const states = await loadEnvelopes(transaction);
  const titles = await titlesOf(
    transaction,
    mine.flatMap(({ delegation }) => delegation ?? []),
  );
  return mine
    .map((lent): EnvelopeView => {
      const { room, alerting } = standingOf(lent, states[lent.holder] ?? initial, today);
      const role = lent.role === null ? null : organisation.mandates.roles[lent.role];
      return {
        holder: lent.holder,
        name: role?.title ?? bodyName(organisation, lent.body),
        delegation: lent.delegation === null ? null : (titles.get(lent.delegation) ?? ''),
        alerting,
        ...room,
      };
    })
    .toSorted((a, b) => b.spentEuros / b.sizeEuros - a.spentEuros / a.sizeEuros);
};

import { isLive } from '#lib/governance/bodies/index.ts';
import type { SubjectState } from '#lib/governance/subjects/index.ts';
import { civilDateOf, type Instant } from '#lib/kernel/civil.ts';
import type { Transaction } from '../../platform/postgres/pool.ts';
import { inOrder } from '../bodies/in-order.ts';
import { offer, type Trials } from '../offer.ts';
import type { BodyLink } from '../people/persons.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { someId } from '#lib/governance/fields.ts';

type Known = Exclude<SubjectState, { status: 'none' }>;

/** What the reader may do now with a subject, and with which body or other subject. */
export interface SubjectActs {
  acts: Record<
    'contest' | 'support' | 'park' | 'unpark' | 'withdraw' | 'merge' | 'move' | 'refer' | 'draft',
    boolean
  >;
  /** The bodies to which it may be referred. */
  destinations: BodyLink[];
  /** The bodies to whose backlog it may be moved. */
  bodies: BodyLink[];
  /** The bodies in whose name the reader may claim it. */
  claimants: BodyLink[];
  /** The open subjects into which it may be merged. */
  targets: { id: string; title: string }[];
}

/** The other open subjects, latest first. */
const mergeTargets = async (transaction: Transaction, subject: string): Promise<SubjectActs['targets']> => {
  const { rows } = await transaction.query<{ id: string; title: string }>({
    text: `select listing->>'id' as id, listing->>'title' as title from states
           where commune_id = $1 and noun = 'subject' and listing->>'status' <> 'closed' and listing->>'id' <> $2
           order by sort_key desc limit 200`,
    values: [transaction.communeId, subject],
  });
  return rows;
};

const trialsOn = ({ id: subject, body }: Known, others: readonly string[], target: string | undefined) => {
  const to = <T>(trial: (other: string) => T): Record<string, T> =>
    Object.fromEntries(others.map((other) => [other, trial(other)]));
  return {
    contest: { type: 'ContestNature', subjectId: subject },
    support: { type: 'SupportSubject', subjectId: subject },
    park: { type: 'ParkSubject', subjectId: subject },
    unpark: { type: 'UnparkSubject', subjectId: subject },
    withdraw: { type: 'WithdrawSubject', subjectId: subject },
    merge: target === undefined ? null : { type: 'MergeSubject', subjectId: subject, into: target },
    draft: { type: 'DraftProposal', proposal: someId, subject, body, effect: { kind: 'none' } },
    move: to((other) => ({ type: 'MoveSubject', subjectId: subject, body: other }) as const),
    refer: to((other) => ({ type: 'ReferSubject', case: someId, subject, to: other }) as const),
    claim: to((claimant) => ({ type: 'ClaimMatter', case: someId, disputed: subject, claimant }) as const),
  } satisfies Trials;
};

export const subjectActs = async (
  transaction: Transaction,
  organisation: Organisation,
  state: Known,
  viewer: string,
  now: Instant,
): Promise<SubjectActs> => {
  const today = civilDateOf(now);
  const live = inOrder(Object.values(organisation.bodies.bodies)).filter(
    (body) => body.id !== state.body && isLive(body, today),
  );
  const targets = state.status === 'closed' ? [] : await mergeTargets(transaction, state.id);
  const trials = trialsOn(
    state,
    live.map(({ id }) => id),
    targets[0]?.id,
  );
  const { move, refer, claim, ...acts } = await offer({ transaction, organisation, viewer, now }, trials);
  const among = (offered: Readonly<Record<string, boolean>>): BodyLink[] =>
    live.filter(({ id }) => offered[id]).map(({ id, name }) => ({ id, name }));
  const [bodies, destinations] = [among(move), among(refer)];
  return {
    acts: { ...acts, move: bodies.length > 0, refer: destinations.length > 0 },
    destinations,
    bodies,
    claimants: among(claim),
    targets: acts.merge ? targets : [],
  };
};

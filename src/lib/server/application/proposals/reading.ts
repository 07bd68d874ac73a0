import { isLive, votersOf, type Body } from '#lib/governance/bodies/index.ts';
import { isOpen } from '#lib/governance/proposals/index.ts';
import { civilDateOf } from '#lib/kernel/civil.ts';
import type { Organisation } from '../organisation/organisation.ts';
import type { Proposed } from '#lib/governance/proposals/index.ts';
import type { Instant } from '#lib/kernel/civil.ts';

/** What surrounds one viewer of one proposal, worked out once. */
export interface Reading {
  organisation: Organisation;
  state: Proposed;
  body: Body;
  viewer: string;
  now: Instant;
  /** Those who count, less the recused. */
  voters: readonly string[];
  /** The viewer sits in the body, counted or not, and is not recused. */
  sits: boolean;
  /** The viewer counts, wherever the procedure takes place. */
  votes: boolean;
  /** The viewer counts here and now: in a meeting, they are present. */
  counts: boolean;
  present: readonly string[] | null;
  /** The meeting that has the subject on its agenda: presence and facilitation are noted there. */
  held: string | null;
}

/** Who counted when a closed text ended: they stay, whoever has left since (I-28). Null while it is under way. */
const votersThen = (state: Proposed): readonly string[] | null => {
  if (state.phase !== 'closed') return null;
  const { closure } = state;
  return 'decision' in closure
    ? [...new Set([...closure.decision.counted, ...closure.decision.silent])]
    : closure.voters;
};

const endOf = (state: Proposed): Instant | null =>
  state.phase === 'closed' && 'at' in state.closure ? state.closure.at : null;

export const reading = (
  organisation: Organisation,
  state: Proposed,
  viewer: string,
  now: Instant,
  held: string | null,
): Reading | undefined => {
  const body = organisation.bodies.bodies[state.body];
  if (!body || organisation.commune.status === 'none') return undefined;
  const today = civilDateOf(now);
  const recused = new Set(state.recused.map(({ person }) => person));
  const voters =
    votersThen(state) ??
    votersOf(body, organisation.commune, civilDateOf(endOf(state) ?? now)).filter(
      (person) => !recused.has(person),
    );
  const present = isOpen(state) && state.setting.kind === 'meeting' ? state.setting.present : null;
  const votes = voters.includes(viewer);
  return {
    organisation,
    state,
    body,
    viewer,
    now,
    voters,
    sits: isLive(body, today) && body.members.some(({ person }) => person === viewer) && !recused.has(viewer),
    votes,
    counts: votes && (present === null || present.includes(viewer)),
    present,
    held,
  };
};

/** Those whose explicit position is required: the present around a table, everyone between meetings. */
export const requiredOf = ({ present, voters }: Reading): readonly string[] =>
  present ? voters.filter((person) => present.includes(person)) : voters;

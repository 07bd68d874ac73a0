import * as bodies from '#lib/governance/bodies/index.ts';
import * as charter from '#lib/governance/charter/index.ts';
import * as commune from '#lib/governance/commune/index.ts';
import * as mandates from '#lib/governance/mandates/index.ts';
import * as proposals from '#lib/governance/proposals/index.ts';
import type { CitedDecision, CitedDecisions } from '#lib/governance/bodies/index.ts';
import type { Loaded } from '../engine/noun.ts';

/** What most contexts need of the organisation, as it stands under the lock. */
export const organisationOf = (loaded: Loaded) => ({
  commune: loaded.state('commune', commune),
  charter: loaded.state('charter', charter),
  bodies: loaded.state('bodies', bodies),
  mandates: loaded.state('mandates', mandates),
});

type Organised = ReturnType<typeof organisationOf>;

/** What the rules of texts and meetings look at of it; null until the commune has a charter in force. */
export const underCharter = ({ commune, charter, bodies, mandates }: Organised) => {
  if (commune.status === 'none' || charter.status !== 'inForce') return null;
  return { commune, charter, bodies, mandates };
};

export const charterInForce = (loaded: Loaded): boolean =>
  charter.isCharterInForce(loaded.state('charter', charter));

/** Whether a first charter is before the group (I-26). */
export const charterConsenting = (loaded: Loaded): boolean =>
  loaded.state('charter', charter).status === 'draft';

/** Who has spoken on the first charter, while it is being consented to (I-6). */
export const voices = (loaded: Loaded): readonly string[] =>
  charter.voicesOf(loaded.state('charter', charter));

const force: Record<proposals.InForce['kind'], CitedDecision['state']> = {
  inForce: 'inForce',
  superseded: 'superseded',
  repealed: 'repealed',
};

/** How a decision stands for whoever cites or executes it; null when it was never adopted. */
export const standingOf = (state: proposals.ProposalState): CitedDecision['state'] | null => {
  const closure = proposals.decisionOf(state);
  if (!closure) return null;
  const { force: held, suspendedBy } = closure.decision;
  return held.kind === 'inForce' && suspendedBy !== null ? 'suspended' : force[held.kind];
};

/** The decisions that a command cites, each as it stands; one that was never adopted is left out. */
export const citedDecisions = (loaded: Loaded, ids: readonly (string | null | undefined)[]): CitedDecisions =>
  Object.fromEntries(
    ids.flatMap((id) => {
      if (!id) return [];
      const state = loaded.state(`proposal:${id}`, proposals);
      const standing = standingOf(state);
      return standing === null || state.phase === 'none' ? [] : [[id, { body: state.body, state: standing }]];
    }),
  );

/** The streams of the decisions that a command cites. */
export const decisionStreams = (...ids: readonly (string | null | undefined)[]): string[] =>
  ids.flatMap((id) => (id ? [`proposal:${id}`] : []));

import { initial, type EnvelopeState } from '#lib/governance/competence/index.ts';
import {
  delegationOf,
  groundOf,
  isInForce,
  lastVersion,
  subjectFacts,
  type Proposed,
  type ProposalState,
} from '#lib/governance/proposals/index.ts';
import type { SubjectState } from '#lib/governance/subjects/index.ts';
import type { Instant } from '#lib/kernel/civil.ts';
import type { Transaction } from '#lib/server/platform/postgres/pool.ts';
import { groundWords, obstacleWords } from '../sentences/competence-answer.ts';
import { titlesOf } from './decision.ts';
import { loadDocument, type Organisation } from './organisation.ts';
import { bodyName, personView } from './persons.ts';

/** Whether a body may adopt a text as it stands, in words. */
export interface FootingView {
  able: boolean;
  words: { fr: string; en: string };
}

const document = async <State>(transaction: Transaction, stream: string): Promise<State | null> =>
  (await loadDocument<State>(transaction, stream))?.state ?? null;

/** What adoption would find now; null for a closed proposal, or before there is a charter. */
export const footingView = async (
  transaction: Transaction,
  organisation: Organisation,
  state: Proposed,
  subject: SubjectState | undefined,
  now: Instant,
): Promise<FootingView | null> => {
  const { commune, charter, bodies, mandates } = organisation;
  const body = bodies.bodies[state.body];
  if (state.phase === 'closed' || !body) return null;
  if (commune.status === 'none' || charter.status !== 'inForce') return null;
  const { delegation } = lastVersion(state).scope;
  const [executed, cited, envelope] = [
    state.executes && (await document<ProposalState>(transaction, `proposal:${state.executes}`)),
    delegation && (await document<ProposalState>(transaction, `proposal:${delegation}`)),
    await document<EnvelopeState>(transaction, `envelope:${delegation ?? state.body}`),
  ];
  const checked = groundOf(state, body, {
    now,
    actor: { kind: 'system' },
    commune,
    charter,
    bodies,
    mandates,
    subject: subject ? subjectFacts(subject) : null,
    target: null,
    executedInForce: executed ? isInForce(executed) : false,
    delegation: cited ? delegationOf(cited) : null,
    envelope: envelope ?? initial,
  });
  const decisions = [state.executes, delegation].filter((id) => id !== null);
  const titles = await titlesOf(transaction, decisions);
  const naming = {
    person: (id: string) => personView(organisation, id).name,
    body: (id: string) => bodyName(organisation, id),
    role: () => '',
    decision: (id: string) => titles.get(id) ?? '',
  };
  const [fr, en] = checked.ok ? groundWords(checked.value, naming) : obstacleWords(checked.error, naming);
  return { able: checked.ok, words: { fr, en } };
};

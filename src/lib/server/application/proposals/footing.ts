import { initial as unspent, type EnvelopeState } from '#lib/governance/powers/index.ts';
import {
  envelopeUsed,
  objectUsed,
  footing,
  groundOf,
  initial as noProposal,
  lastVersion,
  subjectFacts,
  targetFacts,
  type Proposed,
  type ProposalState,
} from '#lib/governance/proposals/index.ts';
import type { SubjectState } from '#lib/governance/subjects/index.ts';
import type { Instant } from '#lib/kernel/civil.ts';
import type { Transaction } from '#lib/server/platform/postgres/pool.ts';
import { underCharter } from '../organisation/in-context.ts';
import { groundWords, obstacleWords } from '../powers/answer-in-words.ts';
import { titlesOf } from '../register/titles.ts';
import { loadDocument, type Organisation } from '../organisation/organisation.ts';
import { bodyName, personView } from '../people/persons.ts';

/** Whether a body may adopt a text as it stands, in words. */
export interface FootingView {
  able: boolean;
  words: { fr: string; en: string };
}

const document = async <State>(transaction: Transaction, stream: string): Promise<State | null> =>
  (await loadDocument<State>(transaction, stream))?.state ?? null;

const decisionNamed = async (transaction: Transaction, decision: string | null): Promise<ProposalState> =>
  (decision && (await document<ProposalState>(transaction, `proposal:${decision}`))) || noProposal;

/** What adoption would find now; null for a closed proposal, or before there is a charter. */
export const footingView = async (
  transaction: Transaction,
  organisation: Organisation,
  state: Proposed,
  subject: SubjectState | undefined,
  now: Instant,
): Promise<FootingView | null> => {
  const organised = underCharter(organisation);
  const body = organisation.bodies.bodies[state.body];
  if (state.phase === 'closed' || !body || !organised) return null;
  const { scope, effect } = lastVersion(state);
  const { delegation } = scope;
  const [executed, cited, target, envelope, spentOnObject] = [
    await decisionNamed(transaction, state.executes),
    await decisionNamed(transaction, delegation),
    await decisionNamed(transaction, 'decision' in effect ? effect.decision : null),
    await document<EnvelopeState>(transaction, `envelope:${envelopeUsed(state)}`),
    await document<EnvelopeState>(transaction, `envelope:${objectUsed(state)}`),
  ];
  const checked = groundOf(state, body, {
    now,
    actor: { kind: 'system' },
    ...organised,
    subject: subject ? subjectFacts(subject) : null,
    target: targetFacts(target),
    ...footing(executed, cited),
    envelope: envelope ?? unspent,
    spentOnObject: spentOnObject ?? unspent,
    caseExists: false,
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

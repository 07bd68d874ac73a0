import { consequences } from '#lib/governance/actions/consequences.ts';
import * as actions from '#lib/governance/actions/index.ts';
import * as proposals from '#lib/governance/proposals/index.ts';
import type {
  ActionCommand,
  ActionContext,
  ActionEvent,
  ActionRefusal,
  ActionState,
  KnownAction,
} from '#lib/governance/actions/index.ts';
import { defineNoun, type Listing, type Loaded } from '../engine/noun.ts';
import { citedDecisions, decisionStreams, organisationOf } from '../organisation/in-context.ts';
import type { CivilDate, Instant } from '#lib/kernel/civil.ts';
import { actionSentences } from './sentences.ts';

/** A line of the list of actions. */
export interface ActionLine {
  id: string;
  title: string;
  decision: string;
  body: string;
  owner: string;
  due: CivilDate;
  status: KnownAction['status'];
  blocked: boolean;
  /** When it was done or dropped. */
  endedAt: Instant | null;
}

const listing = (state: ActionState): Listing | null => {
  if (state.status === 'none') return null;
  const { id: known, title, decision, body, owner, due, status, blocked } = state;
  const line: ActionLine = {
    id: known,
    title,
    decision,
    body,
    owner,
    due,
    status,
    blocked: blocked !== null,
    endedAt: 'endedAt' in state ? state.endedAt : null,
  };
  return { listing: line, public: false, sortKey: due, searchText: title };
};

const decisionOf = (command: ActionCommand, state: ActionState): string | null => {
  if ('decision' in command) return command.decision;
  return state.status === 'none' ? null : state.decision;
};
const awaitedBy = (command: ActionCommand, state: ActionState): readonly string[] => {
  if ('dependsOn' in command) return command.dependsOn;
  return state.status === 'none' ? [] : state.dependsOn;
};

const executed = (loaded: Loaded, decision: string | null): ActionContext['decision'] => {
  if (decision === null) return null;
  const cited = citedDecisions(loaded, [decision])[decision];
  const closure = proposals.decisionOf(loaded.state(`proposal:${decision}`, proposals));
  return cited && closure ? { ...cited, carriedBy: closure.decision.terms.carriedBy } : null;
};

const standing = (loaded: Loaded, ids: readonly string[]): ActionContext['dependencies'] =>
  Object.fromEntries(
    ids.flatMap((awaited) => {
      const state: ActionState = loaded.state(`action:${awaited}`, actions);
      return state.status === 'none' ? [] : [[awaited, state.status]];
    }),
  );

export const actionNoun = defineNoun<ActionState, ActionCommand, ActionEvent, ActionRefusal, ActionContext>({
  noun: 'action',
  decider: actions,
  commands: actions.actionCommands,
  sentences: actionSentences,
  stream: (command) => `action:${command.action}`,
  reads: (command, state) => [
    ...decisionStreams(decisionOf(command, state)),
    ...awaitedBy(command, state).map((awaited) => `action:${awaited}`),
  ],
  context: (loaded, { now, actor }, command, state) => {
    const { commune, bodies } = organisationOf(loaded);
    return {
      now,
      actor,
      commune,
      bodies,
      decision: executed(loaded, decisionOf(command, state)),
      dependencies: standing(loaded, awaitedBy(command, state)),
    };
  },
  listing,
  deadline: {
    at: actions.nextAlertAt,
    command: (state) => ({ type: 'AlertAction', action: state.status === 'none' ? '' : state.id }),
  },
  consequences,
  upcasters: {
    // Version 1 knew no action that a meeting had noted.
    ActionOpened: [(content) => ({ ...content, meeting: null })],
  },
});

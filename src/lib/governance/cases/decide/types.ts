import { ok, refuse, type Result } from '#lib/kernel/result.ts';
import { parametersInForce, type CharterParameters } from '../../charter/index.ts';
import type { Body } from '../../bodies/index.ts';
import { groupOf } from '../who.ts';
import type { CaseContext, CaseEvent, CaseRefusal } from '../case.ts';
import type { CaseCommand } from '../commands.ts';
import type { CaseState } from '../state.ts';

export type Decided = Result<readonly CaseEvent[], CaseRefusal>;
export type Command<Type extends CaseCommand['type']> = Extract<CaseCommand, { type: Type }>;
export type Decide<Type extends CaseCommand['type']> = (
  state: CaseState,
  command: Command<Type>,
  context: CaseContext,
) => Decided;

/** Null when nothing happened yet under this id. */
export const taken = (state: CaseState): CaseRefusal | null =>
  state.kind === 'none' ? null : { code: 'case-exists', kind: state.kind };

/** The charter's numbers and the group that settles: without them none of these rights exists. */
interface Settling {
  rules: CharterParameters;
  group: Body;
}

export const settling = (context: CaseContext): Result<Settling, CaseRefusal> => {
  const rules = parametersInForce(context.charter);
  if (rules === null) return refuse({ code: 'charter-not-in-force' });
  const group = groupOf(context);
  return group.ok ? ok({ rules, group: group.value }) : group;
};

/** The same, for a case that begins under a new id. */
export const beginning = (state: CaseState, context: CaseContext): Result<Settling, CaseRefusal> => {
  const exists = taken(state);
  return exists ? refuse(exists) : settling(context);
};

export const outcome = (refused: CaseRefusal | null, ...events: readonly CaseEvent[]): Decided =>
  refused === null ? ok(events) : refuse(refused);

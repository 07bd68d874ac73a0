import { ok, refuse, type Result } from '#lib/kernel/result.ts';
import { parametersInForce, type CharterParameters } from '../../charter/index.ts';
import type { CaseCommand, CaseContext, CaseEvent, CaseRefusal } from '../referrals.ts';
import type { CaseState } from '../cases.ts';

export type Decided = Result<readonly CaseEvent[], CaseRefusal>;
export type Command<Type extends CaseCommand['type']> = Extract<CaseCommand, { type: Type }>;
export type Decide<Type extends CaseCommand['type']> = (
  state: CaseState,
  command: Command<Type>,
  context: CaseContext,
) => Decided;

/** The numbers of the charter, without which none of these rights exists. */
export const rulesOf = ({ charter }: CaseContext): Result<CharterParameters, CaseRefusal> => {
  const rules = parametersInForce(charter);
  return rules === null ? refuse({ code: 'charter-not-in-force' }) : ok(rules);
};

/** Null when nothing happened yet under this id. */
export const taken = (state: CaseState): CaseRefusal | null =>
  state.kind === 'none' ? null : { code: 'case-exists', kind: state.kind };

export const outcome = (refused: CaseRefusal | null, ...events: readonly CaseEvent[]): Decided =>
  refused === null ? ok(events) : refuse(refused);

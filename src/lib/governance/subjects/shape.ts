import { ok, refuse, type Result } from '#lib/kernel/result.ts';
import type { SubjectEvent, SubjectRefusal } from './subjects.ts';
import type { SubjectCommand } from './commands.ts';

export type Of<Type extends SubjectCommand['type']> = Extract<SubjectCommand, { type: Type }>;
export type Decision = Result<readonly SubjectEvent[], SubjectRefusal>;

export const outcome = (refused: SubjectRefusal | null, event: SubjectEvent): Decision =>
  refused === null ? ok([event]) : refuse(refused);

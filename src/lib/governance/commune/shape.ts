import type { Result } from '#lib/kernel/result.ts';
import type { CommuneEvent, CommuneRefusal } from './commune.ts';
import type { CommuneCommand } from './commands.ts';

export type Of<Type extends CommuneCommand['type']> = Extract<CommuneCommand, { type: Type }>;
export type Decision = Result<readonly CommuneEvent[], CommuneRefusal>;

import { isContestId } from '../../subjects/index.ts';
import type { CaseContext, CaseRefusal } from '../case.ts';
import type { CaseCommand } from '../commands.ts';

const begun = new Set<CaseCommand['type']>([
  'ReferSubject',
  'InvokeEmergency',
  'ReportOffCircuit',
  'ClaimMatter',
  'DisputeMatter',
  'RecordMayoralAct',
]);

/** Whether a person begins a case by it, under an id of their own choice. */
export const choosesId = ({ type }: CaseCommand): boolean => begun.has(type);

/** A call-in has its decision's id and a contest its own: nobody stops either by taking that id first (I-1, I-4). */
export const checkId = (command: CaseCommand, { proposalExists }: CaseContext): CaseRefusal | null => {
  if (!choosesId(command)) return null;
  if (isContestId(command.case)) return { code: 'case-exists', kind: 'contest' };
  return proposalExists ? { code: 'case-exists', kind: 'callIn' } : null;
};

import { actionReads } from './reads-actions.ts';
import { administratorReads } from './reads-administrators.ts';
import { competenceReads } from './reads-competence.ts';
import { memberReads } from './reads-members.ts';
import { publicReads } from './reads-public.ts';
import { referralReads } from './reads-referrals.ts';
import type { Read } from './reads.ts';

/** Every query of the API. One joins the API and its document by standing here. */
export const reads: readonly Read[] = [
  ...publicReads,
  ...memberReads,
  ...actionReads,
  ...competenceReads,
  ...referralReads,
  ...administratorReads,
];

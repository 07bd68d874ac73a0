import { actionReads } from './actions/asks.ts';
import { administratorReads } from './people/asks.ts';
import { competenceReads } from './powers/asks.ts';
import { memberReads } from './home/asks.ts';
import { publicReads } from './register/asks.ts';
import { referralReads } from './cases/asks.ts';
import type { Read } from './ask.ts';

/** Every query of the API. One joins the API and its document by standing here. */
export const reads: readonly Read[] = [
  ...publicReads,
  ...memberReads,
  ...actionReads,
  ...competenceReads,
  ...referralReads,
  ...administratorReads,
];

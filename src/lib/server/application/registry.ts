import { createRegistry, type AnyNoun } from './engine/noun.ts';
import { actionNoun } from './actions/stream.ts';
import { bodiesNoun } from './bodies/stream.ts';
import { charterNoun } from './charter/stream.ts';
import { communeNoun } from './commune/stream.ts';
import { docketNoun } from './cases/docket/stream.ts';
import { mandatesNoun } from './mandates/stream.ts';
import { envelopeNoun } from './powers/stream.ts';
import { meetingNoun } from './meetings/stream.ts';
import { proposalNoun } from './proposals/stream.ts';
import { referralNoun } from './cases/stream.ts';
import { roadmapNoun } from './roadmap/stream.ts';
import { seriesNoun } from './meetings/series/stream.ts';
import { solicitationNoun } from './solicitations/stream.ts';
import { subjectNoun } from './subjects/stream.ts';

/** Every noun of the product. A later one joins the forms, the API and its document by standing here. */
export const registry = createRegistry([
  communeNoun,
  charterNoun,
  bodiesNoun,
  mandatesNoun,
  subjectNoun,
  proposalNoun,
  envelopeNoun,
  meetingNoun,
  seriesNoun,
  solicitationNoun,
  referralNoun,
  docketNoun,
  actionNoun,
  roadmapNoun,
] as unknown as AnyNoun[]);

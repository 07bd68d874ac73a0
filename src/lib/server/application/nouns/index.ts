import { createRegistry, type AnyNoun } from '../noun.ts';
import { actionNoun } from './action.ts';
import { bodiesNoun } from './bodies.ts';
import { charterNoun } from './charter.ts';
import { communeNoun } from './commune.ts';
import { docketNoun } from './docket.ts';
import { mandatesNoun } from './mandates.ts';
import { envelopeNoun } from './envelope.ts';
import { meetingNoun } from './meeting.ts';
import { proposalNoun } from './proposal.ts';
import { referralNoun } from './referral.ts';
import { roadmapNoun } from './roadmap.ts';
import { seriesNoun } from './series.ts';
import { solicitationNoun } from './solicitation.ts';
import { subjectNoun } from './subject.ts';

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

import type { Body } from '#lib/governance/bodies/index.ts';
import type {
  Effect,
  Measured,
  Objection,
  Proposed,
  Terms,
  Version,
} from '#lib/governance/proposals/index.ts';
import type { AdviceView } from './advice.ts';
import type { ChangeView } from './changes.ts';
import type { HandsView } from './hands.ts';
import type { PersonView } from '../people/persons.ts';
import type { CivilDate, Instant } from '#lib/kernel/civil.ts';

export interface VersionView {
  number: number;
  title: string;
  text: string;
  /** As a command takes them. */
  terms: Terms | null;
  /** Who the terms say carries it. */
  carriedBy: PersonView | null;
  scope: Version['scope'];
  effect: Effect;
  at: Instant;
  integrates: readonly { objection: string; resolution: Version['integrates'][number]['resolution'] }[];
}
export interface ContributionView {
  id: string;
  author: PersonView;
  text: string;
  at: Instant;
}
export interface ObjectionView {
  id: string;
  author: PersonView;
  mine: boolean;
  /** Of the text that it objects to. */
  textVersion: number;
  criterion: string;
  argument: string;
  at: Instant;
  status: Objection['status']['kind'];
  tested: boolean;
  resolution: Version['integrates'][number]['resolution'] | null;
  resolvedIn: number | null;
  judged: number;
  judges: number;
  /** What the viewer may do with it now. */
  acts: { withdraw: boolean; test: boolean; judge: boolean };
}
export interface PositionView {
  person: PersonView;
  /** `hidden`: answered, but positions are shown only when the round closes. */
  kind: 'consent' | 'concern' | 'abstention' | 'objection' | 'hidden' | 'awaited' | 'absent';
  text: string | null;
}

/** What the viewer may do now, as the rules would allow it: each is one button of the page. */
export interface ProposalActs {
  revise: boolean;
  table: boolean;
  openBetweenMeetings: boolean;
  takeUp: boolean;
  recordPresence: boolean;
  movePhase: string | null;
  ask: boolean;
  answer: boolean;
  react: boolean;
  suggest: boolean;
  ready: boolean;
  amend: boolean;
  takePosition: boolean;
  closeRound: boolean;
  carryOver: boolean;
  extendDeadline: boolean;
  recuse: boolean;
  withdraw: boolean;
  refer: boolean;
  abandon: 'propose' | 'answer' | 'object' | null;
  fallback: 'propose' | 'answer' | 'object' | 'vote' | null;
  /** A service has not advised: who carries the text may say why it goes without. */
  waiveAdvice: boolean;
  /** The trial is to be measured, or measured again, by the viewer. */
  measure: boolean;
  offer: boolean;
  accept: boolean;
  takeOver: boolean;
  nameCarrier: boolean;
  objectToCarrier: boolean;
  objectToMerge: boolean;
  /** The decision stands: its body may look at it again, to keep it, replace it or end it. */
  review: boolean;
}

export interface ProposalView extends HandsView {
  id: string;
  /** Of the stream, for `If-Match`. */
  version: number;
  /** Of the text, for the `version` of `TakePosition` and `AmendProposal`. */
  textVersion: number;
  phase: Proposed['phase'];
  nature: 'political' | 'executive';
  body: { id: string; name: string; power: Body['power'] };
  subject: { id: string; title: string; origin: string | null } | null;
  sponsor: PersonView;
  matter: Proposed['matter'];
  effect: Effect;
  /** The body that the effect delegates to, if it does. */
  delegate: string | null;
  /** What of bodies, roles and mandates its adoption changes, in order. */
  changes: ChangeView[];
  versions: VersionView[];
  questions: (ContributionView & { answer: { text: string; at: Instant } | null })[];
  reactions: ContributionView[];
  suggestions: ContributionView[];
  objections: ObjectionView[];
  positions: PositionView[];
  answered: number;
  awaited: number;
  /** Who holds the procedure up now, in the meaning of its phase. */
  awaitedNow: PersonView[];
  /** Who said to have nothing to add in this phase; in a fallback vote, who agreed to it or has voted. */
  ready: readonly string[];
  rounds: number;
  setting:
    | {
        kind: 'meeting';
        /** The meeting that it is dealt with in; null for a table that no meeting of the journal holds. */
        id: string | null;
        label: string;
        facilitator: PersonView;
        present: PersonView[];
      }
    | { kind: 'betweenMeetings'; deadline: Instant; missed: boolean }
    | { kind: 'absentees'; until: Instant; absent: PersonView[] }
    | null;
  voters: PersonView[];
  recused: { person: PersonView; reason: string }[];
  /** Null when the text gives work to no service. */
  advice: AdviceView | null;
  deferred: { reason: string; at: Instant } | null;
  fallback: { proposedBy: PersonView; agreed: number; voting: boolean; cast: number } | null;
  abandonment: { proposedBy: PersonView; consents: number } | null;
  outcome: {
    kind: string;
    at: Instant;
    terms: Terms | null;
    carriedBy: PersonView | null;
    tally: { for: number; against: number; abstention: number } | null;
    silent: PersonView[];
    /** What the measures of a trial came to; null until they are noted. */
    measured: readonly Measured[] | null;
    force: string | null;
    reviewOn: CivilDate | null;
    reason: string | null;
  } | null;
  mine: { kind: string; text: string | null } | null;
  criteria: readonly string[];
  acts: ProposalActs;
}

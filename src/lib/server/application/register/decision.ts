import { blockingObjections, decisionOf, effectOf } from '#lib/governance/proposals/index.ts';
import { changeViews, type ChangeView } from '../proposals/changes.ts';
import { publicExecution, type ExecutionView } from '../actions/execution.ts';
import { coveredThrough, namesCoveredIn } from './covered-names.ts';
import { bodyName, publicPersonView, type PersonView } from '../people/persons.ts';
import { civilDateOf, type Instant, type CivilDate } from '#lib/kernel/civil.ts';
import { loadDocument, type Organisation } from '../organisation/organisation.ts';
import type { Ground } from '#lib/governance/powers/index.ts';
import type { Body } from '#lib/governance/bodies/index.ts';
import type {
  Adoption,
  Closure,
  Effect,
  Measured,
  Objection,
  Proposed,
  Resolution,
} from '#lib/governance/proposals/index.ts';
import type { CallIn, CaseState } from '#lib/governance/cases/index.ts';
import type { SubjectState } from '#lib/governance/subjects/index.ts';
import { decided, type DecisionStatus } from './register.ts';
import { titlesOf, type DecisionLink } from './titles.ts';
import { isUuid, type Transaction } from '#lib/server/platform/postgres/pool.ts';

/** A divergence that improved the text: what it found endangered and how the text answers; never whose it was. */
export interface AnsweredObjection {
  criterion: string;
  resolution: Resolution;
}

export type EffectView =
  | { kind: 'none' | 'nature' | 'settle' | 'assign' }
  | { kind: 'charter'; version: number | null }
  | { kind: 'organise'; changes: ChangeView[] }
  | {
      kind: 'delegate';
      /** Name of the body. */
      to: string;
      matters: readonly string[];
      bounds: string;
      envelopeEuros: number | null;
      until: CivilDate;
    }
  | { kind: 'repeal' | 'supersede'; decision: DecisionLink }
  | { kind: 'keep'; decision: DecisionLink; reviewOn: CivilDate };

/**
 * A decision as anybody may read it: what, by which body, why, and what came of it (I-25). The words of an
 * objection stay inside the body: they say who made it as surely as a name does.
 */
export interface DecisionView {
  id: string;
  title: string;
  text: string;
  nature: 'political' | 'executive';
  body: { id: string; name: string; kind: Body['kind'] | null };
  origin: { title: string; text: string; origin: string | null; raisedAt: Instant } | null;
  sponsor: PersonView | null;
  /** How it was adopted. */
  outcome: Adoption;
  /** How it stands, as in the lists of the register. */
  status: DecisionStatus;
  decidedAt: Instant;
  /** The day of it, as it is lived in Paris. */
  decidedOn: CivilDate;
  carriedBy: PersonView | null;
  reviewOn: CivilDate;
  trial: { endsOn: CivilDate; measures: readonly string[] } | null;
  tally: { for: number; against: number; abstention: number } | null;
  force:
    | { kind: 'inForce'; by: null; at: null }
    | { kind: 'superseded' | 'repealed'; by: DecisionLink; at: Instant };
  /** A member contests that it was executive, and the majority group has not settled it yet (I-1). */
  contested: boolean;
  /** What the measures of its trial came to; null until they are noted. */
  measured: readonly Measured[] | null;
  /** Why its body could decide; null for a decision taken before grounds were kept. */
  ground: Ground | null;
  kept: { by: DecisionLink; at: Instant; reviewOn: CivilDate }[];
  effect: EffectView;
  charterVersion: number;
  versions: { number: number; title: string; text: string; at: Instant; integrates: AnsweredObjection[] }[];
  objections: AnsweredObjection[];
  /** How many still stood when the charter's fallback vote settled the matter. */
  unresolved: number;
  /** Members called it in: nothing of it is carried out until the group has its say. */
  suspended: boolean;
  /** When enough members had called it in, and what the group then said; never who they are. */
  calledIn: {
    at: Instant;
    outcome: NonNullable<CallIn['end']>['outcome'] | null;
    by: DecisionLink | null;
  } | null;
  /** How far it is carried out, derived from its actions. */
  execution: ExecutionView;
}

type Adopted = Extract<Closure, { decision: unknown }>;

/** What a decision is made of besides its own document. */
interface Surroundings {
  organisation: Organisation;
  subject: SubjectState | undefined;
  callIn: CaseState | undefined;
  execution: ExecutionView;
  link(id: string): DecisionLink;
}

const answered = ({ criterion, status }: Objection): AnsweredObjection[] =>
  status.kind === 'resolved' ? [{ criterion, resolution: status.resolution }] : [];

const versionViews = (state: Proposed): DecisionView['versions'] =>
  state.versions.map(({ number, title, text, at, integrates }) => ({
    number,
    title,
    text,
    at,
    integrates: integrates.flatMap(({ objection, resolution }) => {
      const raised = state.objections.find(({ id }) => id === objection);
      return raised ? [{ criterion: raised.criterion, resolution }] : [];
    }),
  }));

const effectView = (effect: Effect, id: string, { organisation, link }: Surroundings): EffectView => {
  switch (effect.kind) {
    case 'delegate': {
      const { to, matters, bounds, envelopeEuros, until } = effect;
      return { kind: 'delegate', to: bodyName(organisation, to), matters, bounds, envelopeEuros, until };
    }
    case 'none':
    case 'nature':
    case 'settle':
    case 'assign':
      return { kind: effect.kind };
    case 'charter': {
      const { charter } = organisation;
      const history = charter.status === 'inForce' ? charter.history : [];
      return { kind: 'charter', version: history.find(({ decision }) => decision === id)?.version ?? null };
    }
    case 'keep':
      return { kind: 'keep', decision: link(effect.decision), reviewOn: effect.reviewOn };
    case 'organise':
      return {
        kind: 'organise',
        changes: changeViews(organisation, effect.changes, (person) =>
          publicPersonView(organisation, person),
        ),
      };
    case 'repeal':
    case 'supersede':
      return { kind: effect.kind, decision: link(effect.decision) };
  }
};

const originView = (subject: SubjectState | undefined): DecisionView['origin'] =>
  subject === undefined || subject.status === 'none'
    ? null
    : { title: subject.title, text: subject.text, origin: subject.origin, raisedAt: subject.raisedAt };

const forceView = ({ decision }: Adopted, link: Surroundings['link']): DecisionView['force'] =>
  decision.force.kind === 'inForce'
    ? { kind: 'inForce', by: null, at: null }
    : { kind: decision.force.kind, by: link(decision.force.by), at: decision.force.at };

const decisionView = (state: Proposed, closure: Adopted, around: Surroundings): DecisionView | undefined => {
  const { organisation, link } = around;
  const { decision } = closure;
  const version = state.versions.find(({ number }) => number === decision.version);
  if (!version) return undefined;
  return {
    id: state.id,
    title: version.title,
    text: version.text,
    nature: state.nature,
    body: {
      id: state.body,
      name: bodyName(organisation, state.body),
      kind: organisation.bodies.bodies[state.body]?.kind ?? null,
    },
    origin: originView(around.subject),
    sponsor: publicPersonView(organisation, state.sponsor),
    outcome: closure.outcome,
    status: decision.force.kind === 'inForce' ? closure.outcome : decision.force.kind,
    ...decided(decision.decidedAt),
    carriedBy: publicPersonView(organisation, decision.terms.carriedBy),
    reviewOn: decision.force.kind === 'inForce' ? decision.force.reviewOn : decision.terms.reviewOn,
    trial: decision.terms.trial,
    tally: decision.fallback,
    force: forceView(closure, link),
    contested: decision.contested,
    measured: decision.measured?.results ?? null,
    ground: decision.ground,
    kept: decision.kept.map(({ by, at, reviewOn }) => ({ by: link(by), at, reviewOn })),
    effect: effectView(effectOf(state), state.id, around),
    charterVersion: decision.charterVersion,
    versions: versionViews(state),
    objections: state.objections.flatMap(answered),
    unresolved: blockingObjections(state, decision.counted).length,
    suspended: decision.suspendedBy !== null,
    calledIn: calledInView(around.callIn, link),
    execution: around.execution,
  };
};

const calledInView = (state: CaseState | undefined, link: Surroundings['link']): DecisionView['calledIn'] => {
  if (state?.kind !== 'callIn' || state.openedAt === null) return null;
  const { openedAt: at, end } = state;
  return { at, outcome: end?.outcome ?? null, by: end ? link(end.decision) : null };
};

const targetsOf = (effect: Effect): string[] => ('decision' in effect ? [effect.decision] : []);

/** The other decisions that a decision names. All of them were adopted: only an adopted one acts on another. */
const namedBy = (state: Proposed, { decision }: Adopted): string[] => [
  ...targetsOf(effectOf(state)),
  ...('by' in decision.force ? [decision.force.by] : []),
  ...decision.kept.map(({ by }) => by),
];

/** The decision of a proposal as anybody reads it; undefined when it was never adopted or does not exist. */
export const loadDecision = async (
  transaction: Transaction,
  organisation: Organisation,
  id: string,
  now: Instant,
): Promise<DecisionView | undefined> => {
  if (!isUuid(id)) return undefined;
  const state = (await loadDocument<Proposed>(transaction, `proposal:${id.toLowerCase()}`))?.state;
  const closure = state && decisionOf(state);
  if (!closure) return undefined;
  const subject = await loadDocument<SubjectState>(transaction, `subject:${state.subject}`);
  const callIn = (await loadDocument<CaseState>(transaction, `referral:${state.id}`))?.state;
  const settledBy = callIn?.kind === 'callIn' && callIn.end ? [callIn.end.decision] : [];
  const titles = await titlesOf(transaction, [...namedBy(state, closure), ...settledBy]);
  const paused = closure.decision.force.kind === 'inForce' && closure.decision.suspendedBy !== null;
  const view = decisionView(state, closure, {
    organisation,
    subject: subject?.state,
    callIn,
    execution: await publicExecution(transaction, organisation, { id: state.id, paused }, civilDateOf(now)),
    link: (other) => ({ id: other, title: titles.get(other) ?? '' }),
  });
  return coveredThrough(view, namesCoveredIn(organisation));
};

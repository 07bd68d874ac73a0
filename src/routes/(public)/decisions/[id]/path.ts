import { m } from '#lib/paraglide/messages.js';
import { dayInWords } from '#lib/ui/day.ts';
import type { DecisionView, EffectView } from '#lib/server/application/register/decision.ts';
import type { DecisionLink } from '#lib/server/application/register/titles.ts';
import type { ComponentProps } from 'svelte';
import type DecisionPath from '#lib/ui/DecisionPath.svelte';

type Step = ComponentProps<typeof DecisionPath>['steps'][number];
/** A step in the decision's own colour, unless it says another. */
type Bare = Omit<Step, 'power'> & Partial<Pick<Step, 'power'>>;

const toDecision = ({ id }: DecisionLink, label: string) => ({ href: `/decisions/${id}`, label });
const joined = (parts: readonly (string | null)[]): string => parts.filter(Boolean).join(' · ');

const raised = ({ origin, title }: DecisionView): Bare[] =>
  origin
    ? [
        {
          title: m.public_path_raised(),
          state: 'done',
          detail: joined([
            dayInWords(origin.raisedAt),
            origin.title === title ? null : `« ${origin.title} »`,
            origin.origin,
          ]),
        },
      ]
    : [];

const versionTitle = (number: number, answers: number): string => {
  if (number === 1) return m.public_path_written();
  if (answers === 0) return m.public_path_amended();
  return answers === 1 ? m.public_path_improved_one() : m.public_path_improved_many({ count: answers });
};

const written = ({ versions }: DecisionView): Bare[] =>
  versions.map(({ number, at, integrates }) => ({
    title: versionTitle(number, integrates.length),
    state: 'done',
    detail: joined([dayInWords(at), m.public_path_version({ number })]),
    links: number === 1 ? [] : [{ href: `#version-${number}`, label: m.public_path_see() }],
  }));

const effectLinks = (effect: EffectView) => {
  switch (effect.kind) {
    case 'repeal':
      return [toDecision(effect.decision, m.public_path_repeals({ title: effect.decision.title }))];
    case 'supersede':
      return [toDecision(effect.decision, m.public_path_supersedes({ title: effect.decision.title }))];
    case 'keep':
      return [toDecision(effect.decision, m.public_path_keeps({ title: effect.decision.title }))];
    case 'charter':
      return effect.version === null
        ? []
        : [
            {
              href: '/gouvernance#versions',
              label: m.public_path_makes_charter({ version: effect.version }),
            },
          ];
    default:
      return [];
  }
};

const decides = ({ kind, name }: DecisionView['body']): string => {
  if (kind === 'majorityGroup') return m.public_path_group();
  if (kind === 'bureau') return m.public_path_bureau();
  return kind === 'council' ? m.public_path_council() : m.public_path_other({ name });
};

const decided = ({ body, decidedAt, tally, charterVersion, effect }: DecisionView): Bare => ({
  title: decides(body),
  state: 'done',
  detail: joined([
    dayInWords(decidedAt),
    tally
      ? m.public_path_vote({ yes: tally.for, no: tally.against, abstention: tally.abstention })
      : m.public_path_consent(),
    m.public_path_charter({ version: charterVersion }),
  ]),
  links: effectLinks(effect),
});

const outcomes = {
  confirmed: m.public_path_called_in_confirmed,
  amended: m.public_path_called_in_amended,
  annulled: m.public_path_called_in_annulled,
};

const calledIn = ({ calledIn: called }: DecisionView): Bare[] => {
  if (!called) return [];
  const { at, outcome, by } = called;
  const said = outcome === null ? m.public_path_called_in_open() : outcomes[outcome]();
  const links = by ? [toDecision(by, m.public_path_by({ title: by.title }))] : [];
  return [
    {
      title: m.public_path_called_in(),
      state: 'done',
      power: 'political',
      detail: joined([dayInWords(at), said]),
      links,
    },
  ];
};

const kept = (decision: DecisionView): Bare[] =>
  decision.kept.map(({ by, at }) => ({
    title: m.public_path_kept(),
    state: 'done',
    detail: dayInWords(at),
    links: [toDecision(by, m.public_path_by({ title: by.title }))],
  }));

const executionTitles = {
  none: m.public_path_execution_none,
  inProgress: m.public_path_execution,
  late: m.public_path_execution_late,
  done: m.public_path_execution_done,
  paused: m.public_path_execution_paused,
};

const counted = (counts: { done: number; total: number }): string =>
  counts.done > 1 ? m.public_path_execution_many(counts) : m.public_path_execution_one(counts);

/** Derived from its actions. A decision that takes effect by itself needs none: then nothing is said. */
const executed = ({ execution, force, effect }: DecisionView): Bare[] => {
  const { state, done, total, nextDue } = execution;
  if (state === 'none') {
    const awaited = force.kind === 'inForce' && effect.kind === 'none';
    return awaited ? [{ title: executionTitles.none(), state: 'upcoming', power: 'executive' }] : [];
  }
  const next = nextDue === null ? null : m.public_path_execution_next({ day: dayInWords(nextDue) });
  return [
    {
      title: executionTitles[state](),
      state: state === 'done' || force.kind !== 'inForce' ? 'done' : 'current',
      power: 'executive',
      detail: joined([counted({ done, total }), next]),
      links: [{ href: '#execution', label: m.public_path_execution_see() }],
    },
  ];
};

const holds = (decision: DecisionView, today: string): Bare[] => {
  const { carriedBy, outcome, trial, reviewOn, execution } = decision;
  const late = reviewOn < today;
  // One step is where it stands now: what is being carried out, or a review that is awaited.
  const carriedOut = ['inProgress', 'late', 'paused'].includes(execution.state);
  return [
    {
      title:
        outcome === 'adoptedOnTrial' && trial
          ? m.public_path_trial({ day: dayInWords(trial.endsOn) })
          : m.public_path_in_force(),
      state: late || carriedOut ? 'done' : 'current',
      detail: carriedBy ? m.public_carried({ name: carriedBy.name }) : m.public_carried_staff(),
    },
    ...executed(decision),
    {
      title: late
        ? m.public_path_review_late({ day: dayInWords(reviewOn) })
        : m.public_path_review({ day: dayInWords(reviewOn) }),
      state: late ? 'current' : 'upcoming',
      ...(trial && trial.measures.length > 0
        ? { detail: m.public_path_watched({ measures: trial.measures.join(' ; ') }) }
        : {}),
    },
  ];
};

const ended = ({ kind, by, at }: Exclude<DecisionView['force'], { kind: 'inForce' }>): Bare => ({
  title: kind === 'superseded' ? m.public_path_superseded() : m.public_path_repealed(),
  state: 'done',
  detail: dayInWords(at),
  links: [toDecision(by, m.public_path_by({ title: by.title }))],
});

/**
 * The path of a decision, from its origin to what is expected of it, as the one vertical line of its page.
 * @param today civil date, which says whether a review is awaited or late
 */
export const pathOf = (decision: DecisionView, today: string): Step[] =>
  [
    ...raised(decision),
    ...written(decision),
    decided(decision),
    ...calledIn(decision),
    ...kept(decision),
    ...(decision.force.kind === 'inForce'
      ? holds(decision, today)
      : [...executed(decision), ended(decision.force)]),
  ].map((step) => ({ power: decision.nature, ...step }));

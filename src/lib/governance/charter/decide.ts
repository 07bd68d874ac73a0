import { civilDateOf } from '#lib/kernel/civil.ts';
import { ok, refuse, type Result } from '#lib/kernel/result.ts';
import { seen } from '#lib/kernel/seen.ts';
import { isAdministrator, type PersonId } from '../commune/index.ts';
import { majorityGroupOf } from '../bodies/index.ts';
import type {
  CharterContext,
  CharterDraft,
  CharterEvent,
  CharterPosition,
  CharterRefusal,
  CharterState,
} from './charter.ts';
import type { CharterCommand } from './commands.ts';
import { evolve } from './evolve.ts';
import { checkParameters, checkProportions } from './bounds.ts';
import { mergedCharter } from './changes.ts';
import type { CharterParameters } from './parameters.ts';
import { charterProgress, entitledOnCharter, isConsentedTo, smallestGroup } from './facts.ts';

type Of<Type extends CharterCommand['type']> = Extract<CharterCommand, { type: Type }>;
type Decision = Result<readonly CharterEvent[], CharterRefusal>;

const longestText = 5_000;
const shortestArgument = 10;

const entitledNow = ({ bodies, commune, now }: CharterContext): PersonId[] =>
  entitledOnCharter(bodies, commune, civilDateOf(now));

/** Drafting is preparation: an administrator may hold the pen, but takes no position. */
const drafter = (context: CharterContext): Result<PersonId, CharterRefusal> => {
  const { actor, commune } = context;
  if (commune.status === 'none') return refuse({ code: 'commune-not-founded' });
  if (actor.kind !== 'person') return refuse({ code: 'person-required' });
  const may = isAdministrator(commune, actor) || entitledNow(context).includes(actor.person);
  return may ? ok(actor.person) : refuse({ code: 'charter-drafter-required' });
};

/** Within their bounds, and in proportion to a group that exists. */
const checked = (
  parameters: CharterParameters,
  context: CharterContext,
): Result<CharterParameters, CharterRefusal> => {
  const within = checkParameters(parameters);
  const size = entitledNow(context).length;
  const wrong = within.ok && size > 0 ? checkProportions(parameters, size) : null;
  return wrong === null ? within : refuse(wrong);
};

/** Key order is no difference: the edge rebuilds the object. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

const draft = (state: CharterState, command: Of<'DraftCharter'>, context: CharterContext): Decision => {
  if (state.status === 'inForce') return refuse({ code: 'charter-already-in-force', version: state.version });
  if (state.status === 'draft') return refuse({ code: 'charter-already-drafted', revision: state.revision });
  const by = drafter(context);
  if (!by.ok) return by;
  const parameters = checked(command.parameters, context);
  if (!parameters.ok) return parameters;
  return ok([{ type: 'CharterDrafted', parameters: parameters.value, by: by.value, at: context.now }]);
};

const openDraft = (state: CharterState, revision: number): Result<CharterDraft, CharterRefusal> => {
  if (state.status === 'inForce') return refuse({ code: 'charter-already-in-force', version: state.version });
  if (state.status === 'none') return refuse({ code: 'charter-not-drafted' });
  return state.revision === revision
    ? ok(state)
    : refuse({ code: 'revision-stale', seen: revision, current: state.revision });
};

const amend = (state: CharterState, command: Of<'AmendCharterDraft'>, context: CharterContext): Decision => {
  const current = openDraft(state, command.revision);
  if (!current.ok) return current;
  const by = drafter(context);
  if (!by.ok) return by;
  const parameters = checked(command.parameters, context);
  if (!parameters.ok) return parameters;
  if (canonical(parameters.value) === canonical(current.value.parameters)) {
    return refuse({ code: 'nothing-changes' });
  }
  return ok([
    {
      type: 'CharterDraftAmended',
      revision: current.value.revision + 1,
      parameters: parameters.value,
      by: by.value,
      at: context.now,
    },
  ]);
};

const checkText = (length: number): CharterRefusal | null =>
  length > longestText ? { code: 'text-too-long', length, maximum: longestText } : null;

const checkPosition = (
  position: CharterPosition,
  { objections }: CharterParameters,
): CharterRefusal | null => {
  if (position.kind === 'consent') return null;
  if (position.kind === 'concern') {
    const { length } = seen(position.text);
    return length === 0 ? { code: 'concern-text-required' } : checkText(length);
  }
  if (!objections.criteria.includes(position.criterion)) {
    return { code: 'objection-criterion-unknown', criteria: objections.criteria };
  }
  const { length } = seen(position.argument);
  return length < shortestArgument
    ? { code: 'objection-argument-too-short', length, minimum: shortestArgument }
    : checkText(length);
};

/** Only a voter of the majority group, of a group that exists and counts at least two people (I-10). */
const positionTaker = (context: CharterContext): Result<PersonId, CharterRefusal> => {
  const { actor, bodies, now } = context;
  if (actor.kind !== 'person') return refuse({ code: 'person-required' });
  if (majorityGroupOf(bodies) === null) return refuse({ code: 'majority-group-missing' });
  const entitled = entitledNow(context);
  if (!entitled.includes(actor.person)) return refuse({ code: 'not-entitled', on: civilDateOf(now) });
  return entitled.length < smallestGroup
    ? refuse({ code: 'majority-group-too-small', members: entitled.length, minimum: smallestGroup })
    : ok(actor.person);
};

const progressNow = (draft: CharterDraft, context: CharterContext) =>
  charterProgress(draft, context, civilDateOf(context.now));

const firstVersion = ({ version, parameters }: CharterDraft, { now }: CharterContext): CharterEvent => ({
  type: 'CharterVersionEnacted',
  version,
  parameters,
  since: now,
  decision: null,
});

const takePosition = (
  state: CharterState,
  command: Of<'TakeCharterPosition'>,
  context: CharterContext,
): Decision => {
  const current = openDraft(state, command.revision);
  if (!current.ok) return current;
  const by = positionTaker(context);
  if (!by.ok) return by;
  const wrong = checkPosition(command.position, current.value.parameters);
  if (wrong !== null) return refuse(wrong);
  const { revision, position } = command;
  const taken: CharterEvent = {
    type: 'CharterPositionTaken',
    revision,
    by: by.value,
    position,
    at: context.now,
  };
  const after = evolve(current.value, taken);
  if (after.status !== 'draft' || !isConsentedTo(progressNow(after, context))) return ok([taken]);
  return ok([taken, firstVersion(after, context)]);
};

/**
 * When the last silent voter leaves, no position is left to take that would close the consent. A voter then
 * says so: nothing comes into force behind the group's back, nor by who composes it (I-6).
 */
const confirm = (state: CharterState, command: Of<'ConfirmCharter'>, context: CharterContext): Decision => {
  const current = openDraft(state, command.revision);
  if (!current.ok) return current;
  const by = positionTaker(context);
  if (!by.ok) return by;
  const progress = progressNow(current.value, context);
  const { missing, objecting } = progress;
  return isConsentedTo(progress)
    ? ok([firstVersion(current.value, context)])
    : refuse({ code: 'charter-still-awaited', missing, objecting });
};

const enact = (
  state: CharterState,
  command: Of<'EnactCharterVersion'>,
  context: CharterContext,
): Decision => {
  if (context.actor.kind !== 'system') return refuse({ code: 'system-only' });
  if (state.status !== 'inForce') return refuse({ code: 'charter-not-in-force' });
  const merged = mergedCharter(state, command, command.writtenAt);
  const parameters = merged.ok ? checked(merged.value, context) : merged;
  if (!parameters.ok) return parameters;
  return ok([
    {
      type: 'CharterVersionEnacted',
      version: state.version + 1,
      parameters: parameters.value,
      since: context.now,
      decision: command.decision,
    },
  ]);
};

/**
 * What follows from a command on the charter. The first version comes into force with the last missing
 * position, or when a voter notes that nobody is missing; every later one follows from an adopted proposal.
 */
export const decide = (state: CharterState, command: CharterCommand, context: CharterContext): Decision => {
  switch (command.type) {
    case 'DraftCharter':
      return draft(state, command, context);
    case 'AmendCharterDraft':
      return amend(state, command, context);
    case 'TakeCharterPosition':
      return takePosition(state, command, context);
    case 'ConfirmCharter':
      return confirm(state, command, context);
    case 'EnactCharterVersion':
      return enact(state, command, context);
  }
};

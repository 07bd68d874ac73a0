import { refuse, type Result } from '#lib/kernel/result.ts';
import type { Instant } from '#lib/kernel/civil.ts';
import { checkParameters } from './bounds.ts';
import type { CharterInForce, CharterRefusal, EnactedVersion } from './charter.ts';
import type { CharterParameters } from './parameters.ts';

/** What a text changes of the charter: the parameters named, nothing of the others. */
export type CharterChanges = {
  readonly [Article in keyof CharterParameters]?: CharterParameters[Article] extends string
    ? CharterParameters[Article]
    : Partial<CharterParameters[Article]>;
};

/** A change of the charter as a text says it: from which version, and what only. */
export interface CharterText {
  /** Null for a text written before versions were named: the one in force when it was written. */
  readonly base: number | null;
  readonly parameters: CharterChanges;
}

export type Enacted = Pick<CharterInForce, 'version' | 'parameters' | 'history'>;

export type ParameterValue = number | boolean | string | readonly string[];

/** One parameter that changes, by its dotted path. */
export interface ParameterChange {
  readonly parameter: string;
  readonly from: ParameterValue;
  readonly to: ParameterValue;
}

type Values = Readonly<Record<string, ParameterValue>>;

const isGroup = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A list of words says the same in any order. */
const written = (value: unknown): string =>
  JSON.stringify(Array.isArray(value) ? value.map(String).toSorted() : value);

/** What differs, parameter by parameter, in the order of the charter. */
export const differences = (before: CharterParameters, wanted: CharterChanges): ParameterChange[] =>
  Object.entries(wanted).flatMap(([article, value]) => {
    const old: Values | ParameterValue = before[article as keyof CharterParameters];
    const pairs: [string, ParameterValue | undefined, ParameterValue][] =
      isGroup(value) && isGroup(old)
        ? Object.entries(value).map(([name, to]) => [`${article}.${name}`, old[name], to])
        : [[article, old as ParameterValue, value as ParameterValue]];
    return pairs
      .filter(([, from, to]) => written(from) !== written(to))
      .map(([parameter, from = '', to]) => ({ parameter, from, to }));
  });

/** The changes alone: what is the same as before is not said. */
export const changesFrom = (before: CharterParameters, wanted: CharterChanges): CharterChanges => {
  const changes: Record<string, unknown> = {};
  for (const { parameter, to } of differences(before, wanted)) {
    const [article = '', name] = parameter.split('.');
    changes[article] = name === undefined ? to : { ...(changes[article] as Values | undefined), [name]: to };
  }
  return changes as CharterChanges;
};

export const withChanges = (parameters: CharterParameters, changes: CharterChanges): CharterParameters =>
  Object.fromEntries(
    Object.entries(parameters).map(([article, value]) => {
      const change: unknown = changes[article as keyof CharterParameters];
      if (change === undefined) return [article, value];
      return [article, isGroup(value) && isGroup(change) ? { ...value, ...change } : change];
    }),
  ) as unknown as CharterParameters;

/** The version that a text was written from. */
export const baseOf = (
  charter: Enacted,
  { base }: CharterText,
  writtenAt: Instant,
): Pick<EnactedVersion, 'version' | 'parameters'> | null => {
  if (base === charter.version) return charter;
  if (base !== null) return charter.history.find(({ version }) => version === base) ?? null;
  return charter.history.findLast(({ since }) => since <= writtenAt) ?? charter.history[0] ?? charter;
};

const articlesOf = (changes: readonly ParameterChange[]): string[] => [
  ...new Set(changes.map(({ parameter }) => parameter.split('.', 1)[0] ?? parameter)),
];

/** What a text says, of the version that it was written from. */
export const saidBy = (charter: Enacted, text: CharterText, writtenAt: Instant): ParameterChange[] => {
  const base = baseOf(charter, text, writtenAt);
  return base ? differences(base.parameters, text.parameters) : [];
};

/**
 * The charter that a text makes of the one in force: its changes and those adopted meanwhile, when they touch other
 * articles; the whole passes every check (I-13).
 */
export const mergedCharter = (
  charter: Enacted,
  text: CharterText,
  writtenAt: Instant,
): Result<CharterParameters, CharterRefusal> => {
  const base = baseOf(charter, text, writtenAt);
  if (base === null) return refuse({ code: 'charter-base-unknown' });
  const mine = changesFrom(base.parameters, text.parameters);
  const meanwhile = articlesOf(differences(base.parameters, charter.parameters));
  const articles = articlesOf(differences(base.parameters, mine)).filter((one) => meanwhile.includes(one));
  if (articles.length > 0) return refuse({ code: 'charter-article-changed', articles });
  return checkParameters(withChanges(charter.parameters, mine));
};

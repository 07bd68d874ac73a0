import { m } from '#lib/paraglide/messages.js';
import { fieldNumber, fieldText } from '../../form.ts';
import { articles, type Article } from './articles.ts';
import type { CharterParameters } from '#lib/server/application/charter/views.ts';

/** The value of a parameter by its dotted path, as a form writes it: a list is parted by commas. */
const valueAt = (parameters: CharterParameters, path: string): string => {
  const found = path
    .split('.')
    .reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], parameters);
  return Array.isArray(found) ? found.join(',') : String(found);
};

const pathsOf = ({ lines }: Article): string[] =>
  lines.flatMap((line) => (line.kind === 'list' ? [line.path] : line.blanks.map(({ path }) => path)));

/** The paths of all parameters of the charter, in reading order. */
const parameterPaths = (): string[] => articles().flatMap(pathsOf);

/** Every parameter by its path, as a form writes it. */
export const valuesOf = (parameters: CharterParameters): Record<string, string> =>
  Object.fromEntries(parameterPaths().map((path) => [path, valueAt(parameters, path)]));

/** The parameters that a text changes, by path, as a form writes them. */
export const valuesChanged = (
  changes: readonly { readonly parameter: string; readonly to: unknown }[],
): Record<string, string> => Object.fromEntries(changes.map(({ parameter, to }) => [parameter, String(to)]));

/** Which parameters differ between two versions. */
export const changedPaths = (before: CharterParameters, after: CharterParameters): string[] =>
  parameterPaths().filter((path) => valueAt(before, path) !== valueAt(after, path));

const put = (into: Record<string, unknown>, path: string, value: unknown): void => {
  const [first = '', ...rest] = path.split('.');
  if (rest.length === 0) into[first] = value;
  else put((into[first] ??= {}) as Record<string, unknown>, rest.join('.'), value);
};

/** The parameters that a form holds; what cannot be read stays null, for the edge to name. */
export const parametersOf = (form: FormData): Record<string, unknown> => {
  const parameters: Record<string, unknown> = {};
  for (const line of articles().flatMap(({ lines }) => lines)) {
    if (line.kind === 'list') {
      put(parameters, line.path, form.getAll(line.path).map(String));
      continue;
    }
    for (const { path, kind } of line.blanks) {
      const text = fieldText(form, path);
      const word = text === 'true' || text === 'false' ? text === 'true' : text;
      put(parameters, path, kind === 'number' ? fieldNumber(form, path) : word);
    }
  }
  return parameters;
};

/** What the rule says of a parameter out of its bounds. */
interface OutOfBounds {
  readonly parameter?: string;
  readonly minimum?: number | null;
  readonly maximum?: number | null;
}

const boundsInWords = ({ minimum = null, maximum = null }: OutOfBounds): string => {
  const [least, most] = [String(minimum), String(maximum)];
  if (minimum === null) return m.charter_choose_known();
  return maximum === null ? m.charter_at_least({ least }) : m.charter_within({ least, most });
};

/** The errors of a refused charter by parameter: of the edge (`parameters.callIn.days`), or of the rule. */
export const parameterErrors = (rejected: {
  readonly fields: Readonly<Record<string, string>>;
  readonly facts: unknown;
}): Record<string, string> => {
  const facts = rejected.facts as OutOfBounds;
  if (facts.parameter !== undefined) return { [facts.parameter]: boundsInWords(facts) };
  return Object.fromEntries(
    Object.entries(rejected.fields).map(([path, message]) => [path.replace(/^parameters\./, ''), message]),
  );
};

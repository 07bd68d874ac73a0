/** What a line of the log is about, besides its words. */
export interface About {
  /** Shown to the person whom it happened to, so that they can quote it. */
  readonly reference?: string | undefined;
  /** Id of the commune. */
  readonly commune?: string | null | undefined;
}

type Level = 'warning' | 'error';

const mostFrames = 5;

/** Addresses of people, and those of the database, whose password stands before the `@`. */
const addresses = /[^\s<>"'(),;]{1,200}@[^\s<>"'(),;]{1,200}/g;

const chainOf = (error: unknown): unknown[] => {
  const chain: unknown[] = [];
  for (let one = error; one !== undefined && one !== null && chain.length < 4;) {
    chain.push(one);
    one = one instanceof Error ? one.cause : undefined;
  }
  return chain;
};

const inOneLine = (error: unknown): string => {
  const chain = chainOf(error);
  const messages = chain.map((one) => {
    if (!(one instanceof Error)) return String(one);
    const { code } = one as { code?: unknown };
    return typeof code === 'string' ? `${one.message} (${code})` : one.message;
  });
  const stack = chain.findLast((one): one is Error => one instanceof Error)?.stack ?? '';
  const frames = stack
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('at ') && !line.includes('node:internal'))
    .slice(0, mostFrames);
  return [[...new Set(messages)].join(' ← '), ...frames].join(' | ');
};

/** One thing that happened, on one line: time, level, commune, reference, words. */
export const lineOf = (level: Level, words: string, { reference, commune }: About = {}): string => {
  const where = [
    commune ? `commune=${commune} ` : '',
    reference === undefined ? '' : `reference=${reference} `,
  ].join('');
  const told = words.replaceAll(/[\r\n\t]+/g, ' ').replaceAll(addresses, '…@…');
  return `${new Date().toISOString()} ${level} ${where}${told}`;
};

export const logWarning = (words: string, about?: About): void =>
  console.error(lineOf('warning', words, about));

/** @param what was being done; @param error with its causes and where in the code it was thrown */
export const logError = (what: string, error: unknown, about?: About): void =>
  console.error(lineOf('error', `${what} : ${inOneLine(error)}`, about));

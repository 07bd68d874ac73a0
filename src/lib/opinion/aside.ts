import type { Statement } from './polis-files.ts';

/** Which statements are set aside, beyond those that moderation refused and those about the conversation itself. */
export interface AsideOptions {
  /** By their ids. */
  readonly named: readonly string[];
  /** Those that nobody accepted, too: moderation that shows nothing before it was looked at. */
  readonly strictModeration: boolean;
  /** None but those named. */
  readonly everyStatement: boolean;
}

/** Ids by why they are set aside; each stands once, under the first reason. */
export interface SetAside {
  readonly named: readonly string[];
  readonly meta: readonly string[];
  readonly refused: readonly string[];
  readonly waiting: readonly string[];
}

export const setAside = (
  statements: ReadonlyMap<string, Statement>,
  { named, strictModeration, everyStatement }: AsideOptions,
): SetAside => {
  const others = everyStatement ? [] : [...statements].filter(([id]) => !named.includes(id));
  const where = (is: (statement: Statement) => boolean): string[] =>
    others.flatMap(([id, statement]) => (is(statement) ? [id] : []));
  return {
    named,
    meta: where(({ meta }) => meta),
    refused: where(({ meta, moderated }) => !meta && moderated === -1),
    waiting: strictModeration ? where(({ meta, moderated }) => !meta && moderated === 0) : [],
  };
};

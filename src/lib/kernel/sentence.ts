/** What is said to a person, in both languages of the house. */
export interface Sentence {
  readonly fr: string;
  readonly en: string;
}

export type Language = keyof Sentence;

/** Where something stands in a file: its line, from 1, and its column, by heading or by number from 1. */
export interface Place {
  readonly line: number;
  readonly column: number | string;
}

/** Says of a place in a file what is wrong there; `reason` begins in small letters and ends without a stop. */
export const atPlace = (path: string, { line, column }: Place, reason: Sentence): Sentence => {
  const [fr, en] = typeof column === 'number' ? [column, column] : [`« ${column} »`, `“${column}”`];
  return {
    fr: `${path}, ligne ${line}, colonne ${fr} : ${reason.fr}.`,
    en: `${path}, line ${line}, column ${en}: ${reason.en}.`,
  };
};

/** Says of a whole file, or of an option of the command line, what is wrong with it. */
export const about = (what: string, reason: Sentence): Sentence => ({
  fr: `${what} : ${reason.fr}.`,
  en: `${what}: ${reason.en}.`,
});

/** « école » as « ecole »: what is searched is searched both ways. */
export const withoutAccents = (words: string): string => words.normalize('NFD').replace(/\p{Mark}/gu, '');

import type { MemberFunction } from '#lib/server/application/setting-up/founding.ts';
import { functionInWords } from '#lib/ui/member-function.ts';

const functions: readonly MemberFunction[] = [
  'mayor',
  'deputy',
  'delegateCouncillor',
  'councillor',
  'generalSecretary',
  'agent',
  'resident',
];

/** What a person may be in the commune, to choose from. */
export const functionOptions = (): { value: string; label: string }[] =>
  functions.map((value) => ({ value, label: functionInWords(value) }));

/** The function that a form names; null when it names none. */
export const functionChosen = (value: string): MemberFunction | null =>
  functions.find((one) => one === value) ?? null;

import { m } from '#lib/paraglide/messages.js';

const words: Readonly<Record<string, () => string>> = {
  mayor: m.function_mayor,
  deputy: m.function_deputy,
  delegateCouncillor: m.function_delegateCouncillor,
  councillor: m.function_councillor,
  generalSecretary: m.function_generalSecretary,
  agent: m.function_agent,
  resident: m.function_resident,
};

/** What a person is in the commune, in words. */
export const functionInWords = (held: string): string => words[held]?.() ?? held;

/** The name of an elected person; for anybody else what they do, since their name is not public (I-25). */
export const nameOrFunction = (held: { person: { name: string } | null; function: string }): string => {
  if (held.person) return held.person.name;
  const words = functionInWords(held.function);
  return words.charAt(0).toUpperCase() + words.slice(1);
};

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

/** What a person is in the commune, in words; it stands in the place of a name that is not public. */
export const functionInWords = (held: string): string => words[held]?.() ?? held;

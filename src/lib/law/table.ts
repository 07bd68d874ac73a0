import type { CivilDate } from '#lib/kernel/civil.ts';
import { refuse } from '#lib/kernel/result.ts';
import { actTheme, openDataTheme } from './catalogue/act.ts';
import { councilTheme } from './catalogue/council.ts';
import type { Entry, Theme } from './catalogue/entry.ts';
import { citizenTheme, powerTheme } from './catalogue/power.ts';
import { budgetTheme, convocationTheme, quorumTheme } from './catalogue/sitting.ts';
import { proxyTheme, voteTheme } from './catalogue/vote.ts';
import type { Answer } from './finding.ts';
import { lawKnownOn } from './known.ts';
import { say } from './said.ts';

/** Every rule, by theme, in the order in which a secretary meets them. */
export const themes: readonly Theme[] = [
  councilTheme,
  convocationTheme,
  quorumTheme,
  proxyTheme,
  voteTheme,
  budgetTheme,
  actTheme,
  powerTheme,
  citizenTheme,
  openDataTheme,
];

const table: ReadonlyMap<string, Entry> = new Map(
  themes.flatMap(({ entries }) => entries.map((entry) => [entry.name, entry])),
);

export const ruleNames: readonly string[] = [...table.keys()];

/** A rule by its public name, the name that case files, pages and the command line use. */
export const ruleNamed = (name: string): Entry | undefined => table.get(name);

/**
 * Answers a rule by its public name, with facts from outside (a file, a command line). Without a date, the law as
 * last known applies. Refuses, in a sentence, an unknown rule and whatever the rule itself refuses.
 */
export const answer = (name: string, input: unknown, date: CivilDate = lawKnownOn): Answer<unknown> =>
  ruleNamed(name)?.rule.answer(input, date) ??
  refuse({
    field: null,
    sentence: say(`La règle « ${name} » est inconnue.`, `The rule “${name}” is unknown.`),
  });

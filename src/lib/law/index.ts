/**
 * French municipal law, as computed. Each rule is a pure function
 * `(facts, date) → { value, article, calculation, doubt }` or a refusal in a sentence, in French and English; the
 * date chooses the row of law in force. A question costs a few
 * microseconds and grows only with the lists in its facts.
 *
 * The facts keep the names of the published case files (`populationMunicipale`, `enExercice`, `pour` …), so that a
 * case can be read, run and contested without a translation. Articles without another code are of the Code
 * général des collectivités territoriales; `docs/law.md` derives what people may contest.
 *
 * Limits: `communeScope` says where the rules hold: common law, the main rules of Alsace-Moselle, overseas departments
 * with a warning; not Paris, Lyon, Marseille, nor overseas collectivities. Where the law leaves a judgement, the rule
 * warns and a person decides. What was compared with the texts, and what was not, is in `compared`, `notCompared`.
 *
 * ```ts
 * councilSize({ populationMunicipale: 1200 }, '2026-04-01');
 * // value { seats: 15, maxAdjoints: 4, quorumIfFull: 8 }, article 'L2121-2 ; L2122-2 ; L2121-17', calculation …
 * ```
 */
export { actesNature, appealDeadline, executoryForce, takesNote, wish } from './acts.ts';
export * from './budget.ts';
export type { Entry, Theme } from './catalogue/entry.ts';
export * from './citizens.ts';
export * from './conflicts.ts';
export * from './convocation.ts';
export * from './council.ts';
export type { Field } from './facts.ts';
export type { Answer, Finding, LawRefusal } from './finding.ts';
export * from './electoral.ts';
export { isHoliday } from './holidays.ts';
export * from './indemnities.ts';
export { compared, lawKnownOn, notCompared } from './known.ts';
export * from './nominations.ts';
export * from './obligations.ts';
export * from './population.ts';
export * from './powers.ts';
export * from './proxies.ts';
export * from './publication.ts';
export * from './quorum.ts';
export * from './second-notice.ts';

export * from './scdl.ts';
export * from './scope.ts';
export * from './sittings.ts';
export { answer, ruleNamed, ruleNames, themes } from './table.ts';
export * from './transmission.ts';
export * from './votes.ts';
export * from './words/in-words.ts';

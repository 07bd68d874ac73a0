/**
 * French municipal law, as computed. Each rule is a pure function `(facts, date) → { value, article, calculation }`
 * or a refusal in a French sentence; the date chooses the row of law in force. A question costs a few
 * microseconds and grows only with the lists in its facts.
 *
 * The facts keep the names of the published case files (`populationMunicipale`, `enExercice`, `pour` …), so that a
 * case can be read, run and contested without a translation. Articles without another code are of the Code
 * général des collectivités territoriales; `docs/law.md` derives what people may contest.
 *
 * Limits: metropolitan communes under common law and the notice of Alsace-Moselle; not Paris, Lyon, Marseille,
 * nor overseas. Where the law leaves a judgement, the rule warns and a person decides.
 *
 * ```ts
 * councilSize({ populationMunicipale: 1200 }, '2026-04-01');
 * // value { seats: 15, maxAdjoints: 4, quorumIfFull: 8 }, article 'L2121-2 ; L2122-2 ; L2121-17', calculation …
 * ```
 */
export * from './acts.ts';
export * from './citizens.ts';
export * from './convocation.ts';
export {
  councilSize,
  deemedComplete,
  frozenPopulation,
  neighbourhoodDeputies,
  referencePopulation,
} from './council.ts';
export { lawKnownOn, type Answer, type Finding, type LawRefusal } from './finding.ts';
export { isHoliday } from './holidays.ts';
export * from './indemnities.ts';
export * from './obligations.ts';
export * from './powers.ts';
export * from './proxies.ts';
export * from './publication.ts';
export * from './quorum.ts';
export * from './scdl.ts';
export * from './sittings.ts';
export { answer, ruleNames } from './table.ts';
export * from './votes.ts';

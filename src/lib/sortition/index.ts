/**
 * Sortition: a panel of `size` people drawn from a pool under quotas (and at most one person a household), so that
 * chances are as equal as can be. LEXIMIN raises the least chance as high as panels allow, then the next least,
 * and so on (Flanigan, Gölz, Gupta, Hennig, Procaccia, *Fair algorithms for selecting citizens' assemblies*,
 * Nature 596, 2021); maximin stops at the first; Nash raises the geometric mean. The answer holds its certificate.
 *
 *     const drawn = await drawInWorker({ pool, size: 40, objective: 'leximin', equalPanels: 1000 });
 *     // → { ok: true, value: { probabilities: { p1: 0.062, … }, portfolio, certificate, lottery, … } }
 *
 * People whom nothing tells apart are counted together; the linear programs then have a column a type, and each
 * panel is found by branch and bound (`docs/sortition.md`). Finding a panel is NP-hard in general: pools of 300
 * people take seconds, of 2 000 people with many features minutes. Deterministic: the lot itself is drawn in
 * public, on panels committed to beforehand, and anybody re-checks it with `verify.ts` alone.
 *
 * All of it blocks its thread: `drawInWorker` works in a thread of Node, `drawInBrowser` (`browser.ts`, for pages
 * only) in a worker of the browser. Both give the same promise, tell where the work stands, and can be stopped.
 */
export type { Draw, DrawRefusal, DrawRequest, Certificate } from './draw.ts';
export type { Objective, Progress } from './fair.ts';
export type { QuotaChange } from './feasibility.ts';
export type { Person, Pool, Quota } from './pool.ts';
export type { Announced, Bundle, Outcome } from './verify.ts';
export { drawInWorker } from './node.ts';
export { poolFault } from './pool.ts';
export { commit, drawPanel } from './lottery.ts';
export { replacementOf } from './replacement.ts';
export { faultsOf } from './verify.ts';

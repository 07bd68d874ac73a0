import { both, joined, type Words } from '#lib/kernel/answer.ts';
import { ok, refuse, type Result } from '#lib/kernel/result.ts';
import { about, type Sentence } from '#lib/kernel/sentence.ts';
import type { Draw, DrawRefusal, DrawRequest } from './draw.ts';
import type { Progress } from './fair.ts';
import type { Infeasible } from './feasibility.ts';
import { reached } from './mixture.ts';
import { drawInWorker } from './node.ts';
import type { Quota } from './pool.ts';
import type { WritingIo } from './writing-io.ts';

const quotaWords = ({ feature, value, min, max }: Pick<Quota, 'feature' | 'value' | 'min' | 'max'>): Words =>
  both((language) =>
    language === 'fr'
      ? `« ${feature} » « ${value} » (${min} à ${max})`
      : `“${feature}” “${value}” (${min} to ${max})`,
  );

/** Why no panel exists, and the smallest change that lets one exist, in one sentence. */
export const infeasibleSentence = (path: string, { conflict, changes, withinFlex }: Infeasible): Sentence => {
  const clash: Sentence =
    conflict.length > 0
      ? both((language, tell) => {
          const quotas = tell(joined(conflict.map(quotaWords)));
          return language === 'fr'
            ? `aucun panel ne tient ensemble ${quotas}`
            : `no panel keeps together ${quotas}`;
        })
      : {
          fr: 'aucun panel ne tient cette taille et un seul membre par foyer',
          en: 'no panel keeps this size and one member a home',
        };
  if (!changes)
    return about(path, {
      fr: `${clash.fr} ; aucun changement de quota n’y suffit`,
      en: `${clash.en}; no change of quotas is enough`,
    });
  const where: Sentence = withinFlex
    ? { fr: '', en: '' }
    : {
        fr: ' (hors des marges min_flex et max_flex)',
        en: ' (beyond the margins min_flex and max_flex)',
      };
  const proposed = joined(changes.map(quotaWords));
  return about(path, {
    fr: `${clash.fr} ; le plus petit changement possible${where.fr} : ${proposed.fr}`,
    en: `${clash.en}; the smallest change possible${where.en}: ${proposed.en}`,
  });
};

/**
 * Where the work stands, in figures that need no language: the part done, and the seconds left where they can be
 * told. What chances lack falls by as much each second, as a power of ten, so that its logarithm is the part done.
 */
export const progressLine = ({ stage, done, of, shortfall }: Progress, seconds: number): string => {
  if (stage === 'cover') return `… ${done}/${of ?? '?'}`;
  if (shortfall === null || shortfall <= 0) return '…';
  if (stage === 'approach') return `… ± ${shortfall.toExponential(1)}, ${seconds.toFixed(0)} s`;
  const part = Math.min(0.99, Math.max(0.01, Math.log(shortfall) / Math.log(reached / 2)));
  const left = part < 0.15 ? '' : `, ≈ ${Math.ceil((seconds * (1 - part)) / part)} s`;
  return `… ${Math.round(part * 100)} %${left}`;
};

/** Runs a draw, telling at most a line a second. Ctrl-C rejects with the signal's reason. */
export const runDrawing = async (
  path: string,
  request: DrawRequest,
  io: WritingIo,
  asAsked: <T extends { readonly feature: string }>(quota: T) => T = (quota) => quota,
): Promise<Result<Draw, Sentence>> => {
  const start = performance.now();
  let told = start;
  const onProgress = (progress: Progress): void => {
    const now = performance.now();
    if (now - told < 1000) return;
    told = now;
    io.printError(progressLine(progress, (now - start) / 1000));
  };
  const drawn = await drawInWorker(request, { signal: io.signal, onProgress });
  return drawn.ok ? ok(drawn.value) : refuse(refusalSentence(path, drawn.error, asAsked));
};

const refusalSentence = (
  path: string,
  refusal: DrawRefusal,
  asAsked: <T extends { readonly feature: string }>(quota: T) => T,
): Sentence =>
  refusal.kind === 'fault'
    ? about(path, refusal.reason)
    : infeasibleSentence(path, {
        ...refusal,
        conflict: refusal.conflict.map(asAsked),
        changes: refusal.changes?.map(asAsked) ?? null,
      });

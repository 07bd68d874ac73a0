import { ok, refuse, type Result } from '#lib/kernel/result.ts';
import type { Sentence } from '#lib/kernel/sentence.ts';
import type { Pool } from './pool.ts';
import { commitmentOf, faultsOf, indexOf, timeOfRound, type Announced, type Bundle } from './verify.ts';

/** Version of what computed the panels, committed to with them. */
const code = 'collegiale-sortition-1';

/** Said at the head of the file: everybody's profile and home stand in it. */
const privateNotice =
  'FICHIER PRIVÉ : il contient le profil et le foyer de chaque personne. Publiez l’engagement, pas ce fichier. / PRIVATE FILE: it holds the profile and home of each person. Publish the commitment, not this file.';

const tenYears = 10 * 365 * 86_400;

/**
 * Settles a lottery before its randomness exists: the bundle, with its commitment to publish. `now` in seconds
 * since 1970. Refuses, in one clause, a round already published or more than ten years away, or a number of
 * digits that does not point at each panel once.
 */
export const commit = (
  pool: Pool,
  size: number,
  panels: readonly (readonly string[])[],
  announced: Announced,
  now: number,
): Result<Bundle, Sentence> => {
  if (announced.kind === 'drand' && timeOfRound(announced.round) <= now)
    return refuse({
      fr: `le tour ${announced.round} de drand est déjà publié : annoncez un tour à venir`,
      en: `round ${announced.round} of drand is already published: announce one to come`,
    });
  if (announced.kind === 'drand' && timeOfRound(announced.round) > now + tenYears)
    return refuse({
      fr: `le tour ${announced.round} de drand ne sera pas publié avant dix ans`,
      en: `round ${announced.round} of drand will not be published for ten years`,
    });
  if (announced.kind === 'digits' && 10 ** announced.count !== panels.length)
    return refuse({
      fr: `${announced.count} chiffres ne désignent pas chacun des ${panels.length} panels`,
      en: `${announced.count} digits do not point at each of the ${panels.length} panels`,
    });
  const settled = {
    format: 'collegiale-lottery-1' as const,
    code,
    size,
    features: pool.features,
    quotas: pool.quotas.map(({ feature, value, min, max }) => ({ feature, value, min, max })),
    people: pool.people.map(({ id, values, household }) => ({ id, values, household })),
    panels,
    announced,
  };
  return ok({ notice: privateNotice, ...settled, commitment: commitmentOf(settled) });
};

/**
 * The bundle with the panel that the randomness points at: drand's signature of the announced round, in
 * hexadecimal, or the digits drawn in public. Refuses, in one clause, a bundle that was changed or drawn already, or
 * another randomness.
 */
export const drawPanel = (bundle: Bundle, value: string): Result<Bundle, Sentence> => {
  const { outcome, ...settled } = bundle;
  if (outcome)
    return refuse({
      fr: `le tirage a déjà eu lieu : panel n° ${outcome.index}`,
      en: `the lottery was drawn already: panel no. ${outcome.index}`,
    });
  const [fault] = faultsOf(settled);
  if (fault) return refuse(fault);
  const drawn = indexOf(settled, value);
  if ('fault' in drawn) return refuse(drawn.fault);
  const panel = settled.panels[drawn.index] ?? [];
  return ok({ ...settled, outcome: { value, index: drawn.index, panel } });
};

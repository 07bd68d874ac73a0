/** Votes of the council: majority, ways of voting, nominations. Articles L2121-20 and L2121-21. */
import { count, date, flag, named, nullable, oneOf, optional } from './facts.ts';
import type { LawRow } from './finding.ts';
import { fractionOf, moreThanHalf } from './majorities.ts';
import { contradiction, rule } from './rule.ts';

const rowsUnder = (article: string): readonly LawRow[] => [{ from: '1996-04-09', to: null, article }];

/**
 * Adopted if for > expressed / 2; abstentions, blank and null ballots are not expressed. On a tie the vote of the
 * president decides, if cast and never in a secret ballot. Article L2121-20.
 */
export const majority = rule(
  {
    mode: oneOf('public', 'secret', 'ordinaire', 'nominal'),
    pour: count,
    contre: count,
    abstention: optional(count),
    blancs: optional(count),
    nuls: optional(count),
    presidentVote: optional(nullable(oneOf('pour', 'contre', 'abstention'))),
  },
  rowsUnder('L2121-20'),
  ({ mode, pour, contre, presidentVote }) => {
    if (mode !== 'secret' && presidentVote === 'pour' && pour === 0)
      return contradiction(
        'presidentVote',
        'Le président est dit « pour », mais aucune voix pour n’est comptée.',
      );
    if (mode !== 'secret' && presidentVote === 'contre' && contre === 0)
      return contradiction(
        'presidentVote',
        'Le président est dit « contre », mais aucune voix contre n’est comptée.',
      );
    const exprimes = pour + contre;
    const needed = moreThanHalf(exprimes);
    const tied = pour === contre && exprimes > 0;
    const castingVoteUsed =
      tied && mode !== 'secret' && (presidentVote === 'pour' || presidentVote === 'contre');
    const adopted = pour >= needed || (castingVoteUsed && presidentVote === 'pour');
    const casting = castingVoteUsed
      ? ` Partage : la voix du président (${presidentVote}) l’emporte.`
      : tied
        ? ' Partage, sans voix du président à faire prévaloir.'
        : '';
    return {
      value: { exprimes, majority: needed, adopted, castingVoteUsed },
      calculation:
        `${pour} pour + ${contre} contre = ${exprimes} exprimés, abstentions, blancs et nuls exclus ; ` +
        `majorité ${needed}.${casting} ${adopted ? 'Adopté.' : 'Non adopté.'}`,
    };
  },
);

const granted = (present: number, requesters: number, part: number, name: string) => {
  const required = fractionOf(present, part);
  return {
    value: { required, granted: requesters >= required },
    calculation: `Le ${name} de ${present} présents, arrondi au-dessus : ${required} ; demandeurs : ${requesters}.`,
  };
};
const crowd = (present: number, requesters: number, field: string) =>
  requesters > present
    ? contradiction(field, `${requesters} demandeurs pour ${present} présents : trop.`)
    : undefined;

/** A roll-call vote (names and votes entered in the minutes) at the request of a quarter of those present. */
export const rollCallRequest = rule(
  { present: count, requesters: count },
  rowsUnder('L2121-21'),
  ({ present, requesters }) =>
    crowd(present, requesters, 'requesters') ?? granted(present, requesters, 4, 'quart'),
);

/** A secret ballot at the request of a third of those present. Article L2121-21. */
export const secretBallotRequest = rule(
  { present: count, requesters: count },
  rowsUnder('L2121-21'),
  ({ present, requesters }) =>
    crowd(present, requesters, 'requesters') ?? granted(present, requesters, 3, 'tiers'),
);

/** Both asked for at once: the secret ballot wins. Without enough requesters the vote is ordinary. L2121-21. */
export const concurrentRequests = rule(
  { present: count, publicRequesters: count, secretRequesters: count },
  rowsUnder('L2121-21'),
  ({ present, publicRequesters, secretRequesters }) => {
    const flaw =
      crowd(present, publicRequesters, 'publicRequesters') ??
      crowd(present, secretRequesters, 'secretRequesters');
    if (flaw !== undefined) return flaw;
    const secret = secretRequesters >= fractionOf(present, 3);
    const rollCall = publicRequesters >= fractionOf(present, 4);
    return {
      value: { mode: secret ? ('secret' as const) : rollCall ? ('public' as const) : ('ordinaire' as const) },
      calculation:
        `Scrutin public : ${publicRequesters} sur ${fractionOf(present, 4)} requis ; ` +
        `scrutin secret : ${secretRequesters} sur ${fractionOf(present, 3)} requis. Le secret l’emporte s’il est acquis.`,
    };
  },
);

/** The eldest of tied candidates: the greatest age, or the earliest birth date; nobody when neither says. */
const eldest = (
  tied: readonly string[],
  ages: ReadonlyMap<string, number> | undefined,
  births: ReadonlyMap<string, string> | undefined,
): string | null => {
  const aged = (name: string): number =>
    ages?.get(name) ?? -Number((births?.get(name) ?? '').replaceAll('-', '') || Number.NaN);
  if (tied.some((name) => Number.isNaN(aged(name)))) return null;
  const most = Math.max(...tied.map(aged));
  const first = tied.filter((name) => aged(name) === most);
  return first.length === 1 ? (first[0] ?? null) : null;
};

/**
 * A nomination: secret, absolute majority of the expressed at the first two rounds, the most votes at the third,
 * the eldest on a tie (`ages` or `birthDates` by name). `elected` is null where another round, or an age, is
 * needed. Article L2121-21.
 */
export const nomination = rule(
  {
    candidates: named(count),
    round: count,
    blancs: optional(count),
    nuls: optional(count),
    ages: optional(named(count)),
    birthDates: optional(named(date)),
  },
  rowsUnder('L2121-21'),
  ({ candidates, round, ages, birthDates }) => {
    if (round < 1 || round > 3) return contradiction('round', 'Une nomination a trois tours au plus.');
    const exprimes = [...candidates.values()].reduce((sum, votes) => sum + votes, 0);
    if (exprimes === 0)
      return contradiction('candidates', 'Aucun suffrage exprimé : personne ne peut être nommé.');
    const needed = round < 3 ? moreThanHalf(exprimes) : null;
    const most = Math.max(...candidates.values());
    const first = [...candidates].filter(([, votes]) => votes === most).map(([name]) => name);
    const enough = needed === null || most >= needed;
    const elected = !enough
      ? null
      : first.length === 1
        ? (first[0] ?? null)
        : eldest(first, ages, birthDates);
    const bar = needed === null ? 'majorité relative, l’aîné en cas d’égalité' : `majorité absolue ${needed}`;
    return {
      value: { exprimes, majority: needed, elected, secret: true },
      calculation:
        `${exprimes} exprimés, blancs et nuls exclus ; tour ${round} : ${bar}. ` +
        (elected === null ? 'Personne n’est nommé à ce tour.' : `${elected} est nommé avec ${most} voix.`),
    };
  },
);

/** A nomination may be made by show of hands if the whole council agrees and no text imposes secrecy. L2121-21. */
export const nominationByShowOfHands = rule(
  { unanimousWaiver: flag, lawImposesSecret: flag },
  rowsUnder('L2121-21'),
  ({ unanimousWaiver, lawImposesSecret }) => ({
    value: { secretRequired: lawImposesSecret || !unanimousWaiver },
    calculation: lawImposesSecret
      ? 'Un texte impose le secret : le conseil ne peut y renoncer.'
      : unanimousWaiver
        ? 'Le conseil renonce au secret à l’unanimité : le vote à main levée est permis.'
        : 'Sans renoncement unanime, la nomination se fait au scrutin secret.',
  }),
);

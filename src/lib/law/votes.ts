/** Votes of the council: majority, ways of voting, nominations. Articles L2121-20 and L2121-21. */
import { count, nullable, oneOf, optional } from './facts.ts';
import type { LawRow } from './finding.ts';
import { fractionOf, moreThanHalf } from './majorities.ts';
import { contradiction, need, rule } from './rule.ts';
import { say, sentences } from './said.ts';

const rowsUnder = (article: string): readonly LawRow[] => [{ from: '1996-04-09', to: null, article }];

/**
 * Adopted if for > expressed / 2; abstentions, blank and null ballots are not expressed. On a tie the vote of the
 * president decides, if cast and never in a secret ballot; the way of voting is needed then only. Article L2121-20.
 */
export const majority = rule(
  {
    mode: optional(oneOf('public', 'secret', 'ordinaire', 'nominal')),
    pour: count,
    contre: count,
    abstention: optional(count),
    blancs: optional(count),
    nuls: optional(count),
    presidentVote: optional(nullable(oneOf('pour', 'contre', 'abstention'))),
  },
  rowsUnder('L2121-20'),
  ({ mode, pour, contre, presidentVote }) => {
    const exprimes = pour + contre;
    const tied = pour === contre && exprimes > 0;
    if (tied && mode === undefined) return need('mode');
    const cast = mode === 'secret' ? undefined : presidentVote;
    if ((cast === 'pour' && pour === 0) || (cast === 'contre' && contre === 0))
      return contradiction(
        'presidentVote',
        `Le président est dit « ${cast} », mais aucune voix ${cast} n’est comptée.`,
        `The president is said to be “${cast}”, but no such vote is counted.`,
      );
    const needed = moreThanHalf(exprimes);
    const castingVoteUsed = tied && (cast === 'pour' || cast === 'contre');
    const adopted = pour >= needed || (castingVoteUsed && cast === 'pour');
    return {
      value: { exprimes, majority: needed, adopted, castingVoteUsed },
      calculation: sentences(
        say(
          `${pour} pour + ${contre} contre = ${exprimes} exprimés, abstentions, blancs et nuls exclus ; majorité ${needed}.`,
          `${pour} for + ${contre} against = ${exprimes} expressed, abstentions, blank and null excluded; majority ${needed}.`,
        ),
        castingVoteUsed &&
          say(
            `Partage : la voix du président (${cast}) l’emporte.`,
            `A tie: the president’s vote (${cast}) decides.`,
          ),
        tied &&
          !castingVoteUsed &&
          say(
            'Partage, sans voix du président à faire prévaloir.',
            'A tie, without a president’s vote to decide.',
          ),
        adopted ? say('Adopté.', 'Adopted.') : say('Non adopté.', 'Not adopted.'),
      ),
    };
  },
);

const granted = (
  present: number,
  requesters: number | undefined,
  part: number,
  [fr, en]: readonly [string, string],
) => {
  if (requesters !== undefined && requesters > present) return crowd(present, requesters, 'requesters');
  const required = fractionOf(present, part);
  return {
    value: { required, granted: requesters === undefined ? null : requesters >= required },
    calculation: sentences(
      say(
        `Le ${fr} de ${present} présents, arrondi au-dessus : ${required}.`,
        `A ${en} of ${present} present, rounded up: ${required}.`,
      ),
      requesters !== undefined && say(`Demandeurs : ${requesters}.`, `Requesters: ${requesters}.`),
    ),
  };
};
const crowd = (present: number, requesters: number, field: string) =>
  contradiction(
    field,
    `${requesters} demandeurs pour ${present} présents : trop.`,
    `${requesters} requesters for ${present} present: too many.`,
  );

/** A roll-call vote (names and votes entered in the minutes) at the request of a quarter of those present. */
export const rollCallRequest = rule(
  { present: count, requesters: optional(count) },
  rowsUnder('L2121-21'),
  ({ present, requesters }) => granted(present, requesters, 4, ['quart', 'quarter']),
);

/** A secret ballot at the request of a third of those present. Article L2121-21. */
export const secretBallotRequest = rule(
  { present: count, requesters: optional(count) },
  rowsUnder('L2121-21'),
  ({ present, requesters }) => granted(present, requesters, 3, ['tiers', 'third']),
);

/** Both asked for at once: the secret ballot wins. Without enough requesters the vote is ordinary. L2121-21. */
export const concurrentRequests = rule(
  { present: count, publicRequesters: count, secretRequesters: count },
  rowsUnder('L2121-21'),
  ({ present, publicRequesters, secretRequesters }) => {
    if (publicRequesters > present) return crowd(present, publicRequesters, 'publicRequesters');
    if (secretRequesters > present) return crowd(present, secretRequesters, 'secretRequesters');
    const secret = secretRequesters >= fractionOf(present, 3);
    const rollCall = publicRequesters >= fractionOf(present, 4);
    return {
      value: { mode: secret ? ('secret' as const) : rollCall ? ('public' as const) : ('ordinaire' as const) },
      calculation: say(
        `Scrutin public : ${publicRequesters} sur ${fractionOf(present, 4)} requis ; scrutin secret : ${secretRequesters} sur ${fractionOf(present, 3)} requis. Le secret l’emporte s’il est acquis.`,
        `Roll call: ${publicRequesters} of ${fractionOf(present, 4)} required; secret ballot: ${secretRequesters} of ${fractionOf(present, 3)} required. The secret ballot wins if granted.`,
      ),
    };
  },
);

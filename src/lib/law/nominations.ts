/** Nominations by the council, and seats shared by proportional representation. Articles L2121-21, L2121-22. */
import { count, date, flag, named, oneOf, optional } from './facts.ts';
import type { LawRow } from './finding.ts';
import { moreThanHalf } from './majorities.ts';
import { contradiction, need, rule } from './rule.ts';
import { say, sentences, type Sentence } from './said.ts';

const rowsUnder = (article: string): readonly LawRow[] => [{ from: '1996-04-09', to: null, article }];

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

const mayorElection = say(
  'Une seule candidature : sans vote pour une commission ou un organisme extérieur, mais le maire et les adjoints sont toujours élus au scrutin secret (L2122-7). Dites de quel poste il s’agit (« post »).',
  'One candidate: no vote for a commission or an outside body, but the mayor and deputies are always elected by secret ballot (L2122-7). Say which post it is (“post”).',
);

const singleCandidacy = say(
  'Lu chez un tiers (rapport du Sénat n° 20, 2010-2011, article 42, qui l’a introduit) ; le texte consolidé n’a pas été relu.',
  'Read in a secondary source (report no. 20 of the Sénat, 2010-2011, article 42, which brought it in); the consolidated text was not read again.',
);

interface Nominated {
  readonly exprimes: number | null;
  readonly majority: number | null;
  readonly elected: string | null;
  readonly secret: boolean;
  readonly withoutVote: boolean;
}

/** One candidacy, or one list, for a commission or an outside body: it takes effect when read out. L2121-21. */
const readOut = (name: string): { value: Nominated; doubt: Sentence; calculation: Sentence } => ({
  doubt: singleCandidacy,
  value: { exprimes: null, majority: null, elected: name, secret: false, withoutVote: true },
  calculation: say(
    `Une seule candidature, ou une seule liste : ${name} est nommé sans vote, dès que le maire en donne lecture.`,
    `One candidate, or one list: ${name} is appointed without a vote, as soon as the mayor reads it out.`,
  ),
});

/**
 * A nomination: secret, absolute majority of the expressed at the first two rounds, the most votes at the third,
 * the eldest on a tie (`ages` or `birthDates` by name). `elected` is null where another round, or an age, is
 * needed. A single candidacy for a commission or an outside body needs no vote. Article L2121-21.
 */
export const nomination = rule(
  {
    candidates: named(count),
    round: optional(count),
    post: optional(oneOf('commission', 'organismeExterieur', 'maireOuAdjoint')),
    blancs: optional(count),
    nuls: optional(count),
    ages: optional(named(count)),
    birthDates: optional(named(date)),
  },
  rowsUnder('L2121-21'),
  ({ candidates, round, post, ages, birthDates }) => {
    const [only] = [...candidates.keys()];
    const alone = candidates.size === 1 && only !== undefined;
    if (alone && (post === 'commission' || post === 'organismeExterieur')) return readOut(only);
    if (round === undefined) return need('round');
    if (round < 1 || round > 3)
      return contradiction(
        'round',
        'Une nomination a trois tours au plus.',
        'A nomination has three rounds at most.',
      );
    const exprimes = [...candidates.values()].reduce((sum, votes) => sum + votes, 0);
    if (exprimes === 0)
      return contradiction(
        'candidates',
        'Aucun suffrage exprimé : personne ne peut être nommé.',
        'No vote expressed: nobody can be appointed.',
      );
    const needed = round < 3 ? moreThanHalf(exprimes) : null;
    const most = Math.max(...candidates.values());
    const first = [...candidates].filter(([, votes]) => votes === most).map(([name]) => name);
    const enough = needed === null || most >= needed;
    const elected = !enough
      ? null
      : first.length === 1
        ? (first[0] ?? null)
        : eldest(first, ages, birthDates);
    return {
      value: { exprimes, majority: needed, elected, secret: true, withoutVote: false },
      doubt: alone && post === undefined ? mayorElection : null,
      calculation: sentences(
        needed === null
          ? say(
              `${exprimes} exprimés, blancs et nuls exclus ; tour ${round} : majorité relative, l’aîné en cas d’égalité.`,
              `${exprimes} expressed, blank and null excluded; round ${round}: the most votes, the eldest on a tie.`,
            )
          : say(
              `${exprimes} exprimés, blancs et nuls exclus ; tour ${round} : majorité absolue ${needed}.`,
              `${exprimes} expressed, blank and null excluded; round ${round}: absolute majority ${needed}.`,
            ),
        elected === null
          ? say('Personne n’est nommé à ce tour.', 'Nobody is appointed at this round.')
          : say(`${elected} est nommé avec ${most} voix.`, `${elected} is appointed with ${most} votes.`),
      ),
    };
  },
);

/** A nomination may be made by show of hands if the whole council agrees and no text imposes secrecy. L2121-21. */
export const nominationByShowOfHands = rule(
  { unanimousWaiver: optional(flag), lawImposesSecret: flag },
  rowsUnder('L2121-21'),
  ({ unanimousWaiver, lawImposesSecret }) => {
    if (!lawImposesSecret && unanimousWaiver === undefined) return need('unanimousWaiver');
    return {
      value: { secretRequired: lawImposesSecret || unanimousWaiver !== true },
      calculation: lawImposesSecret
        ? say(
            'Un texte impose le secret : le conseil ne peut y renoncer.',
            'A text imposes secrecy: the council cannot waive it.',
          )
        : unanimousWaiver === true
          ? say(
              'Le conseil renonce au secret à l’unanimité : le vote à main levée est permis.',
              'The council waives secrecy unanimously: a show of hands is allowed.',
            )
          : say(
              'Sans renoncement unanime, la nomination se fait au scrutin secret.',
              'Without a unanimous waiver the nomination is by secret ballot.',
            ),
    };
  },
);

/** Members of the tender board besides its president: five from 3 500 inhabitants, three below. L1411-5, L1414-2. */
export const tenderBoard = rule(
  { populationMunicipale: count },
  [
    {
      from: '2016-04-01',
      to: null,
      article: 'L1411-5 II ; L1414-2',
      least: 3500,
      members: 5,
      fewer: 3,
      doubt: say(
        'Lu dans une réponse de ministre pour 3 500 habitants et plus (La Gazette des communes, 19 novembre 2020), chez un tiers pour trois membres en dessous ; le texte consolidé n’a pas été relu.',
        'Read in a minister’s answer from 3 500 inhabitants (La Gazette des communes, 19 November 2020), in a secondary source for three members below; the consolidated text was not read again.',
      ),
    },
  ],
  ({ populationMunicipale: population }, row) => {
    const members = population >= row.least ? row.members : row.fewer;
    return {
      value: { members, substitutes: members },
      calculation: say(
        `${population} habitants, pour un seuil de ${row.least} : ${members} membres et autant de suppléants, élus à la proportionnelle au plus fort reste, avec le maire qui préside.`,
        `${population} inhabitants, for a threshold of ${row.least}: ${members} members and as many substitutes, elected by proportional representation with the highest remainder, with the mayor presiding.`,
      ),
    };
  },
);

interface Share {
  readonly list: string;
  readonly votes: number;
  readonly whole: number;
  /** Votes left over, times the seats, so that no fraction is compared. */
  readonly left: number;
}

/**
 * Seats shared between lists by proportional representation with the highest remainder: whole quotients first, then
 * the largest remainders; on equal remainders the list with the most votes. `undecided` names the lists between
 * which only an age can choose. Articles L1411-5 and D1411-3, D1411-4 (tender board); for other commissions L2121-22
 * asks for the principle alone.
 */
export const proportionalSeats = rule(
  { lists: named(count), seats: count },
  [
    {
      from: '1996-04-09',
      to: null,
      article: 'L1411-5 ; D1411-3 ; D1411-4 ; L2121-22',
      doubt: say(
        'Le plus fort reste est imposé à la commission d’appel d’offres ; L2121-22 laisse la méthode aux autres commissions, chaque tendance devant y avoir au moins un siège.',
        'The highest remainder is imposed on the tender board; L2121-22 leaves the method to other commissions, each tendency having at least one seat.',
      ),
    },
  ],
  ({ lists, seats }) => {
    const total = [...lists.values()].reduce((sum, votes) => sum + votes, 0);
    if (total === 0)
      return contradiction('lists', 'Aucune voix : rien à répartir.', 'No vote: nothing to share.');
    if (seats === 0) return contradiction('seats', 'Aucun siège à répartir.', 'No seat to share.');
    const shares: Share[] = [...lists].map(([list, votes]) => ({
      list,
      votes,
      whole: Math.floor((votes * seats) / total),
      left: (votes * seats) % total,
    }));
    const remaining = seats - shares.reduce((sum, { whole }) => sum + whole, 0);
    const order = [...shares].sort((a, b) => b.left - a.left || b.votes - a.votes);
    const last = order[remaining - 1];
    const next = order[remaining];
    const equal = (share: Share): boolean =>
      last !== undefined && share.left === last.left && share.votes === last.votes;
    const undecided =
      remaining > 0 && next !== undefined && equal(next) ? order.filter(equal).map(({ list }) => list) : [];
    const winners = new Set(
      order
        .slice(0, remaining)
        .map(({ list }) => list)
        .filter((list) => !undecided.includes(list)),
    );
    const byList = Object.fromEntries(
      shares.map(({ list, whole }) => [list, whole + (winners.has(list) ? 1 : 0)]),
    );
    return {
      value: { quotient: Math.round((total / seats) * 1000) / 1000, seats: byList, undecided },
      calculation: sentences(
        say(
          `Quotient : ${total} voix / ${seats} sièges. ${shares.map(({ list, votes, whole }) => `${list}, ${votes} voix : ${whole}`).join(' ; ')} ; ${remaining} siège(s) aux plus forts restes.`,
          `Quotient: ${total} votes / ${seats} seats. ${shares.map(({ list, votes, whole }) => `${list}, ${votes} votes: ${whole}`).join('; ')}; ${remaining} seat(s) to the highest remainders.`,
        ),
        undecided.length > 0 &&
          say(
            `Égalité entre ${undecided.join(', ')} : le siège va au candidat le plus âgé.`,
            `A tie between ${undecided.join(', ')}: the seat goes to the eldest candidate.`,
          ),
      ),
    };
  },
);

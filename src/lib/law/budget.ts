/** The calendar of the budget, and the vote on the accounts. */
import { addDays, daysBetween, type CivilDate } from '#lib/kernel/civil.ts';
import { count, date, flag, moment, optional } from './facts.ts';
import { moreThanHalf } from './majorities.ts';
import { contradiction, need, rule } from './rule.ts';
import { say, sentences } from './said.ts';
import { onDay } from './weekdays.ts';

/**
 * The draft budget and its reports reach the members at least 12 days before the first sitting that examines it, in
 * every commune; from 3 500 inhabitants an orientation debate is held within the ten weeks before the budget is
 * examined. Article L1612-26 (ordonnance 2025-526, in force in 2026).
 */
export const budgetCalendar = rule(
  {
    firstSitting: moment,
    sentOn: optional(moment),
    populationMunicipale: optional(count),
    debateOn: optional(date),
  },
  [
    {
      from: '2026-01-01',
      to: null,
      article: 'L1612-26 (ordonnance 2025-526)',
      days: 12,
      weeks: 10,
      least: 3500,
      doubt: say(
        'Article lu chez un tiers (Maires de France, 2026). Les douze jours n’y sont pas dits francs : en laisser un de plus ne coûte rien. Le délai de convocation s’y ajoute, il ne le remplace pas.',
        'Article read in a secondary source (Maires de France, 2026). The twelve days are not said to be clear: one more costs nothing. The notice of the sitting is due besides.',
      ),
    },
  ],
  ({ firstSitting, sentOn, populationMunicipale: population, debateOn }, row) => {
    const sendBy = addDays(firstSitting, -row.days);
    const debateFrom = addDays(firstSitting, -row.weeks * 7);
    const debateRequired = population === undefined ? null : population >= row.least;
    if (debateOn !== undefined && debateRequired === null) return need('populationMunicipale');
    const inWeeks = debateOn !== undefined && debateFrom <= debateOn && debateOn < firstSitting;
    return {
      value: {
        sendBy,
        sentInTime: sentOn === undefined ? null : daysBetween(sentOn, firstSitting) >= row.days,
        debateRequired,
        debateFrom: debateRequired === false ? null : debateFrom,
        debateInTime: debateOn === undefined || debateRequired !== true ? null : inWeeks,
      },
      calculation: sentences(
        say(
          `Première séance ${onDay(firstSitting).fr} moins ${row.days} jours : projet et rapports communiqués le ${sendBy} au plus tard.`,
          `First sitting ${onDay(firstSitting).en} minus ${row.days} days: draft and reports sent on ${sendBy} at the latest.`,
        ),
        sentOn !== undefined &&
          say(
            `Envoyés le ${sentOn} : ${daysBetween(sentOn, firstSitting)} jours avant.`,
            `Sent on ${sentOn}: ${daysBetween(sentOn, firstSitting)} days before.`,
          ),
        debateRequired === false
          ? say(
              `Débat d’orientation non exigé sous ${row.least} habitants.`,
              `No orientation debate is required below ${row.least} inhabitants.`,
            )
          : say(
              `Débat d’orientation (à partir de ${row.least} habitants) dans les dix semaines, donc depuis le ${debateFrom}.`,
              `Orientation debate (from ${row.least} inhabitants) within ten weeks, so from ${debateFrom}.`,
            ),
      ),
    };
  },
);

const renewalYear = (year: number): boolean => year >= 2026 && (year - 2026) % 6 === 0;

/**
 * Last days of a year: budget voted by 15 April (30 April in a year of general renewal) and transmitted fifteen days
 * later; accounts of the year before voted by 30 June. Articles L1612-2, L1612-8, L1612-12.
 */
export const budgetDeadlines = rule(
  { year: count },
  [
    {
      from: '2014-01-01',
      to: null,
      article: 'L1612-2 ; L1612-8 ; L1612-12',
      doubt: say(
        'Si l’État ne communique pas à temps les informations indispensables, la date du vote recule de quinze jours après leur communication. Calendrier lu chez un tiers.',
        'Where the State does not send the indispensable information in time, the vote moves to fifteen days after it does. Calendar read in a secondary source.',
      ),
    },
  ],
  ({ year }) => {
    if (year < 2014 || year > 9998)
      return contradiction('year', `${year} : année hors de la table.`, `${year}: a year outside the table.`);
    const renewal = renewalYear(year);
    const voteBy: CivilDate = `${year}-04-${renewal ? '30' : '15'}`;
    const transmitBy = addDays(voteBy, 15);
    const accountsBy: CivilDate = `${year}-06-30`;
    return {
      value: { renewalYear: renewal, voteBy, transmitBy, accountsBy },
      calculation: say(
        `${renewal ? 'Année de renouvellement général' : 'Année ordinaire'} : budget voté le ${voteBy} au plus tard, transmis le ${transmitBy} ; compte de ${year - 1} voté le ${accountsBy} au plus tard.`,
        `${renewal ? 'Year of general renewal' : 'Ordinary year'}: budget voted by ${voteBy}, transmitted by ${transmitBy}; accounts of ${year - 1} voted by ${accountsBy}.`,
      ),
    };
  },
);

const accountRows = [
  {
    from: '1996-04-09',
    to: '2026-12-31',
    article: 'L1612-12 ; L2121-14 (compte administratif, ou compte financier unique)',
  },
  {
    from: '2027-01-01',
    to: null,
    article: 'L1612-12 ; L2121-14 (compte financier unique, à partir des comptes de 2026)',
    doubt: say(
      'L1612-12 n’a pas été relu après l’ordonnance 2025-526 ; la règle du compte administratif est reprise.',
      'L1612-12 was not read again after ordinance 2025-526; the rule of the administrative account is carried over.',
    ),
  },
];

/**
 * The accounts are adopted unless a majority is against: a tie adopts them. The council elects another president;
 * the mayor may attend the debate, leaves for the vote, and votes neither in person nor by proxy. Articles L1612-12
 * and L2121-14; minister's answer n° 08561 (JO Sénat, 25 June 2009).
 */
export const accountsVote = rule(
  { pour: count, contre: count, abstention: optional(count), mayorVoted: optional(flag) },
  accountRows,
  ({ pour, contre, mayorVoted = false }) => {
    if (mayorVoted)
      return contradiction(
        'mayorVoted',
        'Le maire se retire au moment du vote : ni sa voix ni le pouvoir qu’il donne ou porte ne comptent. Retirez-les du décompte.',
        'The mayor leaves for the vote: neither that vote nor a proxy given or carried counts. Take them out of the count.',
      );
    const adopted = contre <= pour;
    return {
      value: {
        exprimes: pour + contre,
        adopted,
        anotherPresident: true,
        mayorMayAttendDebate: true,
        mayorLeavesForVote: true,
      },
      calculation: say(
        `${pour} pour, ${contre} contre : ${adopted ? 'aucune majorité contre, le compte est arrêté (un partage suffit)' : 'une majorité s’est dégagée contre, le compte est rejeté'}. Séance présidée par un autre membre élu par le conseil ; le maire peut assister à la discussion et se retire au moment du vote.`,
        `${pour} for, ${contre} against: ${adopted ? 'no majority against, the accounts are adopted (a tie is enough)' : 'a majority against, the accounts are rejected'}. Another member, elected by the council, presides; the mayor may attend the debate and leaves for the vote.`,
      ),
    };
  },
);

/** The quorum of the vote on the accounts: the mayor, who leaves, is not counted present. L2121-14, L2121-17. */
export const accountsQuorum = rule(
  { enExercice: count, presentWithoutMayor: count },
  accountRows.map((row) => ({
    ...row,
    article: 'L2121-14 ; L2121-17',
    doubt: say(
      'La base reste ici tous les membres en exercice, lecture la plus exigeante ; certains en ôtent le maire.',
      'The base stays here all the members in office, the strictest reading; some leave the mayor out of it.',
    ),
  })),
  ({ enExercice, presentWithoutMayor: present }) => {
    if (present >= enExercice)
      return contradiction(
        'presentWithoutMayor',
        `${present} présents sans le maire, pour ${enExercice} membres en exercice : trop.`,
        `${present} present without the mayor, for ${enExercice} members in office: too many.`,
      );
    const required = moreThanHalf(enExercice);
    return {
      value: { required, counted: present, met: present >= required },
      calculation: say(
        `Il faut ${required} présents ; sans le maire, ils sont ${present}.`,
        `${required} present are required; without the mayor there are ${present}.`,
      ),
    };
  },
);

/** After a sitting: list, minutes, publication, register. Ordonnance 2021-1310, in force since 1 July 2022. */
import { addDays, addMonths } from '#lib/kernel/civil.ts';
import { count, date, list, nullable, oneOf, optional } from './facts.ts';
import { contradiction, rule } from './rule.ts';
import { say, sentences } from './said.ts';

const from = '2022-07-01';

/** The list of deliberations: posted and online within one week of the sitting. Article L2121-25. */
export const deliberationList = rule(
  { meeting: date },
  [{ from, to: null, article: 'L2121-25', days: 7 }],
  ({ meeting }, row) => {
    const deadline = addDays(meeting, row.days);
    return {
      value: { deadline, where: ['affichage mairie', 'site internet s’il existe'] },
      calculation: say(
        `Une semaine après la séance du ${meeting} : le ${deadline}. La date de la séance et l’objet de chaque délibération, adoptée ou refusée.`,
        `One week after the sitting of ${meeting}: ${deadline}. The day of the sitting and the object of each deliberation, adopted or refused.`,
      ),
    };
  },
);

/** The minutes: adopted at the next sitting (`arreteAt`), online within the week that follows it. L2121-15. */
export const minutesPublication = rule(
  { meeting: optional(date), arreteAt: date },
  [{ from, to: null, article: 'L2121-15', days: 7 }],
  ({ meeting, arreteAt }, row) => {
    if (meeting !== undefined && arreteAt <= meeting)
      return contradiction(
        'arreteAt',
        'Le procès-verbal est arrêté à une séance ultérieure.',
        'The minutes are adopted at a later sitting.',
      );
    const deadline = addDays(arreteAt, row.days);
    return {
      value: { deadline },
      calculation: say(
        `Procès-verbal arrêté le ${arreteAt} : en ligne une semaine après cette séance, le ${deadline}.`,
        `Minutes adopted on ${arreteAt}: online one week after that sitting, on ${deadline}.`,
      ),
    };
  },
);

const mentions = [
  'dateHeure',
  'president',
  'presents',
  'representes',
  'secretaires',
  'quorum',
  'ordreDuJour',
  'deliberations',
  'rapports',
  'demandesScrutin',
  'resultats',
  'teneurDiscussions',
] as const;

/** The twelve entries that minutes must hold, and those that are missing. Article L2121-15. */
export const minutesContent = rule(
  { fields: list(oneOf(...mentions)) },
  [{ from, to: null, article: 'L2121-15' }],
  ({ fields }) => {
    const missing = mentions.filter((mention) => !fields.includes(mention));
    return {
      value: { complete: missing.length === 0, missing },
      calculation: sentences(
        say(
          `${mentions.length - missing.length} mentions sur ${mentions.length}${missing.length === 0 ? '.' : ` ; il manque : ${missing.join(', ')}.`}`,
          `${mentions.length - missing.length} entries of ${mentions.length}${missing.length === 0 ? '.' : `; missing: ${missing.join(', ')}.`}`,
        ),
        say(
          'En scrutin public, le nom et le vote de chacun y figurent aussi.',
          'In a roll-call vote, each name and vote are entered too.',
        ),
      ),
    };
  },
);

/**
 * How acts are published: online from 3 500 inhabitants; below, as the council chose at the beginning of its term
 * (`affichage`, `papier`, `electronique`), and online if it chose nothing. Article L2131-1, III and IV.
 */
export const publicationMode = rule(
  {
    populationMunicipale: count,
    choiceDeliberation: optional(nullable(oneOf('affichage', 'papier', 'electronique'))),
  },
  [{ from, to: null, article: 'L2131-1', least: 3500 }],
  ({ populationMunicipale: population, choiceDeliberation: choice }, row) => {
    const free = population < row.least;
    return {
      value: { mode: free ? (choice ?? 'electronique') : 'electronique', free },
      article: `${row.article} ${free ? 'IV' : 'III'}`,
      calculation: free
        ? say(
            `${population} habitants, sous ${row.least} : le conseil choisit par délibération, pour la durée du mandat ; ${choice ? `il a choisi « ${choice} »` : 'sans choix, la publication est électronique'}.`,
            `${population} inhabitants, below ${row.least}: the council chooses by a deliberation, for its term; ${choice ? `it chose “${choice}”` : 'without a choice, publication is online'}.`,
          )
        : say(
            `${population} habitants, à partir de ${row.least} : la publication est électronique, sans choix.`,
            `${population} inhabitants, from ${row.least}: publication is online, without a choice.`,
          ),
    };
  },
);

/** An act online stays so two months at least, entire, fixed, with its author and its date. Article R2131-1. */
export const timeOnline = rule(
  { onlineSince: date },
  [{ from, to: null, article: 'R2131-1', months: 2 }],
  ({ onlineSince }, row) => ({
    value: {
      removableFrom: addMonths(onlineSince, row.months),
      mustShow: ['prénom nom qualité de l’auteur', 'date de mise en ligne'],
      format: 'non modifiable, téléchargeable, intégral',
    },
    calculation: say(
      `Deux mois au moins depuis le ${onlineSince} : jusqu’au ${addMonths(onlineSince, row.months)}.`,
      `Two months at least from ${onlineSince}: until ${addMonths(onlineSince, row.months)}.`,
    ),
  }),
);

/**
 * The register of deliberations: on paper even where a digital one exists, numbered and initialled by the mayor,
 * signed by the mayor and the secretary of the sitting, without glue, bound every year (every five years at most
 * below 1 000 inhabitants). Article R2121-9, décret 2021-1311; L2121-23.
 */
export const register = rule(
  { populationMunicipale: count },
  [
    {
      from,
      to: null,
      article: 'R2121-9 (décret 2021-1311) ; L2121-23',
      small: 1000,
      doubt: say(
        'Un décret de février 2026 est annoncé sur cet article : il n’a pas été trouvé, ni donc comparé.',
        'A decree of February 2026 on this article is announced: it was not found, so not compared.',
      ),
    },
  ],
  ({ populationMunicipale: population }, row) => {
    const everyYears = population < row.small ? 5 : 1;
    return {
      value: {
        paperRequired: true,
        boundEveryYears: everyYears,
        signatures: ['maire', 'secrétaire de séance'],
        glueForbidden: true,
      },
      calculation: say(
        `Papier obligatoire, même si le registre existe aussi en numérique ; coté et paraphé par le maire, sans collage, sur papier permanent ; signé par le maire et le ou les secrétaires ; relié ${everyYears === 1 ? 'chaque année' : 'tous les cinq ans au plus, sous 1 000 habitants'}.`,
        `Paper is compulsory, even beside a digital register; numbered and initialled by the mayor, without glue, on permanent paper; signed by the mayor and the secretary; bound ${everyYears === 1 ? 'every year' : 'every five years at most, below 1 000 inhabitants'}.`,
      ),
    };
  },
);

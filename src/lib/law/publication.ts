/** After a sitting: list, minutes, publication. Ordonnance 2021-1310, in force since 1 July 2022. */
import { addDays, addMonths } from '#lib/kernel/civil.ts';
import { count, date, list, nullable, oneOf, optional } from './facts.ts';
import { contradiction, rule } from './rule.ts';

const from = '2022-07-01';

/** The list of deliberations: posted and online within one week of the sitting. Article L2121-25. */
export const deliberationList = rule(
  { meeting: date },
  [{ from, to: null, article: 'L2121-25', days: 7 }],
  ({ meeting }, row) => ({
    value: { deadline: addDays(meeting, row.days), where: ['affichage mairie', 'site internet s’il existe'] },
    calculation: `Une semaine après la séance du ${meeting} : le ${addDays(meeting, row.days)}.`,
  }),
);

/** The minutes: adopted at the next sitting (`arreteAt`), online within the week that follows it. L2121-15. */
export const minutesPublication = rule(
  { meeting: date, arreteAt: date },
  [{ from, to: null, article: 'L2121-15', days: 7 }],
  ({ meeting, arreteAt }, row) => {
    if (arreteAt <= meeting)
      return contradiction('arreteAt', 'Le procès-verbal est arrêté à une séance ultérieure.');
    return {
      value: { deadline: addDays(arreteAt, row.days) },
      calculation: `Procès-verbal arrêté le ${arreteAt} : en ligne une semaine après cette séance, le ${addDays(arreteAt, row.days)}.`,
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
      calculation:
        `${mentions.length - missing.length} mentions sur ${mentions.length}` +
        (missing.length === 0 ? '.' : ` ; il manque : ${missing.join(', ')}.`) +
        ' En scrutin public, le nom et le vote de chacun y figurent aussi.',
    };
  },
);

/**
 * How acts are published: online from 3 500 inhabitants; below, as the council chose (`affichage`, `papier`,
 * `electronique`), and online if it chose nothing. Article L2131-1, III and IV.
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
      value: { mode: free ? (choice ?? 'electronique') : 'electronique' },
      article: `${row.article} ${free ? 'IV' : 'III'}`,
      calculation: free
        ? `${population} habitants, sous ${row.least} : le conseil choisit ; ${choice ? `il a choisi « ${choice} »` : 'sans choix, la publication est électronique'}.`
        : `${population} habitants, à partir de ${row.least} : la publication est électronique, sans choix.`,
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
    calculation: `Deux mois au moins depuis le ${onlineSince} : jusqu’au ${addMonths(onlineSince, row.months)}.`,
  }),
);

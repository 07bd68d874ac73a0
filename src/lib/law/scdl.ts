/**
 * The open-data file of deliberations: SCDL *délibérations* 2.1.5 (schema.data.gouv.fr), 17 columns. A row is
 * checked as the file holds it: every value a text, an empty text for none.
 */
import { isCivilDate } from '#lib/kernel/civil.ts';
import { count, list, named, optional, scalar, text } from './facts.ts';
import { matterName } from './matters.ts';
import { rule } from './rule.ts';

const rows = [{ from: '2018-10-16', to: null, article: 'SCDL délibérations 2.1.5' }];
const isSiret = (siret: string): boolean => /^\d{14}$/.test(siret);
const isBudgetYear = (year: string): boolean => /^[0-9]{4}(\/[0-9]{4})?$/.test(year);

/** Matter code: one digit, a dot, one or two digits, known to the nomenclature. `7.10` is a text, not 7.1. */
export const scdlMatter = rule({ DELIB_MATIERE_CODE: scalar }, rows, ({ DELIB_MATIERE_CODE: code }) => {
  const name = typeof code === 'string' ? matterName(code) : undefined;
  return {
    value: { valid: name !== undefined, mustStayString: true },
    calculation:
      typeof code === 'number'
        ? 'Le code est un texte : en nombre, 7.10 deviendrait 7.1.'
        : `« ${code} » : ${name ?? 'ce code n’est pas dans la nomenclature'}.`,
  };
});

/** SIRET of the collectivity: fourteen digits, as a text. */
export const scdlSiret = rule({ COLL_SIRET: scalar }, rows, ({ COLL_SIRET: siret }) => {
  const valid = typeof siret === 'string' && isSiret(siret);
  return {
    value: { valid },
    calculation: `« ${siret} » : ${valid ? 'quatorze chiffres' : 'il faut un texte de quatorze chiffres'}.`,
  };
});

/** Budget years: `2026` or `2026/2027`. */
export const scdlBudgetYears = rule({ values: list(text) }, rows, ({ values }) => ({
  value: { valid: values.map(isBudgetYear) },
  calculation: `Forme AAAA ou AAAA/AAAA : ${values.filter(isBudgetYear).length} valeur(s) correcte(s) sur ${values.length}.`,
}));

const voteColumns = ['VOTE_EFFECTIF', 'VOTE_REEL', 'VOTE_POUR', 'VOTE_CONTRE', 'VOTE_ABSTENTION'] as const;
type Votes = Readonly<Partial<Record<(typeof voteColumns)[number], number | undefined>>>;

const voteFlaw = (votes: Votes): string | null => {
  const figures = voteColumns.map((column) => votes[column]).filter((figure) => figure !== undefined);
  if (figures.length === 0) return null;
  const [members, cast, ...detail] = figures;
  if (members === undefined || cast === undefined || figures.length < voteColumns.length)
    return 'les cinq colonnes de vote vont ensemble';
  const sum = detail.reduce((total, figure) => total + figure, 0);
  if (sum !== cast) return `pour + contre + abstention = ${sum}, et non ${cast} votants`;
  return cast > members ? `${cast} votants pour un effectif de ${members}` : null;
};

/** Votes: all columns or none; EFFECTIF ≥ REEL = POUR + CONTRE + ABSTENTION. */
export const scdlVotes = rule(
  {
    VOTE_EFFECTIF: optional(count),
    VOTE_REEL: optional(count),
    VOTE_POUR: optional(count),
    VOTE_CONTRE: optional(count),
    VOTE_ABSTENTION: optional(count),
  },
  rows,
  (votes) => {
    const flaw = voteFlaw(votes);
    return { value: { consistent: flaw === null }, calculation: flaw ?? 'Les nombres de voix s’accordent.' };
  },
);

const required = ['COLL_NOM', 'COLL_SIRET', 'DELIB_ID', 'DELIB_DATE', 'DELIB_OBJET'];
const columns = [
  ...required,
  ...['DELIB_MATIERE_CODE', 'DELIB_MATIERE_NOM', 'BUDGET_ANNEE', 'BUDGET_NOM', 'PREF_ID', 'PREF_DATE'],
  ...voteColumns,
  'DELIB_URL',
];

const flawsIn = (row: ReadonlyMap<string, string>): readonly string[] => {
  const cell = (column: string): string => row.get(column) ?? '';
  const figure = (column: string) => (/^\d+$/.test(cell(column)) ? Number(cell(column)) : undefined);
  const votes = Object.fromEntries(voteColumns.map((column) => [column, figure(column)]));
  const wrong = (column: string, right: (value: string) => boolean, why: string): string[] =>
    cell(column) === '' || right(cell(column)) ? [] : [`${column} : ${why}`];
  const vote = voteFlaw(votes);
  return [
    ...[...row.keys()]
      .filter((column) => !columns.includes(column))
      .map((column) => `${column} : colonne inconnue`),
    ...required.filter((column) => cell(column) === '').map((column) => `${column} : valeur obligatoire`),
    ...wrong('COLL_SIRET', isSiret, 'quatorze chiffres'),
    ...wrong('DELIB_DATE', isCivilDate, 'date AAAA-MM-JJ'),
    ...wrong('DELIB_MATIERE_CODE', (code) => matterName(code) !== undefined, 'code hors nomenclature'),
    ...wrong('BUDGET_ANNEE', isBudgetYear, 'AAAA ou AAAA/AAAA'),
    ...wrong('PREF_DATE', isCivilDate, 'date AAAA-MM-JJ'),
    ...wrong('PREF_DATE', (day) => day >= cell('DELIB_DATE'), 'antérieure à la délibération'),
    ...voteColumns.flatMap((column) => wrong(column, (value) => /^\d+$/.test(value), 'nombre entier')),
    ...(vote === null ? [] : [`VOTE_* : ${vote}`]),
  ];
};

/** One row of the file, all its columns checked together; `flaws` names each column at fault. */
export const scdlRow = rule({ row: named(text) }, rows, ({ row }) => {
  const flaws = flawsIn(row);
  return {
    value: { valid: flaws.length === 0, flaws },
    calculation: flaws.length === 0 ? 'La ligne suit le schéma.' : `${flaws.join(' ; ')}.`,
  };
});

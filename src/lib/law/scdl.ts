/**
 * The open-data file of deliberations: SCDL *délibérations* 2.1.5 (schema.data.gouv.fr), 17 columns. A row is
 * checked as the file holds it: every value a text, an empty text for none. It is judged as the official validator
 * does (validata-core): pattern, key of the SIRET, prefix of the matter, years, columns that go together, sums. Three
 * checks are ours, from what the schema says in words without a pattern: the code is in the nomenclature, a name that
 * begins with its theme has that code's theme, and a prefecture is PREFNNN, SPREFNNNM or SGARNNN.
 */
import { isCivilDate } from '#lib/kernel/civil.ts';
import { count, list, named, optional, scalar, text } from './facts.ts';
import { matterName, themes } from './matters.ts';
import { rule } from './rule.ts';
import { say } from './said.ts';

const rows = [{ from: '2018-10-16', to: null, article: 'SCDL délibérations 2.1.5' }];
const laPoste = '356000000';

const digits = (number: string): number[] => [...number].map(Number);
/** Luhn's key: from the right, every second digit doubled, digits of the products summed, a multiple of ten. */
const luhn = (number: string): boolean =>
  digits(number)
    .reverse()
    .reduce((sum, digit, at) => sum + (at % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2), 0) %
    10 ===
  0;

/** Fourteen digits whose first nine and whole both satisfy the key; La Poste's own sum is a multiple of five. */
const isSiret = (siret: string): boolean => {
  if (!/^\d{14}$/.test(siret) || !luhn(siret.slice(0, 9))) return false;
  const ofLaPoste =
    siret.startsWith(laPoste) && digits(siret).reduce((sum, digit) => sum + digit, 0) % 5 === 0;
  return luhn(siret) || ofLaPoste;
};

/** `2026`, or `2026/2027`: the second year after the first. */
const isBudgetYear = (year: string): boolean => {
  const [, first, , second] = /^([0-9]{4})(\/([0-9]{4}))?$/.exec(year) ?? [];
  return first !== undefined && (second === undefined || second > first);
};

/** An absolute address, as RFC 3986 writes it: a scheme, and no character to escape. */
const isAddress = (address: string): boolean =>
  /^[a-z][a-z0-9+.-]*:[\w\-.~:/?#[\]@!$&'()*+,;=%]+$/i.test(address) &&
  !/%(?![0-9a-f]{2})/i.test(address) &&
  URL.canParse(address);

/** PREFNNN, SPREFNNNM or SGARNNN, N being a digit or the A and B of Corsica. */
const isPrefecture = (id: string): boolean => /^(PREF|SGAR)\d[\dAB]{2}$|^SPREF\d[\dAB]{2}\d$/.test(id);

const plain = (words: string): string =>
  words
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase();

/** What is wrong with a matter's name, null when nothing: a known theme, a slash without spaces around it. */
const matterNameFlaw = (name: string, code: string): string | null => {
  const at = name.indexOf('/');
  if (at < 0) return 'une barre oblique sépare le thème de la matière';
  const prefix = name.slice(0, at);
  const theme = themes.findIndex((known) => plain(known) === plain(prefix.trimEnd()));
  if (prefix !== prefix.trimEnd() || name.includes('/ ')) return 'pas d’espace autour de la barre oblique';
  if (theme < 0) return `« ${prefix} » n’est pas un thème de la nomenclature`;
  return code !== '' && code[0] !== String(theme + 1) ? `le thème n’est pas celui du code ${code}` : null;
};

/** Matter code: one digit, a dot, one or two digits, known to the nomenclature. `7.10` is a text, not 7.1. */
export const scdlMatter = rule({ DELIB_MATIERE_CODE: scalar }, rows, ({ DELIB_MATIERE_CODE: code }) => {
  const name = typeof code === 'string' ? matterName(code) : undefined;
  return {
    value: { valid: name !== undefined, mustStayString: true },
    doubt: say(
      'La nomenclature est celle de la préfecture, datée : la liste nationale n’est ici qu’une valeur par défaut.',
      'The nomenclature is the prefecture’s, and dated: the national list is a default here.',
    ),
    calculation:
      typeof code === 'number'
        ? say(
            'Le code est un texte : en nombre, 7.10 deviendrait 7.1.',
            'The code is a text: as a number, 7.10 would become 7.1.',
          )
        : say(
            `« ${code} » : ${name ?? 'ce code n’est pas dans la nomenclature'}.`,
            `“${code}”: ${name ?? 'this code is not in the nomenclature'}.`,
          ),
  };
});

/** SIRET of the collectivity: fourteen digits, as a text, whose key holds. */
export const scdlSiret = rule({ COLL_SIRET: scalar }, rows, ({ COLL_SIRET: siret }) => {
  const valid = typeof siret === 'string' && isSiret(siret);
  const shaped = typeof siret === 'string' && /^\d{14}$/.test(siret);
  return {
    value: { valid },
    calculation: valid
      ? say(`« ${siret} » : quatorze chiffres, clé juste.`, `“${siret}”: fourteen digits, the key holds.`)
      : shaped
        ? say(
            `« ${siret} » : quatorze chiffres, mais la clé de contrôle est fausse.`,
            `“${siret}”: fourteen digits, but the check digit is wrong.`,
          )
        : say(
            `« ${siret} » : il faut un texte de quatorze chiffres.`,
            `“${siret}”: a text of fourteen digits is needed.`,
          ),
  };
});

/** Budget years: `2026`, or `2026/2027` in that order. */
export const scdlBudgetYears = rule({ values: list(text) }, rows, ({ values }) => {
  const right = values.filter(isBudgetYear).length;
  return {
    value: { valid: values.map(isBudgetYear) },
    calculation: say(
      `Forme AAAA ou AAAA/AAAA, la seconde année après la première : ${right} valeur(s) correcte(s) sur ${values.length}.`,
      `YYYY or YYYY/YYYY, the second year after the first: ${right} right value(s) of ${values.length}.`,
    ),
  };
});

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
    return {
      value: { consistent: flaw === null },
      doubt: say(
        'Un scrutin secret n’a pas de colonne pour ses bulletins blancs : laisser les cinq colonnes vides, ou dire ailleurs comment ils sont comptés.',
        'A secret ballot has no column for its blank papers: leave the five columns empty, or say elsewhere how they are counted.',
      ),
      calculation:
        flaw === null
          ? say('Les nombres de voix s’accordent.', 'The numbers of votes agree.')
          : say(`${flaw}.`, `In French, as the file’s reader will: ${flaw}.`),
    };
  },
);

const required = [
  'COLL_NOM',
  'COLL_SIRET',
  'DELIB_ID',
  'DELIB_DATE',
  'DELIB_MATIERE_CODE',
  'DELIB_MATIERE_NOM',
  'DELIB_OBJET',
];
const columns = [
  ...required,
  ...['BUDGET_ANNEE', 'BUDGET_NOM', 'PREF_ID', 'PREF_DATE'],
  ...voteColumns,
  'DELIB_URL',
];

type Cell = (column: string) => string;
const wrong = (cell: Cell, column: string, right: (value: string) => boolean, why: string): string[] =>
  cell(column) === '' || right(cell(column)) ? [] : [`${column} : ${why}`];

/** What is wrong with each cell alone. */
const cellFlaws = (cell: Cell): string[] => [
  ...required.filter((column) => cell(column) === '').map((column) => `${column} : valeur obligatoire`),
  ...wrong(cell, 'COLL_SIRET', isSiret, 'quatorze chiffres, avec une clé juste'),
  ...wrong(cell, 'DELIB_DATE', isCivilDate, 'date AAAA-MM-JJ'),
  ...wrong(cell, 'DELIB_MATIERE_CODE', (code) => matterName(code) !== undefined, 'code hors nomenclature'),
  ...wrong(cell, 'BUDGET_ANNEE', isBudgetYear, 'AAAA, ou AAAA/AAAA dans l’ordre'),
  ...wrong(cell, 'PREF_ID', isPrefecture, 'PREFNNN, SPREFNNNM ou SGARNNN'),
  ...wrong(cell, 'PREF_DATE', isCivilDate, 'date AAAA-MM-JJ'),
  ...voteColumns.flatMap((column) => wrong(cell, column, (value) => /^\d+$/.test(value), 'nombre entier')),
  ...wrong(cell, 'DELIB_URL', isAddress, 'adresse complète (https://…)'),
];

/** What is wrong between cells: what goes together, comes after, or adds up. */
const rowFlaws = (cell: Cell): string[] => {
  const together = (one: string, other: string): string[] =>
    (cell(one) === '') === (cell(other) === '') ? [] : [`${one}, ${other} : les deux vont ensemble`];
  const figure = (column: string) => (/^\d+$/.test(cell(column)) ? Number(cell(column)) : undefined);
  const votes = voteFlaw(Object.fromEntries(voteColumns.map((column) => [column, figure(column)])));
  const name = cell('DELIB_MATIERE_NOM');
  const nameFlaw = name === '' ? null : matterNameFlaw(name, cell('DELIB_MATIERE_CODE'));
  return [
    ...(nameFlaw === null ? [] : [`DELIB_MATIERE_NOM : ${nameFlaw}`]),
    ...together('BUDGET_ANNEE', 'BUDGET_NOM'),
    ...together('PREF_ID', 'PREF_DATE'),
    ...wrong(cell, 'PREF_DATE', (day) => day >= cell('DELIB_DATE'), 'antérieure à la délibération'),
    ...(votes === null ? [] : [`VOTE_* : ${votes}`]),
  ];
};

/** One row of the file, all its columns checked together; `flaws` names each column at fault, in French. */
export const scdlRow = rule({ row: named(text) }, rows, ({ row }) => {
  const cell: Cell = (column) => row.get(column) ?? '';
  const flaws = [
    ...[...row.keys()]
      .filter((column) => !columns.includes(column))
      .map((column) => `${column} : colonne inconnue`),
    ...cellFlaws(cell),
    ...rowFlaws(cell),
  ];
  return {
    value: { valid: flaws.length === 0, flaws },
    calculation:
      flaws.length === 0
        ? say('La ligne suit le schéma.', 'The row follows the schema.')
        : say(
            `${flaws.join(' ; ')}.`,
            `${flaws.length} flaw(s), in French as the schema is: ${flaws.join('; ')}.`,
          ),
  };
});

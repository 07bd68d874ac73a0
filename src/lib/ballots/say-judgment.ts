import { both, counted, figure, type Block, type Words } from '#lib/kernel/answer.ts';
import { stackedBars } from './bars.ts';
import type { JudgedOption } from './majority-judgment.ts';
import { byPlace, inFront, option, place, table, type Said } from './saying.ts';
import type { Tally } from './tally.ts';

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const percent = (share: number): Words => {
  const { fr, en } = figure(share);
  return { fr: `${fr} %`, en: `${en}%` };
};

/** « Assez bien + » */
const mention = ({ grade, sign }: JudgedOption): string =>
  grade === null ? '' : `${grade} ${sign === '+' ? '+' : '−'}`;

const countsTable = (
  grades: readonly string[],
  rows: readonly { readonly option: string; readonly counts: readonly number[]; readonly missing: number }[],
): Block =>
  table(
    { fr: 'Mentions reçues, de la pire à la meilleure', en: 'Grades received, from worst to best' },
    [option, ...grades, { fr: 'Sans mention', en: 'No grade' }],
    rows.map((row) => [row.option, ...row.counts.map(String), String(row.missing)]),
    1,
  );

const gradesPicture = (
  grades: readonly string[],
  rows: readonly { readonly option: string; readonly counts: readonly number[] }[],
): Block =>
  stackedBars(
    {
      fr: 'Les mentions de chaque option, de la pire à la meilleure ; le trait est à la moitié des mentions',
      en: 'The grades of each option, from worst to best; the line stands at half of the grades',
    },
    grades,
    rows.map((row) => ({ label: row.option, parts: row.counts })),
    (at) => sum(rows[at]?.counts ?? []) / 2,
  );

/** The rounds of options that the first one does not part. */
const roundsTable = (rows: readonly JudgedOption[], grades: readonly string[]): Block[] => {
  const alike = rows.filter((one) =>
    rows.some(
      (other) =>
        other !== one && other.grade === one.grade && other.sign === one.sign && one.rounds.length > 1,
    ),
  );
  if (alike.length === 0) return [];
  return [
    table(
      {
        fr: 'Départage, tour par tour : le groupe médian rejoint la mention voisine du côté le plus nombreux, et l’on recommence',
        en: 'Parting, round by round: the middle group joins the next grade on its larger side, and so on',
      },
      [
        option,
        { fr: 'Tour', en: 'Round' },
        { fr: 'Mention médiane', en: 'Middle grade' },
        { fr: 'Au-dessus', en: 'Above' },
        { fr: 'En dessous', en: 'Below' },
      ],
      alike.flatMap((row) =>
        row.rounds.map((round, at) => [
          row.option,
          String(at + 1),
          grades[round.grade] ?? '',
          String(round.above),
          String(round.below),
        ]),
      ),
      3,
    ),
  ];
};

export const sayJudgment = (result: Tally<'majority-judgment'>): Said => {
  const { order, options, grades, missing } = result;
  const ranked = byPlace(options, order);
  const best = ranked[0]?.[1];
  if (!best || best.grade === null)
    return {
      verdict: [
        {
          fr: 'Personne n’a donné de mention : rien n’est classé.',
          en: 'Nobody gave a grade: nothing is ordered.',
        },
      ],
      sheet: [],
    };
  const judged = (order[0] ?? []).length;
  const why = both((language, tell) =>
    language === 'fr'
      ? `mention majoritaire « ${mention(best)} » (${tell(percent(best.gauge.above))} au-dessus, ${tell(percent(best.gauge.below))} en dessous)`
      : `majority grade “${mention(best)}” (${tell(percent(best.gauge.above))} above, ${tell(percent(best.gauge.below))} below)`,
  );
  const how: Words =
    missing === 'worst'
      ? { fr: 'Une mention qui manque compte comme la pire.', en: 'A grade left out counts as the worst.' }
      : { fr: 'Une mention qui manque n’est pas comptée.', en: 'A grade left out is not counted.' };
  const rows = ranked.map(([, row]) => row);
  return {
    verdict: [
      both(
        (_language, tell) =>
          `${tell(inFront(order))}${judged === 1 ? `${_language === 'fr' ? ' ' : ''}: ${tell(why)}` : `, ${tell(why)}`}.`,
      ),
    ],
    sheet: [
      table(
        { fr: 'Classement', en: 'Order' },
        [
          place,
          option,
          { fr: 'Mention majoritaire', en: 'Majority grade' },
          { fr: 'Au-dessus', en: 'Above' },
          { fr: 'En dessous', en: 'Below' },
          { fr: 'Mentions', en: 'Grades' },
        ],
        ranked.map(([at, row]) => [
          at,
          row.option,
          mention(row),
          percent(row.gauge.above),
          percent(row.gauge.below),
          String(row.judges),
        ]),
        3,
      ),
      gradesPicture(grades, rows),
      countsTable(grades, rows),
      ...roundsTable(rows, grades),
      { kind: 'text', text: how },
    ],
  };
};

export const sayGradients = ({ order, options, grades }: Tally<'gradients'>): Said => {
  const ranked = byPlace(options, order);
  const rows = ranked.map(([, row]) => row);
  const vetoes = rows.filter((row) => row.vetoes > 0);
  const supported = (row: (typeof rows)[number]): Words =>
    row.support === null ? '–' : percent(row.support * 100);
  const best = rows[0];
  const nobody: Words = { fr: 'Personne n’a répondu.', en: 'Nobody answered.' };
  const first = both((language, tell) =>
    language === 'fr'
      ? `${tell(inFront(order))}, degré médian « ${best?.median} », ${best ? tell(supported(best)) : ''} dans la moitié haute de l’échelle.`
      : `${tell(inFront(order))}, middle degree “${best?.median}”, ${best ? tell(supported(best)) : ''} in the upper half of the scale.`,
  );
  return {
    verdict: [
      best?.median ? first : nobody,
      ...vetoes.map((row) =>
        both((language, tell) => {
          const many = tell(counted(row.vetoes, ['réponse', 'réponses'], ['answer', 'answers']));
          return language === 'fr'
            ? `« ${row.option} » : ${many} au degré le plus bas (« ${grades[0]} »).`
            : `“${row.option}”: ${many} at the lowest degree (“${grades[0]}”).`;
        }),
      ),
    ],
    sheet: [
      table(
        { fr: 'Classement', en: 'Order' },
        [
          place,
          option,
          { fr: 'Degré médian', en: 'Middle degree' },
          { fr: 'Moitié haute', en: 'Upper half' },
        ],
        ranked.map(([at, row]) => [at, row.option, row.median ?? '–', supported(row)]),
        3,
      ),
      gradesPicture(grades, rows),
      countsTable(
        grades,
        rows.map((row) => ({ ...row, missing: row.silent })),
      ),
    ],
  };
};

import { both, figure, type AnswerColumn, type Block, type Words } from '#lib/kernel/answer.ts';
import type { Majority } from './common-ground.ts';
import { agreementPicture, mapPicture } from './pictures.ts';
import { saysSomething, type Outcome } from './outcome.ts';
import type { Pair, SmallBody } from './small-body.ts';
import { countOf, groupWords, people, percent, sideWords, textWords } from './words.ts';
import { answered, type StatementTally } from './tallies.ts';

const heading = (fr: string, en: string): Block => ({ kind: 'heading', text: { fr, en } });

const words = (fr: string, en: string): AnswerColumn => ({ title: { fr, en } });
const figures = (fr: string, en: string): AnswerColumn => ({ title: { fr, en }, numeric: true });

const number = words('n°', 'no.');
const side = words('côté', 'side');
const answers = figures('réponses', 'answers');
const share = figures('part', 'share');
const product = figures('produit', 'product');
/** Last in its row: texts are long, and figures stay in sight before them. */
const statement = words('énoncé', 'statement');

const table = (
  caption: Words,
  columns: readonly AnswerColumn[],
  rows: readonly (readonly Words[])[],
): Block => ({ kind: 'table', caption, columns, rows });

const decimals = (value: number): Words => figure(value, 2);

/** What each group answers otherwise than the others, with the figures of the two tests. */
const representedTable = ({ map: { groups }, texts, fewest }: Outcome): Block =>
  table(
    {
      fr: `Ce qui distingue chaque groupe : énoncés auxquels au moins ${fewest} personnes du groupe, et ${fewest} des autres, ont répondu ; l’écart passe 1,28 quand le hasard seul le donnerait moins d’une fois sur dix`,
      en: `What sets each group apart: statements that at least ${fewest} people of the group, and ${fewest} of the others, answered; the deviate passes 1.28 when chance alone would give it less than one time in ten`,
    },
    [
      words('groupe', 'group'),
      side,
      number,
      answers,
      share,
      figures('écart à la moitié', 'deviate from a half'),
      figures('fois les autres', 'times the others'),
      figures('écart aux autres', 'deviate from the others'),
      statement,
    ],
    groups.flatMap(({ id, representative }) =>
      representative.map((one) => [
        String(id + 1),
        sideWords[one.side],
        one.statement,
        countOf(one.count, one.answered),
        percent(one.share),
        decimals(one.shareTest),
        decimals(one.ratio),
        decimals(one.ratioTest),
        textWords(one.statement, texts),
      ]),
    ),
  );

const groupsSheet = (outcome: Outcome): Block[] => {
  const { map } = outcome;
  const { groups, placed } = map;
  if (groups.length === 0) return [];
  const names = groups.map(({ id, size }): Words =>
    both((language, tell) => `${tell(groupWords(id))}${language === 'fr' ? ' : ' : ': '}${size}`),
  );
  return [
    heading('Les groupes', 'The groups'),
    ...(saysSomething(map)
      ? [
          mapPicture(
            {
              fr: 'La carte : deux personnes proches ont répondu de même. Les axes n’ont pas de sens par eux-mêmes.',
              en: 'The map: two people close to each other answered alike. The axes mean nothing by themselves.',
            },
            map,
            names,
            { fr: 'hors des groupes montrés', en: 'outside the groups shown' },
          ),
        ]
      : []),
    table(
      { fr: 'Personnes par groupe', en: 'People by group' },
      [
        words('groupe', 'group'),
        figures('personnes', 'people'),
        figures('part des placées', 'share of those placed'),
      ],
      groups.map(({ id, size }) => [
        String(id + 1),
        String(size),
        percent(size / Math.max(1, placed.length)),
      ]),
    ),
    ...(groups.length > 1 ? [representedTable(outcome)] : []),
  ];
};

/** Longest list of a table that only ranks: the table of all statements has the rest. */
const most = 10;

const betweenGroups = ({ map, texts, fewest }: Outcome): Block[] => {
  const { groups, bridges, divides, consensus } = map;
  if (groups.length < 2) return [];
  const tallies = groups.flatMap(({ statements }) => statements);
  const seldom = new Set(tallies.filter((tally) => answered(tally) < fewest).map(({ statement: id }) => id));
  const ofGroups = groups.map(({ id }): AnswerColumn => ({ title: groupWords(id), numeric: true }));
  return [
    heading('Entre les groupes', 'Between the groups'),
    table(
      {
        fr: 'Énoncés-passerelles : dans chaque groupe, plus de la moitié du même côté, à 90 % ; par produit des parts',
        en: 'Bridging statements: in every group, more than a half on the same side, at 90%; by the product of shares',
      },
      [side, number, product, ...ofGroups, statement],
      bridges.map((bridge) => [
        sideWords[bridge.side],
        bridge.statement,
        decimals(bridge.score),
        ...bridge.groups.map(({ count, answered: all }) => countOf(count, all)),
        textWords(bridge.statement, texts),
      ]),
    ),
    table(
      { fr: 'Ce qui sépare le plus deux groupes', en: 'What parts two groups most' },
      [
        number,
        words('le plus pour', 'most for'),
        words('le moins pour', 'least for'),
        figures('écart des parts', 'gap of shares'),
        figures('écart réduit', 'deviate'),
        statement,
      ],
      divides.map((one) => [
        one.statement,
        groupWords(one.most),
        groupWords(one.least),
        percent(one.gap),
        decimals(one.gapTest),
        textWords(one.statement, texts),
      ]),
    ),
    table(
      {
        fr: `Consensus entre groupes : produit, sur les groupes, de (pour + 1) / (réponses + 2) ; les dix premiers auxquels ${fewest} personnes de chaque groupe ont répondu`,
        en: `Consensus between groups: product, over groups, of (for + 1) / (answers + 2); the first ten that ${fewest} people of each group answered`,
      },
      [number, product, statement],
      consensus
        .filter(({ statement: id }) => !seldom.has(id))
        .slice(0, most)
        .map((one) => [one.statement, decimals(one.score), textWords(one.statement, texts)]),
    ),
  ];
};

const majoritiesSheet = ({ map: { majorities, counted }, texts }: Outcome): Block => {
  const rows = (list: readonly Majority[], on: 'agree' | 'disagree') =>
    list.map((one): Words[] => [
      sideWords[on],
      one.statement,
      countOf(one.count, one.answered),
      percent(one.share),
      decimals(one.shareTest),
      textWords(one.statement, texts),
    ]);
  return table(
    both((language, tell) =>
      language === 'fr'
        ? `Majorités nettes, sur ${tell(people(counted))}`
        : `Clear majorities, over ${tell(people(counted))}`,
    ),
    [side, number, answers, share, figures('écart', 'deviate'), statement],
    [...rows(majorities.agree, 'agree'), ...rows(majorities.disagree, 'disagree')],
  );
};

const threeCounts = ({ agree, disagree, pass }: StatementTally): Words[] =>
  [agree, disagree, pass].map(String);
const threeColumns = [figures('pour', 'for'), figures('contre', 'against'), figures('passe', 'pass')];

/** Those who answer most, or least, like one person: all of them where several do equally. */
const extremes = (
  { people: names, agreement }: SmallBody,
  row: number,
  part: (pair: Pair) => number,
): Words => {
  const pairs = (agreement[row] ?? []).flatMap((pair, at) =>
    pair && pair.shared > 0 ? [{ name: names[at] ?? '', pair, value: part(pair) / pair.shared }] : [],
  );
  const best = Math.max(...pairs.map(({ value }) => value));
  if (pairs.length === 0 || best === 0) return '–';
  const found = pairs.filter(({ value }) => value === best);
  const shown = found.slice(0, 3).map(({ name, pair }) => `${name} (${part(pair)}/${pair.shared})`);
  return shown.join(', ') + (found.length > 3 ? '…' : '');
};

const bodySheet = ({ body, texts }: Outcome): Block[] => {
  if (!body) return [];
  const counts = (caption: Words, tallies: readonly StatementTally[]): Block =>
    table(
      caption,
      [number, ...threeColumns, statement],
      tallies
        .slice(0, most)
        .map((tally) => [tally.statement, ...threeCounts(tally), textWords(tally.statement, texts)]),
    );
  return [
    heading('La petite instance, en comptes', 'The small body, in counts'),
    counts({ fr: 'Ce qu’elle partage le plus', en: 'What it shares most' }, body.consensual),
    counts({ fr: 'Ce qui la divise le plus', en: 'What divides it most' }, body.dividing),
    table(
      {
        fr: 'Qui répond comme qui, parmi les énoncés auxquels les deux ont répondu',
        en: 'Who answers like whom, among the statements that both answered',
      },
      [
        words('personne', 'person'),
        words('le plus souvent de même', 'most often alike'),
        words('le plus souvent à l’opposé', 'most often opposed'),
      ],
      body.people.map((name, row) => [
        name,
        extremes(body, row, ({ alike }) => alike),
        extremes(body, row, ({ opposed }) => opposed),
      ]),
    ),
    agreementPicture(
      {
        fr: 'Qui répond comme qui : plus le carré est foncé, plus les deux personnes ont répondu de même',
        en: 'Who answers like whom: the darker the square, the more the two people answered alike',
      },
      body,
    ),
  ];
};

const everyStatement = ({ map: { statements, groups, counted }, texts, fewest }: Outcome): Block => {
  const inGroups = groups.map(({ statements: own }) => new Map(own.map((tally) => [tally.statement, tally])));
  return table(
    both((language, tell) =>
      language === 'fr'
        ? `Tous les énoncés, sur ${tell(people(counted))}${groups.length > 0 ? ` ; par groupe : pour/contre/passe, s’ils sont au moins ${fewest}` : ''}`
        : `All statements, over ${tell(people(counted))}${groups.length > 0 ? `; by group: for/against/pass, if they are at least ${fewest}` : ''}`,
    ),
    [
      number,
      ...threeColumns,
      ...groups.map(({ id }): AnswerColumn => ({ title: groupWords(id), numeric: true })),
      statement,
    ],
    statements.map((tally) => [
      tally.statement,
      ...threeCounts(tally),
      ...inGroups.map((own) => {
        const mine = own.get(tally.statement);
        return mine && answered(mine) >= fewest ? `${mine.agree}/${mine.disagree}/${mine.pass}` : '–';
      }),
      textWords(tally.statement, texts),
    ]),
  );
};

/** All that is needed to redo a map's figures by hand. */
export const sheetOf = (outcome: Outcome): Block[] => [
  ...groupsSheet(outcome),
  ...betweenGroups(outcome),
  heading('Tous ensemble', 'All together'),
  majoritiesSheet(outcome),
  ...bodySheet(outcome),
  everyStatement(outcome),
];

import { both, counted, figure, type Words } from '#lib/kernel/answer.ts';
import { stackedBars } from './bars.ts';
import { byPlace, inFront, option, place, silent, table, type Said } from './saying.ts';
import type { Tally } from './tally.ts';

const meanOf = (mean: number | null): Words => (mean === null ? '–' : figure(mean));

const nobody: Words = {
  fr: 'Personne n’a donné de points : rien n’est classé.',
  en: 'Nobody gave points: nothing is ordered.',
};

export const sayPoints = ({ method, options, order, limit, unused }: Tally<'dots' | 'score'>): Said => {
  const ranked = byPlace(options, order);
  const best = ranked[0]?.[1];
  const won = both((language, tell) => {
    const points = tell(counted(best?.points ?? 0, ['point', 'points'], ['point', 'points']));
    const mean = `${language === 'fr' ? 'moyenne' : 'mean'} ${tell(meanOf(best?.mean ?? null))}`;
    return `${tell(inFront(order))} (${method === 'dots' ? points : mean}).`;
  });
  const rule: Words =
    method === 'dots'
      ? {
          fr: `Chaque personne a ${limit} points à répartir ; ${unused} n’ont pas servi.`,
          en: `Each person has ${limit} points to spread; ${unused} were not used.`,
        }
      : {
          fr: `Notes de 0 à ${limit} ; le classement suit la moyenne de qui a noté.`,
          en: `Scores from 0 to ${limit}; the order follows the mean of those who scored.`,
        };
  return {
    verdict: [best && best.people > 0 ? won : nobody, rule],
    sheet: [
      table(
        { fr: 'Points', en: 'Points' },
        [
          place,
          option,
          { fr: 'Points', en: 'Points' },
          { fr: 'Personnes', en: 'People' },
          { fr: 'Moyenne', en: 'Mean' },
        ],
        ranked.map(([at, row]) => [at, row.option, String(row.points), String(row.people), meanOf(row.mean)]),
      ),
      stackedBars(
        method === 'dots' ? { fr: 'Points reçus', en: 'Points received' } : { fr: 'Moyennes', en: 'Means' },
        [method === 'dots' ? 'points' : { fr: 'moyenne', en: 'mean' }],
        ranked.map(([, row]) => ({
          label: row.option,
          parts: [method === 'dots' ? row.points : (row.mean ?? 0)],
        })),
      ),
    ],
  };
};

const abacusColours: readonly Words[] = [
  { fr: 'Vert foncé (5)', en: 'Dark green (5)' },
  { fr: 'Vert clair (4)', en: 'Light green (4)' },
  { fr: 'Orange (3)', en: 'Orange (3)' },
  { fr: 'Rouge clair (2)', en: 'Light red (2)' },
  { fr: 'Rouge foncé (1)', en: 'Dark red (1)' },
];

export const sayAbacus = ({ options, order }: Tally<'regnier'>): Said => {
  const ranked = byPlace(options, order);
  const best = ranked[0]?.[1];
  return {
    verdict: [
      best && best.mean !== null
        ? both((language, tell) => {
            const mean = tell(meanOf(best.mean));
            return language === 'fr'
              ? `${tell(inFront(order))} (moyenne ${mean} sur 5).`
              : `${tell(inFront(order))} (mean ${mean} of 5).`;
          })
        : {
            fr: 'Personne n’a donné de couleur : rien n’est classé.',
            en: 'Nobody gave a colour: nothing is ordered.',
          },
    ],
    sheet: [
      table(
        {
          fr: 'Abaque : par moyenne, puis par nombre d’exprimés',
          en: 'Abacus: by mean, then by number expressed',
        },
        [
          place,
          option,
          { fr: 'Moyenne', en: 'Mean' },
          { fr: 'Écart-type', en: 'Deviation' },
          { fr: 'Exprimés', en: 'Expressed' },
          ...abacusColours,
          { fr: 'Blanc', en: 'White' },
          { fr: 'Noir', en: 'Black' },
          silent,
        ],
        ranked.map(([at, row]) => [
          at,
          row.option,
          meanOf(row.mean),
          meanOf(row.standardDeviation),
          ...[row.expressed, ...row.counts, row.white, row.black, row.silent].map(String),
        ]),
      ),
      stackedBars(
        { fr: 'Couleurs, du rouge foncé au vert foncé', en: 'Colours, from dark red to dark green' },
        abacusColours.toReversed(),
        ranked.map(([, row]) => ({ label: row.option, parts: row.counts.toReversed() })),
      ),
    ],
  };
};

export const sayColours = ({ options, order }: Tally<'colours'>): Said => {
  const ranked = byPlace(options, order);
  const best = ranked[0]?.[1];
  const answered = ranked.some(([, row]) => row.green + row.orange + row.red > 0);
  return {
    verdict: [
      answered && best
        ? both((language, tell) =>
            language === 'fr'
              ? `${tell(inFront(order))} (${best.green} vert, ${best.orange} orange, ${best.red} rouge).`
              : `${tell(inFront(order))} (${best.green} green, ${best.orange} orange, ${best.red} red).`,
          )
        : {
            fr: 'Personne n’a donné de couleur : rien n’est classé.',
            en: 'Nobody gave a colour: nothing is ordered.',
          },
    ],
    sheet: [
      table(
        {
          fr: 'Couleurs : le moins de rouges d’abord, puis le plus de verts',
          en: 'Colours: fewest reds first, then most greens',
        },
        [
          place,
          option,
          { fr: 'Vert', en: 'Green' },
          'Orange',
          { fr: 'Rouge', en: 'Red' },
          { fr: 'Blanc', en: 'White' },
          silent,
        ],
        ranked.map(([at, row]) => [
          at,
          row.option,
          ...[row.green, row.orange, row.red, row.white, row.silent].map(String),
        ]),
      ),
      stackedBars(
        { fr: 'Couleurs', en: 'Colours' },
        [{ fr: 'rouge', en: 'red' }, 'orange', { fr: 'vert', en: 'green' }],
        ranked.map(([, row]) => ({ label: row.option, parts: [row.red, row.orange, row.green] })),
      ),
    ],
  };
};

export const sayNominations = ({ people, changes }: Tally<'nominations'>): Said => ({
  verdict: [
    {
      fr: `${people.length} ${people.length < 2 ? 'personne proposée' : 'personnes proposées'}, ${changes} ${changes < 2 ? 'report' : 'reports'}. Le nombre de propositions ne décide pas : ce sont les raisons qui comptent.`,
      en: `${people.length} ${people.length === 1 ? 'person' : 'people'} nominated, ${changes} ${changes === 1 ? 'change' : 'changes'}. The number of nominations does not decide: reasons do.`,
    },
  ],
  sheet: [
    table(
      { fr: 'Propositions, par nom', en: 'Nominations, by name' },
      [
        { fr: 'Personne', en: 'Person' },
        { fr: 'Raisons', en: 'Reasons' },
        { fr: 'Avant reports', en: 'Before changes' },
        { fr: 'Après', en: 'After' },
      ],
      people.map(({ person, reasons, before, after }) => [
        person,
        reasons.map(({ reason, carried }) => (carried ? `→ ${reason}` : reason)).join(' ; '),
        String(before),
        String(after),
      ]),
    ),
    stackedBars(
      { fr: 'Propositions après reports', en: 'Nominations after changes' },
      [{ fr: 'propositions', en: 'nominations' }],
      people.map(({ person, after }) => ({ label: person, parts: [after] })),
    ),
  ],
});

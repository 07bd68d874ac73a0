import { both, counted, figure, type Answer, type Block, type Words } from '#lib/kernel/answer.ts';
import type { Sentence } from '#lib/kernel/sentence.ts';
import type { Asked } from './asked.ts';
import type { Certificate } from './draw.ts';
import type { Objective } from './fair.ts';
import { chancesPicture, sharesPicture } from './pictures.ts';
import type { Quota } from './pool.ts';

/** What a draw found, whatever its way. */
export interface Found {
  readonly objective: Objective | 'greedy';
  /** Persons drawn in each panel. */
  readonly size: number;
  readonly probabilities: Readonly<Record<string, number>>;
  readonly minimum: number;
  readonly gini: number;
  /** None where nothing bounds the chances. */
  readonly certificate?: Certificate;
  readonly excluded?: readonly string[];
}

/** What was found, and the panels that chance pointed at. */
export interface Drawn {
  readonly draw: Found;
  /** Those kept included. */
  readonly panels: readonly (readonly string[])[];
}

/** A draw as it is told. */
export interface Outcome extends Drawn {
  readonly asked: Asked;
  /** Words that pointed at the panel. */
  readonly seed: string;
  /** In the order in which they are called. */
  readonly reserve: readonly string[];
}

export const percent = (chance: number): Sentence =>
  both((_language, tell) => `${tell(figure(chance * 100))} %`);

const people = (count: number): Sentence => counted(count, ['personne', 'personnes'], ['person', 'people']);

const few = (ids: readonly string[], most = 40): string =>
  ids.slice(0, most).join(', ') + (ids.length > most ? '…' : '');

/** What a value of a criterion asks for, has and gets. */
interface Category {
  readonly quota: Quota;
  readonly pool: number;
  /** In each panel. */
  readonly drawn: readonly number[];
}

const categoriesOf = ({ pool }: Asked, panels: readonly (readonly string[])[]): Category[] => {
  const byId = new Map(pool.people.map((person) => [person.id, person]));
  return pool.quotas.map((quota) => {
    const at = pool.features.indexOf(quota.feature);
    return {
      quota,
      pool: pool.people.filter(({ values }) => values[at] === quota.value).length,
      drawn: panels.map((panel) => panel.filter((id) => byId.get(id)?.values[at] === quota.value).length),
    };
  });
};

const target = ({ min, max }: Quota): Words =>
  min === max
    ? String(min)
    : both((language) => (language === 'fr' ? `${min} à ${max}` : `${min} to ${max}`));

const panelTitle = (at: number, panels: number): Words =>
  panels === 1
    ? { fr: 'Personnes tirées', en: 'People drawn' }
    : { fr: `Personnes tirées, panel ${at + 1}`, en: `People drawn, panel ${at + 1}` };

const categoryTable = (categories: readonly Category[], panels: number, total: number): Block => ({
  kind: 'table',
  caption: { fr: 'Cible, personnes et panel par catégorie', en: 'Target, people and panel by category' },
  columns: [
    { title: { fr: 'critère', en: 'criterion' } },
    { title: { fr: 'valeur', en: 'value' } },
    { title: { fr: 'cible', en: 'target' }, numeric: true },
    { title: { fr: 'inscrites', en: 'in the pool' }, numeric: true },
    { title: { fr: 'part des inscrites', en: 'share of the pool' }, numeric: true },
    ...Array.from({ length: panels }, (_, at) => ({
      title: panels === 1 ? { fr: 'tirées', en: 'drawn' } : { fr: `panel ${at + 1}`, en: `panel ${at + 1}` },
      numeric: true,
    })),
  ],
  rows: categories.map(({ quota, pool, drawn }) => [
    quota.feature,
    quota.value,
    target(quota),
    String(pool),
    percent(pool / total),
    ...drawn.map(String),
  ]),
});

const panelTable = (
  { pool, kept }: Asked,
  ids: readonly string[],
  caption: Words,
  chances: Found['probabilities'],
): Block => {
  const byId = new Map(pool.people.map((person) => [person.id, person]));
  const already = new Set(kept);
  return {
    kind: 'table',
    caption,
    columns: [
      { title: { fr: 'personne', en: 'person' } },
      ...pool.features.map((title) => ({ title })),
      { title: { fr: 'chance', en: 'chance' }, numeric: true },
    ],
    rows: ids.map((id) => [
      id,
      ...(byId.get(id)?.values ?? []),
      already.has(id) ? { fr: 'gardée', en: 'kept' } : percent(chances[id] ?? 0),
    ]),
  };
};

const chancesTable = (chances: Found['probabilities']): Block => ({
  kind: 'table',
  caption: { fr: 'La chance de chaque personne', en: 'Each person’s chance' },
  columns: [
    { title: { fr: 'personne', en: 'person' } },
    { title: { fr: 'chance', en: 'chance' }, numeric: true },
  ],
  rows: Object.entries(chances).map(([id, chance]) => [id, percent(chance)]),
});

const ways: Readonly<Record<Objective | 'greedy', Sentence>> = {
  leximin: {
    fr: 'aucun tirage sous ces quotas ne rend les chances plus égales (LEXIMIN)',
    en: 'no lottery under these quotas makes chances more equal (LEXIMIN)',
  },
  maximin: {
    fr: 'aucun tirage sous ces quotas ne donne plus à la moindre chance (maximin)',
    en: 'no lottery under these quotas gives the least chance more (maximin)',
  },
  nash: {
    fr: 'aucun tirage sous ces quotas n’a de plus grande moyenne géométrique des chances (Nash)',
    en: 'no lottery under these quotas has a greater geometric mean of chances (Nash)',
  },
  greedy: {
    fr: 'Méthode gloutonne, pour comparaison : les chances sont mesurées en tirant mille panels, et rien ne les borne.',
    en: 'Greedy way, for comparison: chances are measured by drawing a thousand panels, and nothing bounds them.',
  },
};

const certified = ({ objective, certificate, minimum }: Found): Sentence => {
  const way = ways[objective];
  if (!certificate) return way;
  if (certificate.optimal) return { fr: `C’est prouvé : ${way.fr}.`, en: `Proved: ${way.en}.` };
  const bound = percent(certificate.bound);
  const gap = figure((certificate.bound - minimum) * 100, 5);
  return {
    fr: `Sans preuve d’optimum : aucun tirage ne donne plus de ${bound.fr} à la moindre chance, il y manque ${gap.fr} point.`,
    en: `Without proof of an optimum: no lottery gives the least chance more than ${bound.en}, ${gap.en} points are lacking.`,
  };
};

const verdictOf = ({ draw, panels, asked, seed, reserve }: Outcome): Words[] => {
  const { minimum, probabilities, excluded = [] } = draw;
  const chances = Object.values(probabilities);
  const mean = percent((draw.size * panels.length) / chances.length);
  const least = percent(minimum);
  const said: Words[] = panels.map((panel, at) => {
    const named = panel.join(', ');
    const number = panels.length === 1 ? '' : ` ${at + 1}`;
    return { fr: `Panel${number} : ${named}.`, en: `Panel${number}: ${named}.` };
  });
  if (asked.kept.length > 0) {
    const kept = counted(
      asked.kept.length,
      ['personne gardée', 'personnes gardées'],
      ['person kept', 'people kept'],
    );
    const more = counted(draw.size, ['tirée', 'tirées'], ['drawn', 'drawn']);
    said.push({
      fr: `${kept.fr}, ${more.fr} pour les places libres.`,
      en: `${kept.en}, ${more.en} for the free seats.`,
    });
  }
  said.push({
    fr: `La moindre chance d’une personne est de ${least.fr} ; la chance moyenne, de ${mean.fr}.`,
    en: `The least chance of a person is ${least.en}; the mean chance, ${mean.en}.`,
  });
  said.push(certified(draw));
  if (excluded.length > 0)
    said.push(
      both((language, tell) =>
        language === 'fr'
          ? `Dans aucun panel possible, sous ces quotas : ${tell(people(excluded.length))} (${few(excluded)}).`
          : `In no possible panel, under these quotas: ${tell(people(excluded.length))} (${few(excluded)}).`,
      ),
    );
  if (reserve.length > 0)
    said.push({
      fr: `En réserve, dans l’ordre d’appel : ${reserve.join(', ')}.`,
      en: `In reserve, in the order of calling: ${reserve.join(', ')}.`,
    });
  said.push({
    fr: `Le panel a été désigné par « ${seed} » : avec les mêmes fichiers, --seed '${seed}' le redonne. Rien ne prouve aux autres que ces mots n’ont pas été choisis : pour un tirage vérifiable, « collegiale lottery ».`,
    en: `The panel was pointed at by “${seed}”: with the same files, --seed '${seed}' gives it again. Nothing proves to others that these words were not chosen: for a lottery that can be verified, “collegiale lottery”.`,
  });
  return said;
};

/** What is told of a draw: the panel first, then all by which it can be judged. */
export const drawAnswer = (outcome: Outcome): Answer => {
  const { draw, panels, asked, seed, reserve } = outcome;
  const { pool, size } = asked;
  const categories = categoriesOf(asked, panels);
  const total = pool.people.length;
  const chances = Object.values(draw.probabilities);
  const shares = categories.map(({ quota, pool: count, drawn }) => ({
    name: `${quota.feature} : ${quota.value}`,
    pool: count / total,
    drawn: drawn.reduce((sum, n) => sum + n, 0) / (size * panels.length),
    least: quota.min / size,
    most: Math.min(quota.max, size) / size,
  }));
  const title = both((language, tell) =>
    language === 'fr'
      ? `Tirage au sort de ${panels.length > 1 ? `${panels.length} panels de ` : ''}${tell(people(size))} parmi ${total}`
      : `Draw of ${panels.length > 1 ? `${panels.length} panels of ` : ''}${tell(people(size))} from ${total}`,
  );
  const spread: Words = both((language, tell) => {
    const gini = tell(figure(draw.gini, 3));
    return language === 'fr'
      ? `Indice de Gini des chances : ${gini} (0 si toutes sont égales).`
      : `Gini index of the chances: ${gini} (0 if all are equal).`;
  });
  return {
    title,
    verdict: verdictOf(outcome),
    sheet: [
      { kind: 'heading', text: { fr: 'Le panel par catégorie', en: 'The panel by category' } },
      categoryTable(categories, panels.length, total),
      sharesPicture(
        { fr: 'Parts des inscrites, du panel et des quotas', en: 'Shares of the pool, panel and quotas' },
        [
          { fr: 'inscrites', en: 'pool' },
          { fr: 'tirées', en: 'drawn' },
          { fr: 'permis par les quotas', en: 'allowed by the quotas' },
        ],
        shares,
      ),
      { kind: 'heading', text: { fr: 'Les personnes tirées', en: 'The people drawn' } },
      ...panels.map((panel, at) =>
        panelTable(asked, panel, panelTitle(at, panels.length), draw.probabilities),
      ),
      ...(reserve.length > 0
        ? [
            panelTable(
              asked,
              reserve,
              { fr: 'Réserve, dans l’ordre d’appel', en: 'Reserve, in the order of calling' },
              draw.probabilities,
            ),
          ]
        : []),
      { kind: 'heading', text: { fr: 'Les chances', en: 'The chances' } },
      { kind: 'text', text: spread },
      chancesPicture(
        {
          fr: 'Chance de chaque personne, de la moindre à la plus grande',
          en: 'Each person’s chance, from the least to the greatest',
        },
        { fr: 'sans quotas', en: 'without quotas' },
        chances,
        (draw.size * panels.length) / Math.max(1, chances.length),
      ),
      chancesTable(draw.probabilities),
    ],
    notes: asked.notes,
    figures: {
      ...draw,
      drawn: { seed, panels, reserve },
      categories: categories.map(({ quota, ...counts }) => ({ ...quota, ...counts })),
    },
  };
};

/** What is told where one only asks whether a panel exists. */
export const checkAnswer = (asked: Asked): Answer => {
  const { pool, size, rest } = asked;
  const categories = categoriesOf(asked, []);
  return {
    title: both((language, tell) =>
      language === 'fr'
        ? `Quotas d’un panel de ${tell(people(size))} parmi ${pool.people.length}`
        : `Quotas of a panel of ${tell(people(size))} from ${pool.people.length}`,
    ),
    verdict: [
      {
        fr: 'Les quotas peuvent être tenus : au moins un panel existe. Rien n’a été tiré.',
        en: 'The quotas can be kept: a panel exists at least. Nothing was drawn.',
      },
    ],
    sheet: [categoryTable(categories, 0, pool.people.length)],
    notes: asked.notes,
    figures: {
      feasible: true,
      size,
      toDraw: rest.size,
      categories: categories.map(({ quota, pool: count }) => ({ ...quota, pool: count })),
    },
  };
};

/** Where the rules hold: common law, the local law of Alsace-Moselle, overseas departments, and where they do not. */
import { text } from './facts.ts';
import type { LawRefusal } from './finding.ts';
import { rule } from './rule.ts';
import { say, type Sentence } from './said.ts';

export type Regime = 'common' | 'alsace-moselle' | 'overseas-department' | 'not-covered';

/** Communes with a law of their own, by INSEE code, their districts included. */
const apart = [
  { name: 'Paris', codes: /^(75056|751\d\d)$/ },
  { name: 'Lyon', codes: /^(69123|6938\d)$/ },
  { name: 'Marseille', codes: /^(13055|132\d\d)$/ },
];
const departments = /^97[1-46]/;
const collectivities = /^(975|977|978|98)/;

/** Bas-Rhin, Haut-Rhin and Moselle: local law (L2541-1 and following). `place`: a department or an INSEE code. */
export const hasLocalLaw = (place: string | undefined): boolean => /^(57|67|68)/.test(place ?? '');

/** Which law governs a commune, by its INSEE code or its department; without either, common law. */
export const regimeOf = (place: string | undefined): Regime => {
  if (place === undefined) return 'common';
  if (apart.some(({ codes }) => codes.test(place)) || collectivities.test(place)) return 'not-covered';
  if (departments.test(place)) return 'overseas-department';
  return hasLocalLaw(place) ? 'alsace-moselle' : 'common';
};

/** Why no figure is given for a commune; null where the rules hold. */
export const notCovered = (place: string | undefined): LawRefusal | null => {
  if (place === undefined || regimeOf(place) !== 'not-covered') return null;
  const city = apart.find(({ codes }) => codes.test(place))?.name;
  return {
    field: 'codeCommune',
    sentence:
      city === undefined
        ? say(
            'Les collectivités d’outre-mer ont leur propre droit communal, que ces règles ne calculent pas.',
            'Overseas collectivities have a municipal law of their own, which these rules do not compute.',
          )
        : say(
            `${city} a sa propre loi (loi 2025-795 ; L2511-1 et suivants), que ces règles ne calculent pas.`,
            `${city} has a law of its own (Act 2025-795; L2511-1 and following), which these rules do not compute.`,
          ),
  };
};

/** What to know before relying on any figure of a commune; null under common law. */
export const scopeWarning = (place: string | undefined): Sentence | null => {
  switch (regimeOf(place)) {
    case 'overseas-department':
      return say(
        'Département d’outre-mer : des adaptations existent, que ces règles ne connaissent pas toutes. À vérifier avec la préfecture.',
        'Overseas department: adaptations exist that these rules do not all know. To be checked with the prefecture.',
      );
    case 'alsace-moselle':
      return say(
        'Droit local d’Alsace-Moselle (L2541-1 et suivants) : plusieurs articles du droit commun n’y valent pas.',
        'Local law of Alsace-Moselle (L2541-1 and following): several articles of common law do not hold there.',
      );
    case 'common':
    case 'not-covered':
      return null;
  }
};

/** Whether these rules hold in a commune, and under which law. Articles L2511-1, L2541-1, L2571-1 and following. */
export const communeScope = rule(
  { codeCommune: text },
  [{ from: '1996-04-09', to: null, article: 'L2511-1 ; L2541-1 ; L2571-1' }],
  ({ codeCommune }) => {
    const regime = regimeOf(codeCommune);
    const warning = notCovered(codeCommune)?.sentence ?? scopeWarning(codeCommune);
    return {
      value: { covered: regime !== 'not-covered', regime, toVerify: regime === 'overseas-department' },
      calculation:
        warning ??
        say(
          'Droit commun : les règles valent pour cette commune.',
          'Common law: the rules hold in this commune.',
        ),
    };
  },
);

import type { MemberFunction } from '#lib/governance/commune/index.ts';
import { plain } from './plain.ts';

export interface ReadFunction {
  readonly function: MemberFunction;
  /** Place in the order of the roll where the words give it: 1 for the mayor, 2 for the first deputy. */
  readonly rank: number | null;
}

const ordinals = [
  ['premier', 'premiere'],
  ['deuxieme', 'second', 'seconde'],
  ['troisieme'],
  ['quatrieme'],
  ['cinquieme'],
  ['sixieme'],
  ['septieme'],
  ['huitieme'],
  ['neuvieme'],
  ['dixieme'],
];

const ordinalOf = (word: string): number | null => {
  const figures = /^(\d{1,2})(er|re|ere|e|eme|nd|nde|ieme)?$/.exec(word);
  if (figures) return Number(figures[1]) || null;
  const place = ordinals.findIndex((forms) => forms.includes(word));
  return place < 0 ? null : place + 1;
};

// Codes and English names are read too, so that what was exported can be imported.
const patterns: readonly (readonly [MemberFunction, RegExp])[] = [
  ['mayor', /^((madame|monsieur) (la |le )?)?(maire|mairesse)$|^mayor$/],
  // A mayor of a former commune has by law the functions of a deputy (CGCT, L2113-13).
  ['deputy', /^maire deleguee?$|^adjointe?s?\b|^deputy( mayor)?$/],
  [
    'delegateCouncillor',
    /^conseill(er|ere) (municipal|municipale) deleguee?\b|^conseill(er|ere) deleguee?\b|^(elue? )?deleguee?$|^delegate ?councillor$/,
  ],
  [
    'councillor',
    /^conseill(er|ere)( (municipal|municipale|communal|communale))?$|^elue?$|^(autre )?membre du conseil( municipal)?$|^councillor$/,
  ],
  [
    'generalSecretary',
    /^d ?g ?s$|^direct(eur|rice) generale? des services$|^secretaire generale?( de mairie)?$|^secretaire de mairie$|^general ?secretary$/,
  ],
  [
    'agent',
    /^agente?s?( (communale?|municipale?|territoriale?|de la commune))?$|^employee?s?( communale?)?$/,
  ],
  ['resident', /^habitante?s?$|^citoyen(ne)?s?$|^administree?s?$|^resident$/],
];

/** What an office is in the words of the national register or of a town hall; null when it is not known. */
export const functionOf = (words: string): ReadFunction | null => {
  const all = plain(words);
  const [first = '', ...rest] = all.split(' ');
  const place = ordinalOf(first);
  const office = place === null ? all : rest.join(' ');
  const held = patterns.find(([, pattern]) => pattern.test(office))?.[0];
  if (held === undefined || (place !== null && held !== 'deputy')) return null;
  if (held === 'mayor') return { function: held, rank: 1 };
  return { function: held, rank: place === null ? null : place + 1 };
};

import valbrune from './valbrune.json' with { type: 'json' };

const functions: Record<string, string> = { maire: 'mayor' };
const functionOf = (words: string): string =>
  functions[words] ??
  (words.includes('adjoint') ? 'deputy' : words.includes('délégué') ? 'delegateCouncillor' : 'councillor');

const plain = (words: string): string =>
  words
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, '-');

export const emailOf = (given: string, family: string): string =>
  `${plain(given)}.${plain(family)}@valbrune.example`;

export interface Player {
  id: string;
  given: string;
  family: string;
  function: string;
  majority: boolean;
  group: string | null;
  note: string;
}

export const elected: Player[] = valbrune.elus.map((person, index) => ({
  id: person.id,
  given: person.prenom,
  family: person.nom,
  function: functionOf(person.fonction),
  majority: person.id.startsWith('M'),
  group: person.id.startsWith('M') ? 'Valbrune en commun' : (person.delegation ?? null),
  note: index === 0 ? 'maire' : person.fonction,
}));

const staff: Player[] = valbrune.agents.map(([id = '', given = '', family = '', post = '']) => ({
  id,
  given,
  family,
  function: id === 'A01' ? 'generalSecretary' : 'agent',
  majority: false,
  group: null,
  note: post,
}));

export const players: readonly Player[] = [...elected, ...staff];
export const majority: readonly string[] = elected.filter((person) => person.majority).map(({ id }) => id);

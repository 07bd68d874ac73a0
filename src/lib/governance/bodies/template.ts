import { isElected, type FoundedCommune, type Member, type PersonId } from '../commune/index.ts';
import type { BodyId, Perimeter } from './bodies.ts';
import type { CreateBody } from './commands.ts';
import { countMembers } from './membership.ts';

type Seats = CreateBody['members'];

interface CircleSuggestion {
  readonly name: string;
  readonly purpose: string;
  readonly matters: readonly string[];
}

/** From the broadest to the most particular: a small group takes the first ones only. */
const circles: readonly CircleSuggestion[] = [
  {
    name: 'Cercle Vie des habitants',
    purpose: 'Préparer et suivre ce qui touche à la vie de tous les jours : enfance, solidarités, culture.',
    matters: ['école et enfance', 'solidarités', 'culture et associations'],
  },
  {
    name: 'Cercle Cadre de vie',
    purpose: 'Préparer et suivre ce qui touche aux lieux : voirie, bâtiments, urbanisme, mobilités.',
    matters: ['voirie et bâtiments', 'urbanisme', 'mobilités'],
  },
  {
    name: 'Cercle Transition',
    purpose: 'Préparer et suivre ce qui touche à l’eau, à l’énergie, à l’alimentation et aux milieux.',
    matters: ['eau', 'énergie', 'alimentation', 'milieux naturels'],
  },
  {
    name: 'Cercle Ressources',
    purpose: 'Préparer et suivre le budget, les moyens et le travail avec les services.',
    matters: ['budget', 'commande publique', 'moyens des services'],
  },
  {
    name: 'Cercle Ouverture',
    purpose: 'Préparer et suivre la participation des habitants, l’information et la vie démocratique.',
    matters: ['participation', 'information municipale'],
  },
];

/** About four people a circle, since many sit in two; never fewer than two circles. */
const circleCount = (voters: number): number => Math.min(circles.length, Math.max(2, Math.floor(voters / 4)));

const seats = (
  commune: FoundedCommune,
  capacity: 'member' | 'adviser',
  chosen: (member: Member) => boolean,
): Seats =>
  Object.entries(commune.members)
    .filter(([, member]) => member.leftOn === null && chosen(member))
    .map(([person]: [PersonId, Member]) => ({ person, capacity }));

/** More than half: what a body starts with, and adjusts. Null while it has no member. */
const halfAndOne = (members: Seats): number | null => {
  const count = countMembers(members);
  return count === 0 ? null : Math.floor(count / 2) + 1;
};

const plain = { perimeter: null, parent: null, endsOn: null, decision: null };

const group = (id: BodyId, members: Seats): CreateBody => ({
  type: 'CreateBody',
  bodyId: id,
  name: 'Groupe majoritaire',
  kind: 'majorityGroup',
  purpose: 'Décider ensemble, par consentement, de toute question politique de la commune.',
  members,
  quorum: halfAndOne(members),
  rhythm: 'Tous les quatorze jours, deux heures et demie au plus',
  ...plain,
});

const bureau = (id: BodyId, members: Seats, parent: BodyId): CreateBody => ({
  type: 'CreateBody',
  bodyId: id,
  name: 'Bureau',
  kind: 'bureau',
  purpose: 'Mettre en œuvre ce qui est décidé, gérer les affaires courantes, renvoyer ce qui est politique.',
  members,
  quorum: halfAndOne(members),
  rhythm: 'Chaque semaine, une heure et demie',
  ...plain,
  parent,
});

const council = (id: BodyId, members: Seats): CreateBody => ({
  type: 'CreateBody',
  bodyId: id,
  name: 'Conseil municipal',
  kind: 'council',
  purpose: 'Délibérer au sens de la loi et donner force juridique aux décisions.',
  members,
  // The law sets the council's quorum, item by item (CGCT, L2121-17).
  quorum: null,
  rhythm: 'Au moins une fois par trimestre',
  ...plain,
});

const circle = (id: BodyId, parent: BodyId, { name, purpose, matters }: CircleSuggestion): CreateBody => {
  const limits = 'Préparer ; décider seulement dans le budget voté et sans choix d’orientation.';
  const perimeter: Perimeter = { matters, envelopeEuros: null, limits };
  const start = { members: [], quorum: null, rhythm: 'Chaque mois' };
  return {
    type: 'CreateBody',
    bodyId: id,
    name,
    kind: 'circle',
    purpose,
    ...start,
    ...plain,
    perimeter,
    parent,
  };
};

/**
 * The bodies proposed to a commune whose people are registered, in the order in which to create them: the
 * majority group with more than half as quorum, the bureau (mayor and deputies of the majority, advised by
 * the general secretary), the council, and circles without members yet, as many as the group can hold.
 * Without a majority among the people, the council alone. `newId` gives a fresh id at each call.
 */
export const governanceTemplate = (commune: FoundedCommune, newId: () => BodyId): CreateBody[] => {
  const voters = seats(commune, 'member', (one) => one.majority && isElected(one.function));
  const executive = seats(
    commune,
    'member',
    (one) => one.majority && (one.function === 'mayor' || one.function === 'deputy'),
  );
  const secretary = seats(commune, 'adviser', (one) => one.function === 'generalSecretary');
  const all = seats(commune, 'member', (one) => isElected(one.function));
  if (voters.length === 0) return [council(newId(), all)];
  const groupId = newId();
  return [
    group(groupId, voters),
    bureau(newId(), [...executive, ...secretary], groupId),
    council(newId(), all),
    ...circles.slice(0, circleCount(voters.length)).map((one) => circle(newId(), groupId, one)),
  ];
};

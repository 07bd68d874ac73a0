import type { BodiesRefusal } from '#lib/governance/bodies/index.ts';
import { common } from '../sentences/common.ts';
import { words, day, type Sentences } from '../sentences/shape.ts';

export const authoritySentences = {
  'decision-required': () =>
    [
      'La charte est en vigueur : citez la décision du groupe majoritaire qui le prévoit.',
      'The charter is in force: cite the majority group’s decision that provides for it.',
    ] as const,
};

export const bodiesSentences: Sentences<BodiesRefusal> = {
  ...common,
  ...authoritySentences,
  'body-exists': () => ['Cette instance existe déjà.', 'This body already exists.'],
  'body-ended': ({ on }) => [
    `Cette instance a pris fin le ${day(on, 'fr')}.`,
    `This body ended on ${day(on, 'en')}.`,
  ],
  'only-one-of-kind': ({ body }, naming) => [
    `Il ne peut y en avoir qu’une de cette sorte, et elle existe : ${naming.body(body)}.`,
    `There can be only one of this kind, and it exists: ${naming.body(body)}.`,
  ],
  'majority-group-permanent': () => [
    'Le groupe majoritaire ne peut ni finir ni être dissous : c’est lui qui décide.',
    'The majority group can neither end nor be dissolved: it is the one that decides.',
  ],
  'has-live-circles': ({ bodies }, naming) => [
    `Des instances en dépendent encore : ${bodies.map(naming.body).join(', ')}. Dissolvez-les ou rattachez-les d’abord.`,
    `Bodies still depend on it: ${bodies.map(naming.body).join(', ')}. Dissolve or attach them first.`,
  ],
  'name-required': words(() => ['Donnez un nom à l’instance.', 'Give the body a name.'], 'name'),
  'name-taken': words(
    () => [
      'Une autre instance porte ce nom. Choisissez-en un autre.',
      'Another body has this name. Choose another one.',
    ],
    'name',
  ),
  'text-too-long': words(({ length, maximum }) => [
    `Ce texte fait ${length} caractères ; il en faut au plus ${maximum}. Raccourcissez-le.`,
    `This text is ${length} characters long; at most ${maximum} fit. Shorten it.`,
  ]),
  'parent-not-allowed': words(
    () => [
      'Cette sorte d’instance ne dépend pas d’une autre.',
      'This kind of body does not depend on another.',
    ],
    'parent',
  ),
  'perimeter-only-for-circle': words(() => [
    'Seul un cercle reçoit un périmètre où décider.',
    'Only a circle is given a perimeter in which to decide.',
  ]),
  'perimeter-needs-matters': words(() => [
    'Dites sur quelles matières le cercle peut décider.',
    'Say on which matters the circle may decide.',
  ]),
  'envelope-invalid': words(() => [
    'L’enveloppe est un montant en euros, zéro ou plus.',
    'The envelope is an amount in euros, zero or more.',
  ]),
  'end-date-required': words(
    () => ['Un groupe projet a une fin : donnez sa date.', 'A project group has an end: give its date.'],
    'endsOn',
  ),
  'end-date-invalid': words(
    ({ endsOn }) => [
      `« ${endsOn} » ne peut pas être la fin : donnez une date à venir.`,
      `“${endsOn}” cannot be the end: give a date to come.`,
    ],
    'endsOn',
  ),
  'quorum-required': words(
    () => [
      'Dites combien de membres doivent être là pour décider : un nombre, ou une part.',
      'Say how many members must be there to decide: a number, or a share.',
    ],
    'quorum',
  ),
  'quorum-said-twice': words(
    () => [
      'Le quorum est un nombre ou une part, pas les deux : videz l’un des deux champs.',
      'The quorum is a number or a share, not both: empty one of the two fields.',
    ],
    'quorumPercent',
  ),
  'quorum-share-out-of-bounds': words(
    ({ least, most }) => [
      `Une part va de ${least} à ${most} % : moins d’un tiers ne décide pas pour les autres.`,
      `A share is between ${least} and ${most}%: less than a third does not decide for the others.`,
    ],
    'quorumPercent',
  ),
  'quorum-too-small': words(
    ({ quorum, least }) => [
      `${quorum} ne peut pas décider pour tous : il faut au moins ${least} membres présents.`,
      `${quorum} cannot decide for all: at least ${least} members must be present.`,
    ],
    'quorum',
  ),
  'quorum-above-members': words(({ quorum, members }) => [
    `Un quorum de ${quorum} ne serait jamais atteint avec ${members} membres. Baissez-le.`,
    `A quorum of ${quorum} could never be met with ${members} members. Lower it.`,
  ]),
  'person-unknown': words(() => [
    'Cette personne n’est pas connue de la commune. Ajoutez-la d’abord.',
    'This person is not known to the commune. Add them first.',
  ]),
  'person-not-in-function': words(({ person, on }, naming) => [
    `${naming.person(person)} n’est pas en fonction au ${day(on, 'fr')}.`,
    `${naming.person(person)} is not in function on ${day(on, 'en')}.`,
  ]),
  'member-must-be-elected': words(({ person }, naming) => [
    `${naming.person(person)} n’est pas membre élu : dans cette instance, seuls des membres élus comptent.`,
    `${naming.person(person)} is not elected: in this body only elected members count.`,
  ]),
  'staff-only-advise': words(({ person }, naming) => [
    `${naming.person(person)} est agent de la commune : on ne peut l’inviter ici qu’à conseiller.`,
    `${naming.person(person)} is municipal staff: they can only be invited here to advise.`,
  ]),
  'watch-only-in-bureau': words(() => [
    'La vigie siège au bureau, et nulle part ailleurs.',
    'The watch sits in the bureau, and nowhere else.',
  ]),
  'watch-must-be-of-majority-group': words(({ person }, naming) => [
    `La vigie vient du groupe majoritaire ; ${naming.person(person)} n’en est pas membre.`,
    `The watch comes from the majority group; ${naming.person(person)} is not a member of it.`,
  ]),
  'already-member': words(({ person }, naming) => [
    `${naming.person(person)} siège déjà dans cette instance.`,
    `${naming.person(person)} already sits in this body.`,
  ]),
  'not-member': ({ person }, naming) => [
    `${naming.person(person)} ne siège pas dans cette instance.`,
    `${naming.person(person)} does not sit in this body.`,
  ],
};

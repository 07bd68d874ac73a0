import type { CharterRefusal } from '#lib/governance/charter/index.ts';
import { common } from '../sentences/common.ts';
import { notYou, words, day, people, type Sentences } from '../sentences/shape.ts';

const bounds = (minimum: number | null, maximum: number | null): { fr: string; en: string } => {
  if (minimum !== null && maximum !== null)
    return { fr: `entre ${minimum} et ${maximum}`, en: `between ${minimum} and ${maximum}` };
  if (minimum !== null) return { fr: `au moins ${minimum}`, en: `at least ${minimum}` };
  return maximum === null
    ? { fr: 'une des valeurs proposées', en: 'one of the values offered' }
    : { fr: `au plus ${maximum}`, en: `at most ${maximum}` };
};

export const charterSentences: Sentences<CharterRefusal> = {
  ...common,
  'charter-base-unknown': () => [
    'Cette version de la charte n’existe pas. Rechargez la page et reprenez vos changements.',
    'There is no such version of the charter. Reload the page and make your changes again.',
  ],
  'charter-article-changed': () => [
    'un autre texte adopté entre-temps change le même article. Écrivez une nouvelle version de celui-ci, à partir de la charte en vigueur.',
    'another text adopted meanwhile changes the same article. Write a new version of this one, from the charter in force.',
  ],
  'charter-drafter-required': notYou(() => [
    'La première charte est rédigée par un membre du groupe majoritaire ou par l’administration des comptes.',
    'The first charter is drafted by a member of the majority group or an administrator of accounts.',
  ]),
  'majority-group-missing': () => [
    'Il n’y a pas encore de groupe majoritaire. Créez-le avant de consentir à la charte.',
    'There is no majority group yet. Create it before consenting to the charter.',
  ],
  'majority-group-too-small': ({ members, minimum }) => [
    `Le groupe majoritaire compte ${members} membre(s) ; il en faut au moins ${minimum} pour consentir à une charte.`,
    `The majority group has ${members} member(s); at least ${minimum} are needed to consent to a charter.`,
  ],
  'not-entitled': notYou(({ on }) => [
    `Au ${day(on, 'fr')}, vous n’êtes pas membre en fonction du groupe majoritaire : seul le groupe consent à sa charte.`,
    `On ${day(on, 'en')} you are not a member in function of the majority group: only the group consents to its charter.`,
  ]),
  'charter-already-drafted': () => [
    'Un projet de charte existe déjà. Modifiez-le au lieu d’en commencer un autre.',
    'A draft of the charter already exists. Amend it instead of starting another.',
  ],
  'charter-not-drafted': () => [
    'Il n’y a pas de projet de charte. Commencez-en un à partir du modèle.',
    'There is no draft of the charter. Start one from the template.',
  ],
  'charter-already-in-force': ({ version }) => [
    `La charte est en vigueur (version ${version}). Pour la changer, proposez-le au groupe majoritaire.`,
    `The charter is in force (version ${version}). To change it, put a proposal to the majority group.`,
  ],
  'revision-stale': ({ seen, current }) => [
    `Le projet a changé pendant que vous le lisiez (révision ${seen}, maintenant ${current}). Relisez-le, puis répondez.`,
    `The draft changed while you were reading it (revision ${seen}, now ${current}). Read it again, then answer.`,
  ],
  'charter-still-awaited': ({ missing, objecting }, naming) => {
    const awaited = [...missing, ...objecting];
    return [
      `La charte attend encore ${people(awaited, naming, 'fr')} : une réponse manque ou une objection reste. Parlez-en ensemble.`,
      `The charter still awaits ${people(awaited, naming, 'en')}: an answer is missing or an objection stands. Talk together.`,
    ];
  },
  'concern-text-required': words(
    () => ['Dites votre réserve en une phrase.', 'Say your concern in a sentence.'],
    'position.text',
  ),
  'objection-criterion-unknown': words(
    () => [
      'Choisissez le critère de votre objection dans la liste.',
      'Choose the criterion of your objection from the list.',
    ],
    'position.criterion',
  ),
  'objection-argument-too-short': words(
    ({ minimum }) => [
      `Dites le risque que vous voyez, en au moins ${minimum} caractères : c’est lui qui améliorera la charte.`,
      `Say the risk you see, in at least ${minimum} characters: it is what will improve the charter.`,
    ],
    'position.argument',
  ),
  'text-too-long': words(
    ({ length, maximum }) => [
      `Ce texte fait ${length} caractères ; il en faut au plus ${maximum}. Raccourcissez-le.`,
      `This text is ${length} characters long; at most ${maximum} fit. Shorten it.`,
    ],
    'position.text',
    'position.argument',
  ),
  'charter-parameter-out-of-bounds': words(({ parameter, minimum, maximum }) => [
    `La valeur de « ${parameter} » doit être ${bounds(minimum, maximum).fr}.`,
    `The value of “${parameter}” must be ${bounds(minimum, maximum).en}.`,
  ]),
  'charter-parameter-unknown': words(({ parameter }) => [
    `« ${parameter} » n’est pas un choix possible de la charte.`,
    `“${parameter}” is not a possible choice of the charter.`,
  ]),
};

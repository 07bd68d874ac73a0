import { day, notYou, words, type Pair } from './shape.ts';

/** Sentences that several nouns say in the same words. */
export const common = {
  'commune-not-founded': (): Pair => [
    'La commune n’est pas encore installée dans Collégiale. Ouvrez le lien d’installation affiché au premier démarrage.',
    'The commune is not set up yet. Open the set-up link printed at the first start.',
  ],
  'person-required': notYou((): Pair => [
    'Ce geste appartient à une personne, pas au système. Connectez-vous et recommencez.',
    'Only a person may do this, not the system. Sign in and try again.',
  ]),
  'system-only': notYou((): Pair => [
    'Cela se produit tout seul, quand ses conditions sont réunies : personne ne peut le déclencher à la main.',
    'This happens by itself when its conditions are met: nobody can trigger it by hand.',
  ]),
  'administrator-required': notYou((): Pair => [
    'Seule une personne qui administre les comptes peut le faire avant la première charte. Demandez-le-lui.',
    'Before the first charter, only an administrator of accounts can do this. Ask one of them.',
  ]),
  'administrator-has-no-collegial-power': notYou((): Pair => [
    'Administrer les comptes ne donne aucun pouvoir sur les décisions. Ce changement se décide au groupe majoritaire, par une proposition.',
    'Administering accounts gives no power over decisions. The majority group decides this change, by a proposal.',
  ]),
  'majority-member-required': notYou((): Pair => [
    'Seul un membre du groupe majoritaire en fonction peut le faire. Demandez à l’un d’eux.',
    'Only a member of the majority group in function can do this. Ask one of them.',
  ]),
  'change-by-proposal-only': notYou((): Pair => [
    'La charte est en vigueur : les instances, les rôles et les mandats changent par une proposition adoptée du groupe majoritaire. Inscrivez ce changement dans une proposition.',
    'The charter is in force: bodies, roles and mandates change by an adopted proposal of the majority group. Write this change into a proposal.',
  ]),
  'date-too-far': words(
    ({ latest }: { readonly latest: string }): Pair => [
      `Cette date est trop lointaine : donnez un jour jusqu’au ${day(latest, 'fr')}.`,
      `This date is too far away: give a day until ${day(latest, 'en')}.`,
    ],
    'on',
    'until',
    'from',
    'endsOn',
    'due',
    'reviewOn',
    'terms.reviewOn',
  ),
  'nothing-changes': words((): Pair => [
    'Rien ne change : ce que vous avez saisi est déjà en place.',
    'Nothing changes: what you entered is already so.',
  ]),
  'reason-required': words(
    (): Pair => ['Donnez une raison, en quelques mots.', 'Give a reason, in a few words.'],
    'reason',
  ),
  'act-reference-required': words(
    (): Pair => [
      'Indiquez l’acte légal qui le fonde : élection, arrêté, délibération ou démission, avec sa date.',
      'Name the legal act behind it: election, order, deliberation or resignation, with its date.',
    ],
    'act',
  ),
  'charter-not-in-force': (): Pair => [
    'La charte n’est pas encore en vigueur. Le groupe majoritaire doit d’abord y consentir.',
    'The charter is not in force yet. The majority group must consent to it first.',
  ],
  'body-unknown': words(
    (): Pair => [
      'Cette instance n’existe pas, ou n’existe plus. Choisissez-en une dans la liste.',
      'This body does not exist, or no longer. Choose one from the list.',
    ],
    'body',
  ),
  'decision-unknown': (): Pair => [
    'Cette décision ne figure pas au registre. Choisissez une décision adoptée.',
    'This decision is not in the register. Choose an adopted decision.',
  ],
  'decision-not-of-majority-group': (): Pair => [
    'Cette décision n’est pas du groupe majoritaire : lui seul peut organiser les pouvoirs. Citez une décision du groupe.',
    'This decision is not the majority group’s: only it can organise powers. Cite a decision of the group.',
  ],
  'decision-not-in-force': (): Pair => [
    'Cette décision n’est plus en vigueur. Citez la décision qui l’a remplacée.',
    'This decision is no longer in force. Cite the one that replaced it.',
  ],
} as const;

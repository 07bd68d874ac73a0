import type { SubjectRefusal } from '#lib/governance/subjects/index.ts';
import { common } from '../sentences/common.ts';
import { notYou, unknown, words, day, type Sentences } from '../sentences/shape.ts';

export const subjectSentences: Sentences<SubjectRefusal> = {
  ...common,
  'subject-exists': () => ['Ce sujet est déjà au panier.', 'This subject is already in the backlog.'],
  'subject-unknown': unknown(() => [
    'Ce sujet n’existe pas, ou a été retiré. Revenez au panier.',
    'This subject does not exist, or was withdrawn. Go back to the backlog.',
  ]),
  'subject-closed': () => [
    'Ce sujet est clos. Pour le rouvrir, proposez-en un nouveau.',
    'This subject is closed. To reopen it, raise a new one.',
  ],
  'subject-not-in-backlog': () => [
    'Ce sujet n’attend pas au panier : il est mis de côté, ou une proposition le porte déjà.',
    'This subject is not waiting in the backlog: it is set aside, or a proposal already carries it.',
  ],
  'subject-not-parked': () => ['Ce sujet n’est pas mis de côté.', 'This subject is not set aside.'],
  'subject-not-on-agenda': () => [
    'Aucune proposition ne porte ce sujet.',
    'No proposal carries this subject.',
  ],
  'proposal-on-subject': () => [
    'Une proposition porte ce sujet. Retirez d’abord la proposition.',
    'A proposal carries this subject. Withdraw the proposal first.',
  ],
  'subject-on-agenda': () => [
    'Ce sujet est déjà à l’ordre du jour d’une autre séance. Attendez qu’il en revienne.',
    'This subject is already on the agenda of another meeting. Wait until it comes back.',
  ],
  'agenda-consent-needed': () => [
    'Une séance a ce sujet à son ordre du jour. Si vous l’y avez mis, retirez d’abord le point ; sinon proposez à la séance de le retirer : elle en décide par consentement.',
    'A meeting has this subject on its agenda. If you put it there, take the item off first; otherwise propose to the meeting to take it off: it decides by consent.',
  ],
  'held-by-right': () => [
    'Une séance doit entendre ce sujet : personne ne peut seul le retirer, le réunir, le mettre de côté ou l’envoyer ailleurs. Dites à la séance ce que vous en pensez.',
    'A meeting must hear this subject: nobody alone can withdraw, merge, set aside or move it. Tell the meeting what you think of it.',
  ],
  'not-in-function': notYou(({ on }) => [
    `Vous n’êtes pas en fonction au ${day(on, 'fr')}.`,
    `You are not in function on ${day(on, 'en')}.`,
  ]),
  'elected-or-staff-required': notYou(() => [
    'Les membres élus et les agents apportent un sujet ici. Habitantes et habitants passent par une interpellation.',
    'Elected members and staff raise a subject here. Inhabitants do so by a petition.',
  ]),
  'elected-member-required': notYou(() => [
    'Ce geste appartient aux membres élus. Demandez à l’un d’eux.',
    'Only elected members may do this. Ask one of them.',
  ]),
  'raiser-only': notYou(({ raisedBy }, naming) => [
    `Seule la personne qui a apporté ce sujet peut le faire : ${naming.person(raisedBy)}.`,
    `Only the person who raised this subject may do this: ${naming.person(raisedBy)}.`,
  ]),
  'raiser-or-body-member-only': notYou(({ body }, naming) => [
    `C’est à la personne qui l’a apporté, ou à un membre de l’instance « ${naming.body(body)} ».`,
    `This is for the person who raised it, or a member of “${naming.body(body)}”.`,
  ]),
  'raiser-or-supporter-only': notYou(() => [
    'C’est à la personne qui l’a apporté, ou à quelqu’un qui le soutient. Vous pouvez d’abord le soutenir.',
    'This is for the person who raised it, or someone who supports it. You can support it first.',
  ]),
  'body-ended': ({ on }) => [
    `Cette instance a pris fin le ${day(on, 'fr')}. Choisissez-en une autre.`,
    `This body ended on ${day(on, 'en')}. Choose another one.`,
  ],
  'title-required': words(() => ['Donnez un titre au sujet.', 'Give the subject a title.'], 'title'),
  'title-too-long': words(
    ({ length, maximum }) => [
      `Le titre fait ${length} caractères ; ${maximum} au plus. Gardez l’essentiel, le texte dira le reste.`,
      `The title is ${length} characters long; ${maximum} at most. Keep the gist, the text will say the rest.`,
    ],
    'title',
  ),
  'text-required': words(
    () => ['Dites le sujet en quelques phrases.', 'Say the subject in a few sentences.'],
    'text',
  ),
  'text-too-long': words(({ length, maximum }) => [
    `Ce texte fait ${length} caractères ; il en faut au plus ${maximum}. Raccourcissez-le.`,
    `This text is ${length} characters long; at most ${maximum} fit. Shorten it.`,
  ]),
  'amount-invalid': words(
    () => [
      'La dépense est un montant en euros, zéro ou plus.',
      'The spending is an amount in euros, zero or more.',
    ],
    'unbudgetedEuros',
  ),
  'reason-too-short': words(
    ({ minimum }) => [
      `Donnez une raison d’au moins ${minimum} caractères : les autres doivent pouvoir la comprendre.`,
      `Give a reason of at least ${minimum} characters: the others must be able to understand it.`,
    ],
    'reason',
  ),
  'contest-too-late': ({ until }) => [
    `Cette décision pouvait être contestée jusqu’au ${day(until.slice(0, 10), 'fr')}. Si elle vous paraît politique, signalez-la au groupe majoritaire.`,
    `This decision could be contested until ${day(until.slice(0, 10), 'en')}. If you find it political, report it to the majority group.`,
  ],
  'already-political': () => [
    'Ce sujet est déjà politique : le groupe majoritaire en décidera.',
    'This subject is already political: the majority group will decide on it.',
  ],
  'nature-already-settled': () => [
    'Le groupe majoritaire a déjà tranché la nature de ce sujet.',
    'The majority group has already settled the nature of this subject.',
  ],
  'date-not-after-today': words(
    () => [
      'Choisissez une date à venir, pour que le sujet revienne tout seul.',
      'Choose a date to come, so that the subject comes back by itself.',
    ],
    'until',
  ),
  'own-subject': () => [
    'C’est votre sujet : vous le portez déjà.',
    'This is your subject: you already carry it.',
  ],
  'already-supported': () => ['Vous soutenez déjà ce sujet.', 'You already support this subject.'],
  'merge-into-itself': words(
    () => [
      'Un sujet ne peut pas être réuni à lui-même. Choisissez-en un autre.',
      'A subject cannot be merged into itself. Choose another one.',
    ],
    'into',
  ),
  'merge-target-unknown': words(
    () => [
      'Le sujet choisi n’existe pas. Choisissez-le dans le panier.',
      'The chosen subject does not exist. Choose it from the backlog.',
    ],
    'into',
  ),
  'merge-target-closed': words(
    () => [
      'Le sujet choisi est clos. Choisissez-en un qui est ouvert.',
      'The chosen subject is closed. Choose an open one.',
    ],
    'into',
  ),
  'merge-target-settled': words(
    () => [
      'Le groupe a dit que le sujet choisi relève de l’exécution ; le vôtre est politique. Laissez-les séparés : chacun suivra sa route.',
      'The group said that the chosen subject is a matter of execution; yours is political. Leave them apart: each follows its way.',
    ],
    'into',
  ),
  'same-body': words(
    ({ body }, naming) => [
      `Ce sujet est déjà au panier de « ${naming.body(body)} ».`,
      `This subject is already in the backlog of “${naming.body(body)}”.`,
    ],
    'body',
  ),
};

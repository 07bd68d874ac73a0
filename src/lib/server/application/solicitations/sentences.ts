import type { SolicitationRefusal } from '#lib/governance/solicitations/index.ts';
import { common } from '../sentences/common.ts';
import { obstacleSentences } from '../powers/sentences.ts';
import { notYou, unknown, words, day, people, type Pair, type Sentences } from '../sentences/shape.ts';

const overWords: Record<Extract<SolicitationRefusal, { code: 'solicitation-over' }>['status'], Pair> = {
  decided: [
    'La décision est prise : relisez-la avec les avis qui l’ont précédée.',
    'The decision is taken: read it with the advice that came before.',
  ],
  takenUp: [
    'Le groupe majoritaire a décidé : lisez ce qu’il a adopté.',
    'The majority group has decided: read what it adopted.',
  ],
  dropped: [
    'Cette sollicitation est abandonnée. Pour reprendre la question, demandez un nouvel avis ou déposez un sujet.',
    'This solicitation was dropped. To take the question up again, ask for advice anew or raise a subject.',
  ],
};

export const solicitationSentences: Sentences<SolicitationRefusal> = {
  ...obstacleSentences,
  'charter-not-in-force': common['charter-not-in-force'],
  'person-required': common['person-required'],
  'date-too-far': common['date-too-far'],
  'solicitation-unknown': unknown(() => [
    'Cette sollicitation n’existe pas, ou son adresse a été coupée. Revenez à la liste.',
    'This solicitation does not exist, or its address was cut. Go back to the list.',
  ]),
  'solicitation-exists': () => ['Cette sollicitation existe déjà.', 'This solicitation already exists.'],
  'solicitation-over': ({ status }) => overWords[status],
  'role-unknown': () => [
    'Ce rôle n’existe pas. Choisissez l’un des vôtres.',
    'This role does not exist. Choose one of yours.',
  ],
  'text-missing': words(
    () => [
      'Il manque un titre ou un texte. Dites-le en quelques mots.',
      'A title or a text is missing. Say it in a few words.',
    ],
    'text',
  ),
  'text-too-long': words(
    ({ length, most }) => [
      `Ce texte fait ${length} caractères ; il en faut au plus ${most}. Raccourcissez-le.`,
      `This text is ${length} characters long; at most ${most} fit. Shorten it.`,
    ],
    'text',
  ),
  'reason-too-short': words(
    ({ least }) => [
      `Dites pourquoi, en ${least} caractères au moins.`,
      `Say why, in at least ${least} characters.`,
    ],
    'reason',
  ),
  'too-few-asked': words(
    ({ least }) => [
      `Demandez l’avis d’au moins ${least} autres personnes, et de cinquante au plus : celles que cela touche, celles qui savent.`,
      `Ask at least ${least} other people, and fifty at most: those affected, those who know.`,
    ],
    'asked',
  ),
  'asked-not-in-function': words(
    () => [
      'Une des personnes choisies n’est plus en fonction. Choisissez-en une autre.',
      'One of those chosen is no longer in function. Choose another one.',
    ],
    'asked',
  ),
  'date-not-after-today': words(
    () => [
      'Laissez le temps de répondre : choisissez un jour à venir.',
      'Leave time to answer: choose a day to come.',
    ],
    'until',
  ),
  'not-asked': notYou(() => [
    'Cet avis vous n’est pas demandé. Si la question vous paraît politique, contestez-la.',
    'You were not asked. If you find the question political, contest it.',
  ]),
  'asker-only': notYou(({ by }, naming) => [
    `Seule la personne qui tient le rôle décide : ${naming.person(by)}.`,
    `Only the holder of the role decides: ${naming.person(by)}.`,
  ]),
  'elected-member-required': notYou(() => [
    'Contester une nature appartient aux membres élus en fonction. Parlez-en à l’un d’eux.',
    'Contesting a nature belongs to elected members in function. Talk to one of them.',
  ]),
  'already-contested': () => [
    'Un membre l’a déjà contestée : le groupe majoritaire l’entend de droit à sa prochaine séance. Venez y dire vos raisons.',
    'A member has already contested it: the majority group hears it by right at its next meeting. Come and give your reasons.',
  ],
  'contest-open': () => [
    'Un membre conteste que cela se décide seul. Le groupe majoritaire l’entend de droit à sa prochaine séance : attendez ce qu’il en dit.',
    'A member contests that this is decided alone. The majority group hears it by right at its next meeting: wait for its answer.',
  ],
  'group-has-settled': () => [
    'Le groupe majoritaire s’est déjà prononcé. Pour y revenir, apportez-lui un sujet.',
    'The majority group has already had its say. To come back to it, bring it a subject.',
  ],
  'system-only': common['system-only'],
  'contest-too-late': ({ until }) => [
    `Cette décision pouvait être contestée jusqu’au ${day(until.slice(0, 10), 'fr')}. Si elle vous paraît politique, signalez-la au groupe majoritaire.`,
    `This decision could be contested until ${day(until.slice(0, 10), 'en')}. If you find it political, report it to the majority group.`,
  ],
  'answers-awaited': ({ persons, until }, naming) => [
    `On attend encore : ${people(persons, naming, 'fr')}. Sans réponse, vous pourrez décider après le ${day(until, 'fr')}.`,
    `Still awaited: ${people(persons, naming, 'en')}. Without an answer, you may decide after ${day(until, 'en')}.`,
  ],
};

import type { ActionRefusal } from '#lib/governance/actions/index.ts';
import { common } from '../sentences/common.ts';
import { notYou, unknown, words, day, type Sentences } from '../sentences/shape.ts';

export const actionSentences: Sentences<ActionRefusal> = {
  'person-required': common['person-required'],
  'system-only': common['system-only'],
  'nothing-changes': common['nothing-changes'],
  'date-too-far': common['date-too-far'],
  'decision-unknown': common['decision-unknown'],
  'decision-not-in-force': common['decision-not-in-force'],
  'action-exists': () => ['Cette action existe déjà.', 'This action exists already.'],
  'action-unknown': unknown(() => [
    'Cette action n’existe pas. Revenez à la liste des actions.',
    'There is no such action. Go back to the list of actions.',
  ]),
  'action-ended': ({ status }) =>
    status === 'done'
      ? ['Cette action est faite. Rouvrez-la pour la reprendre.', 'This action is done. Reopen it to resume.']
      : [
          'Cette action est abandonnée. Rouvrez-la pour la reprendre.',
          'This action was dropped. Reopen it to resume.',
        ],
  'action-not-ended': () => [
    'Cette action est encore à faire : il n’y a rien à rouvrir.',
    'This action is still to be done: there is nothing to reopen.',
  ],
  'action-already-started': () => [
    'Cette action est déjà en cours. Notez plutôt son avancement.',
    'This action is already under way. Note its progress instead.',
  ],
  'action-not-blocked': () => ['Rien ne bloque cette action.', 'Nothing blocks this action.'],
  'action-blocked': ({ reason }) => [
    `Cette action est bloquée : « ${reason} ». Levez d’abord le blocage.`,
    `This action is blocked: “${reason}”. Lift the block first.`,
  ],
  'not-in-function': notYou(({ on }) => [
    `Vous n’êtes pas en fonction au ${day(on, 'fr')}. L’action n’est pas perdue : demandez au bureau de la confier à quelqu’un d’autre.`,
    `You are not in function on ${day(on, 'en')}. The action is not lost: ask the bureau to give it to somebody else.`,
  ]),
  'not-concerned-by-action': notYou(({ body }, naming) => [
    `C’est à la personne qui porte la décision ou l’action, au bureau, à un membre de « ${naming.body(body)} » ou au secrétariat général. Demandez à l’un d’eux.`,
    `This is for whoever carries the decision or the action, the bureau, a member of “${naming.body(body)}” or the general secretary. Ask one of them.`,
  ]),
  'owner-cannot-act': words(
    () => [
      'Une action est confiée à un membre élu ou à un agent en fonction. Choisissez quelqu’un d’autre.',
      'An action is given to an elected member or an agent in function. Choose somebody else.',
    ],
    'owner',
  ),
  'decision-suspended': () => [
    'Des membres du groupe ont évoqué cette décision : son exécution attend que le groupe la confirme, la modifie ou l’annule à sa prochaine séance.',
    'Members of the group called this decision in: its execution waits until the group confirms, amends or annuls it at its next meeting.',
  ],
  'dependency-unknown': words(
    () => [
      'L’action attendue n’existe pas. Choisissez-la dans la liste.',
      'The awaited action does not exist. Choose it from the list.',
    ],
    'dependsOn',
  ),
  'dependency-not-done': () => [
    'Cette action en attend une autre qui n’est pas finie. Terminez-la, ou abandonnez-la, d’abord.',
    'This action waits for another that is not finished. Complete or drop that one first.',
  ],
  'too-many-dependencies': words(
    ({ maximum }) => [
      `Une action en attend ${maximum} autres au plus.`,
      `An action waits for ${maximum} others at most.`,
    ],
    'dependsOn',
  ),
  'date-before-today': words(
    ({ today }) => [
      `Choisissez une échéance à partir du ${day(today, 'fr')}.`,
      `Choose a due date from ${day(today, 'en')} on.`,
    ],
    'due',
  ),
  'text-too-short': words(
    ({ minimum }) => [
      `Écrivez au moins ${minimum} caractères : les autres doivent pouvoir comprendre.`,
      `Write at least ${minimum} characters: the others must be able to understand.`,
    ],
    'reason',
    'text',
    'result',
  ),
  'text-too-long': words(
    ({ length, maximum }) => [
      `Ce texte fait ${length} caractères ; il en faut au plus ${maximum}. Raccourcissez-le.`,
      `This text is ${length} characters long; at most ${maximum} fit. Shorten it.`,
    ],
    'reason',
    'text',
    'result',
  ),
};

import type { CaseRefusal, DocketRefusal } from '#lib/governance/cases/index.ts';
import { civilDateOf } from '#lib/kernel/civil.ts';
import { common } from '../sentences/common.ts';
import { notYou, unknown, words, day, type Pair, type Sentences } from '../sentences/shape.ts';

const kinds: Record<Extract<CaseRefusal, { code: 'case-exists' }>['kind'], Pair> = {
  referral: ['un renvoi', 'a referral'],
  callIn: ['une évocation', 'a call-in'],
  emergency: ['une urgence', 'an emergency'],
  report: ['un signalement', 'an off-circuit report'],
  arbitration: ['un arbitrage', 'an arbitration'],
  contest: ['une contestation', 'a contest'],
  act: ['un acte', 'an act'],
};

/** The last day of a delay that ends at this instant, exclusive. */
const lastDay = (until: string): string => civilDateOf(new Date(Date.parse(until) - 1_000).toISOString());

export const caseSentences: Sentences<CaseRefusal> = {
  'charter-not-in-force': common['charter-not-in-force'],
  'person-required': common['person-required'],
  'system-only': common['system-only'],
  'body-unknown': common['body-unknown'],
  'decision-unknown': common['decision-unknown'],
  'not-in-function': notYou(({ on }) => [
    `Vous n’êtes pas en fonction au ${day(on, 'fr')}.`,
    `You are not in function on ${day(on, 'en')}.`,
  ]),
  'case-unknown': unknown(() => [
    'Cela n’existe pas, ou pas sous ce lien. Revenez à la page du bureau.',
    'There is no such thing under this link. Go back to the bureau’s page.',
  ]),
  'case-exists': ({ kind }) => [
    `Il y a déjà ${kinds[kind][0]} ici : ouvrez-le plutôt que d’en faire un second.`,
    `There is already ${kinds[kind][1]} here: open it rather than making a second one.`,
  ],
  'reason-too-short': words(
    ({ minimum }) => [
      `Donnez une raison d’au moins ${minimum} caractères : qui la reçoit doit pouvoir la comprendre.`,
      `Give a reason of at least ${minimum} characters: whoever receives it must be able to understand it.`,
    ],
    'reason',
  ),
  'reason-one-word': words(
    () => [
      'Un seul mot ne dit pas pourquoi. Écrivez une phrase.',
      'A single word does not say why. Write a sentence.',
    ],
    'reason',
  ),
  'text-too-long': words(
    ({ length, maximum }) => [
      `Ce texte fait ${length} caractères ; il en faut au plus ${maximum}. Raccourcissez-le.`,
      `This text is ${length} characters long; at most ${maximum} fit. Shorten it.`,
    ],
    'reason',
    'title',
    'done',
    'what',
    'object',
  ),
  'text-missing': words(
    () => ['Écrivez quelques mots ici.', 'Write a few words here.'],
    'reason',
    'title',
    'done',
    'what',
    'object',
  ),
  'subject-unknown': words(() => [
    'Ce sujet n’existe pas. Choisissez-le dans le panier.',
    'There is no such subject. Choose it from the backlog.',
  ]),
  'subject-closed': () => [
    'Ce sujet est clos : il n’y a plus rien à renvoyer. S’il a été décidé, évoquez la décision.',
    'This subject is closed: there is nothing left to refer. If it was decided, call the decision in.',
  ],
  'subject-has-proposal': () => [
    'Une proposition porte ce sujet. Ouvrez-la et renvoyez-la : le sujet la suit.',
    'A proposal carries this subject. Open it and refer it: the subject follows.',
  ],
  'not-heard-yet': ({ body }, naming) => [
    `Une séance de « ${naming.body(body)} » doit d’abord entendre ce sujet. Il pourra ensuite partir ailleurs.`,
    `A meeting of “${naming.body(body)}” must hear this subject first. It may then go elsewhere.`,
  ],
  'not-in-sending-body': notYou(({ body }, naming) => [
    `C’est à qui siège dans « ${naming.body(body)} », vigie comprise. Demandez à l’un d’eux.`,
    `This is for those who sit in “${naming.body(body)}”, watch included. Ask one of them.`,
  ]),
  'body-ended': () => [
    'Cette instance a pris fin. Choisissez-en une autre.',
    'This body has ended. Choose another one.',
  ],
  'body-decides-nothing': ({ body }, naming) => [
    `« ${naming.body(body)} » prépare ou conseille et ne décide pas. Choisissez le groupe majoritaire ou un cercle.`,
    `“${naming.body(body)}” prepares or advises and does not decide. Choose the majority group or a circle.`,
  ],
  'already-there': words(({ body }, naming) => [
    `Ce sujet est déjà au panier de « ${naming.body(body)} ».`,
    `This subject is already in the backlog of “${naming.body(body)}”.`,
  ]),
  'political-not-for-bureau': () => [
    'Une question politique ne va pas au bureau : il exécute. Choisissez le groupe majoritaire ou un cercle.',
    'A political matter does not go to the bureau: it executes. Choose the majority group or a circle.',
  ],
  'no-majority-group': () => [
    'Il n’y a pas de groupe majoritaire pour l’entendre. Créez-le d’abord, à la page des instances.',
    'There is no majority group to hear it. Create it first, on the page of bodies.',
  ],
  'group-member-required': notYou(() => [
    'Ce droit appartient aux membres du groupe majoritaire en fonction. Demandez à l’un d’eux de l’exercer.',
    'This right belongs to members of the majority group in function. Ask one of them to use it.',
  ]),
  'decision-not-in-force': () => [
    'Cette décision n’est plus en vigueur : il n’y a rien à suspendre. Regardez celle qui l’a remplacée.',
    'This decision is no longer in force: there is nothing to suspend. Look at the one that replaced it.',
  ],
  'decision-of-group': () => [
    'Seules les décisions du bureau ou d’un cercle s’évoquent. Pour celle-ci, proposez un réexamen au groupe.',
    'Only decisions of the bureau or of a circle are called in. For this one, propose a review to the group.',
  ],
  'call-in-too-late': ({ until }) => [
    `Le délai de la charte est passé depuis le ${day(lastDay(until), 'fr')}. Apportez un sujet au groupe pour réexaminer cette décision, ou signalez-la si elle est hors circuit.`,
    `The charter’s delay ended on ${day(lastDay(until), 'en')}. Raise a subject in the group to review this decision, or report it if it was taken off circuit.`,
  ],
  'already-called-in': () => [
    'Vous avez déjà évoqué cette décision : votre appel compte une fois. Parlez-en à d’autres membres.',
    'You have already called this decision in: your call counts once. Speak to other members.',
  ],
  'call-in-open': () => [
    'L’évocation est déjà ouverte : la prochaine séance du groupe l’entendra. Venez y dire vos raisons.',
    'The call-in is already open: the group’s next meeting will hear it. Come and give your reasons.',
  ],
  'group-has-settled': () => [
    'Le groupe s’est déjà prononcé sur cette évocation. Pour y revenir, proposez un réexamen de sa décision.',
    'The group has already settled this call-in. To come back to it, propose a review of its decision.',
  ],
  'duty-required': notYou(() => [
    'Seul·e le ou la maire, ou qui tient aujourd’hui cette fonction par un mandat en cours, invoque l’urgence. Joignez cette personne.',
    'Only the mayor, or who holds this duty today by a mandate in force, invokes an emergency. Reach that person.',
  ]),
  'ground-not-in-charter': words(
    () => [
      'La charte ne prévoit pas ce motif d’urgence. Choisissez-en un de sa liste, ou portez la question au groupe.',
      'The charter does not know this ground. Choose one of its list, or bring the matter to the group.',
    ],
    'ground',
  ),
  'invoker-only': notYou(({ by }, naming) => [
    `C’est à la personne qui a agi d’écrire pourquoi : ${naming.person(by)}.`,
    `Whoever acted writes why: ${naming.person(by)}.`,
  ]),
  'reason-already-given': () => [
    'Le motif est déjà écrit. Ajoutez ce qui manque en séance.',
    'The reason is already written. Add what is missing at the meeting.',
  ],
  'date-in-the-future': words(
    ({ today }) => [
      `Donnez un jour passé, au plus tard le ${day(today, 'fr')}.`,
      `Give a past day, ${day(today, 'en')} at the latest.`,
    ],
    'on',
  ),
  'date-invalid': words(
    () => ['Ce jour n’existe pas au calendrier.', 'There is no such day in the calendar.'],
    'on',
  ),
  'claimant-member-required': notYou(({ body }, naming) => [
    `C’est aux membres de « ${naming.body(body)} » de réclamer la matière. Demandez à l’un d’eux.`,
    `Members of “${naming.body(body)}” claim the matter. Ask one of them.`,
  ]),
  'matter-not-claimed': ({ body, matter }, naming) => [
    `Le périmètre de « ${naming.body(body)} » ne contient pas, ou plus, « ${matter} ». Reposez la question : « Qui peut décider ? »`,
    `The perimeter of “${naming.body(body)}” does not hold “${matter}”, or no longer does. Ask again who may decide.`,
  ],
  'concerned-member-required': notYou(() => [
    'C’est aux membres de ces instances, ou du groupe majoritaire, de demander l’arbitrage. Demandez à l’un d’eux.',
    'Members of these bodies, or of the majority group, ask for arbitration. Ask one of them.',
  ]),
  'basis-invalid': words(() => [
    'L’article L2122-22 va du 1° au 31°. Choisissez le numéro que le conseil a délégué.',
    'Article L2122-22 runs from 1° to 31°. Choose the number that the council delegated.',
  ]),
  'amount-invalid': words(
    () => [
      'Le montant est une somme en euros hors taxes, zéro ou plus. Laissez vide s’il n’y en a pas.',
      'The amount is a sum in euros before tax, zero or more. Leave it empty if there is none.',
    ],
    'amountEuros',
  ),
  'act-author-required': notYou(() => [
    'Le ou la maire, ses adjoint·es, les conseiller·es délégué·es et le secrétariat général tiennent ce registre. Demandez à l’un d’eux.',
    'The mayor, deputies, delegate councillors and the general secretary keep this register. Ask one of them.',
  ]),
};

export const docketSentences: Sentences<DocketRefusal> = { 'system-only': common['system-only'] };

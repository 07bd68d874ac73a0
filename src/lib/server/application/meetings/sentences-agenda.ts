import { civilDateOf } from '#lib/kernel/civil.ts';
import { notYou, words, day, type Sentences } from '../sentences/shape.ts';
import type { MeetingRefusal } from '#lib/governance/meetings/index.ts';

type AgendaRefusal = Extract<
  MeetingRefusal,
  {
    code:
      | `agenda-${string}`
      | `item-${string}`
      | `motion-${string}`
      | `subject-${string}`
      | 'order-incomplete'
      | 'stale-agenda'
      | 'already-consented'
      | 'no-item-running'
      | 'not-next-item'
      | 'phase-follows-proposal'
      | 'no-proposal';
  }
>;

const rights = {
  emergency: ['une urgence', 'an emergency'],
  callIn: ['une évocation', 'a call-in'],
  referral: ['un renvoi', 'a referral'],
  petition: ['une pétition', 'a petition'],
  contest: ['une contestation', 'a contest'],
  offCircuit: ['un signalement', 'an off-circuit report'],
} as const;

/** What is refused about the agenda, its items and what is put to consent. */
export const agendaSentences: Sentences<AgendaRefusal> = {
  'agenda-cut-off': ({ cutOffAt }) => {
    // The agenda closes at the end of a day: that day is the last one on which an item is added.
    const last = civilDateOf(new Date(Date.parse(cutOffAt) - 1).toISOString());
    return [
      `L’ordre du jour est clos depuis le ${day(last, 'fr')}. Proposez ce point à la séance suivante, ou demandez-le au groupe pendant la séance.`,
      `The agenda closed on ${day(last, 'en')}. Propose this item for the next meeting, or ask the group for it during the meeting.`,
    ];
  },
  'agenda-full': ({ most }) => [
    `L’ordre du jour porte déjà ${most} points. Proposez celui-ci à la séance suivante.`,
    `The agenda already has ${most} items. Propose this one for the next meeting.`,
  ],
  'agenda-already-consented': () => [
    'Le groupe a déjà consenti à l’ordre du jour. Il ne change plus que par consentement.',
    'The group has already consented to the agenda. From now on it changes by consent only.',
  ],
  'agenda-empty': () => [
    'L’ordre du jour est vide : il n’y a rien à quoi consentir.',
    'The agenda is empty: there is nothing to consent to.',
  ],
  'agenda-not-consented': () => [
    'Le groupe n’a pas encore consenti à l’ordre du jour. Proposez-le au consentement d’abord.',
    'The group has not consented to the agenda yet. Put it to consent first.',
  ],
  'item-exists': () => ['Ce point est déjà à l’ordre du jour.', 'This item is already on the agenda.'],
  'item-unknown': () => [
    'Ce point n’est plus à l’ordre du jour. Rechargez la page.',
    'This item is no longer on the agenda. Reload the page.',
  ],
  'item-not-waiting': () => [
    'Ce point est déjà commencé ou traité.',
    'This item has already begun or been dealt with.',
  ],
  'item-not-dealt-with': () => [
    'Ce point n’a pas été noté comme traité, ou une décision y a été prise.',
    'This item was not noted as dealt with, or a decision was taken on it.',
  ],
  'item-by-right': ({ right }) => [
    `Ce point est inscrit de droit (${rights[right][0]}) : personne ne peut le retirer.`,
    `This item is there by right (${rights[right][1]}): nobody can remove it.`,
  ],
  'item-sponsor-only': notYou(({ sponsor }, naming) => [
    `Seule la personne qui porte ce point peut le retirer${sponsor ? ` : ${naming.person(sponsor)}` : ''}. Le groupe peut aussi y consentir en séance.`,
    `Only whoever carries this item may take it off${sponsor ? `: ${naming.person(sponsor)}` : ''}. The group may also consent to it at the meeting.`,
  ]),
  'item-already-supported': () => ['Vous soutenez déjà ce point.', 'You already support this item.'],
  'item-running': () => [
    'Un point est en cours. Terminez-le ou reportez-le d’abord.',
    'An item is under way. End it or carry it over first.',
  ],
  'subject-unknown': words(() => [
    'Ce sujet n’est pas au panier. Soulevez-le d’abord.',
    'This subject is not in the backlog. Raise it first.',
  ]),
  'subject-not-in-backlog': () => [
    'Ce sujet est clos ou mis de côté : il ne peut pas venir à l’ordre du jour.',
    'This subject is closed or set aside: it cannot come on the agenda.',
  ],
  'subject-elsewhere': ({ body }, naming) => [
    `Ce sujet attend au panier de « ${naming.body(body)} ». Déplacez-le d’abord.`,
    `This subject waits in the backlog of “${naming.body(body)}”. Move it first.`,
  ],
  'subject-on-agenda': () => [
    'Ce sujet est déjà à l’ordre du jour d’une autre séance. Attendez qu’il en revienne.',
    'This subject is already on the agenda of another meeting. Wait until it comes back.',
  ],
  'order-incomplete': words(() => [
    'L’ordre doit nommer chaque point restant, une seule fois : aucun ne se perd en route.',
    'The order must name each remaining item, once: none gets lost on the way.',
  ]),
  'stale-agenda': () => [
    'L’ordre du jour a changé entre-temps. Relisez-le, puis recommencez.',
    'The agenda has changed in between. Read it again, then retry.',
  ],
  'motion-pending': () => [
    'Une autre demande attend le consentement du groupe. Terminez-la d’abord.',
    'Another matter is put to the group’s consent. Finish it first.',
  ],
  'motion-unknown': () => [
    'Cette demande n’attend plus de réponse : elle a été acceptée, refusée ou retirée.',
    'This matter awaits no answer any more: it was carried, refused or withdrawn.',
  ],
  'motion-author-only': notYou(({ by }, naming) => [
    `Seule la personne qui l’a proposée peut la retirer : ${naming.person(by)}.`,
    `Only whoever put it may withdraw it: ${naming.person(by)}.`,
  ]),
  'motion-needs-two': () => [
    'Une personne seule ne consent pas pour un groupe. Attendez que d’autres membres soient là.',
    'One person alone does not consent for a group. Wait for other members.',
  ],
  'already-consented': () => ['Vous y avez déjà consenti.', 'You have already consented.'],
  'no-item-running': () => ['Aucun point n’est en cours.', 'No item is under way.'],
  'not-next-item': () => [
    'Le groupe a consenti à un autre ordre. Commencez par le point suivant, ou proposez un changement d’ordre.',
    'The group consented to another order. Begin with the next item, or propose to change the order.',
  ],
  'phase-follows-proposal': () => [
    'Ce point porte une proposition : ses étapes avancent sur la proposition.',
    'This item carries a proposal: its phases move on the proposal.',
  ],
  'no-proposal': () => [
    'Aucune proposition ne répond à ce sujet. Rédigez-en une d’abord.',
    'No proposal answers this subject. Draft one first.',
  ],
};

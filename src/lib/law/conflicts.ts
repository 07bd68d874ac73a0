/** Interests in a matter before the council. */
import { flag, oneOf, optional, text } from './facts.ts';
import { rule } from './rule.ts';
import { say, type Sentence } from './said.ts';

/**
 * An interested member takes part by speaking or voting; since loi 2025-1249, art. 32, being in the room is not
 * enough. Before it, presence could be held against the act. Article L2131-11.
 */
export const takingPart = rule(
  {
    member: optional(text),
    interested: flag,
    stayedInRoom: optional(flag),
    spoke: flag,
    voted: flag,
  },
  [
    { from: '1996-04-09', to: '2025-12-23', article: 'L2131-11', presence: true },
    { from: '2025-12-24', to: null, article: 'L2131-11 (loi 2025-1249 art. 32)', presence: false },
  ],
  ({ interested, stayedInRoom = false, spoke, voted }, row) => {
    const deemed = interested && (spoke || voted || (row.presence && stayedInRoom));
    return {
      value: { deemedToHaveTakenPart: deemed },
      calculation: !interested
        ? say('Le membre n’a pas d’intérêt à l’affaire.', 'The member has no interest in the matter.')
        : deemed
          ? say(
              'Le membre intéressé a pris part à la délibération : l’acte est exposé à l’annulation.',
              'The interested member took part: the act may be annulled.',
            )
          : say(
              'Être resté dans la salle ne suffit pas : le membre n’a ni parlé ni voté.',
              'Staying in the room is not enough: the member neither spoke nor voted.',
            ),
    };
  },
);

const matters = [
  'contrat',
  'garantie',
  'aide',
  'commission',
  'depenseObligatoire',
  'budget',
  'autre',
] as const;
type Matter = (typeof matters)[number];
const standsAside: readonly Matter[] = ['contrat', 'garantie', 'aide', 'commission'];

const because = (byLaw: boolean, aside: boolean): Sentence => {
  if (!byLaw)
    return say(
      'La désignation ne vient pas de la loi : L1111-6 ne protège pas, l’intérêt s’apprécie comme pour tout membre (L2131-11).',
      'The designation does not come from the law: L1111-6 does not protect, the interest is judged as for any member (L2131-11).',
    );
  return aside
    ? say(
        'Désigné en application de la loi : pas intéressé de ce seul fait, mais il se retire pour un contrat, une garantie d’emprunt, une aide à cet organisme, et de la commission quand celui-ci est candidat (L1111-6 II).',
        'Designated under the law: not interested by that alone, but stands aside for a contract, a loan guarantee or a grant to that body, and from the commission where it is a candidate (L1111-6 II).',
      )
    : say(
        'Désigné en application de la loi : pas intéressé de ce seul fait, il peut prendre part (L1111-6 I).',
        'Designated under the law: not interested by that alone, and may take part (L1111-6 I).',
      );
};

/**
 * A member whom the commune designated to sit in another body, as a law provides: not interested by that alone, but
 * aside for contracts, guarantees and grants to that body and for the tender commission; mandatory expenses and the
 * budget are excepted. Article L1111-6, loi 2022-217, art. 217.
 */
export const representative = rule(
  { designatedByLaw: flag, matter: oneOf(...matters) },
  [
    {
      from: '2022-02-23',
      to: null,
      article: 'L1111-6 (loi 2022-217 art. 217)',
      doubt: say(
        'Un intérêt personnel distinct (rémunération, famille) reste un intérêt, quoi que dise cette règle.',
        'A separate personal interest (pay, family) remains one, whatever this rule says.',
      ),
    },
  ],
  ({ designatedByLaw, matter }) => {
    const aside = designatedByLaw && standsAside.includes(matter);
    return {
      value: {
        interestedByThatAlone: designatedByLaw ? false : null,
        mustStandAside: designatedByLaw ? aside : null,
      },
      calculation: because(designatedByLaw, aside),
    };
  },
);

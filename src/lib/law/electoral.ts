/** What the electoral list may serve for, and what the months before an election forbid. Code électoral. */
import type { CivilDate } from '#lib/kernel/civil.ts';
import { date, flag, nullable, optional } from './facts.ts';
import { rule } from './rule.ts';
import { say, sentences, type Sentence } from './said.ts';

interface Undertakings {
  readonly noCommercialUse: boolean;
  readonly originInLetter: boolean;
  readonly objectionsKept: boolean;
  readonly quotasOnList: boolean;
  readonly deletionOn?: CivilDate | null | undefined;
}
const undertakings: readonly [string, Sentence, (facts: Undertakings) => boolean][] = [
  [
    'noCommercialUse',
    say('l’engagement de n’en faire aucun usage commercial', 'the undertaking of no commercial use'),
    (facts) => facts.noCommercialUse,
  ],
  [
    'originInLetter',
    say('l’origine des données dans la lettre', 'the origin of the data in the letter'),
    (facts) => facts.originInLetter,
  ],
  [
    'objectionsKept',
    say(
      'la liste des oppositions gardée d’un tirage à l’autre',
      'the objections kept from one draw to the next',
    ),
    (facts) => facts.objectionsKept,
  ],
  [
    'deletionOn',
    say('la date d’effacement', 'the deletion date'),
    (facts) => facts.deletionOn !== undefined && facts.deletionOn !== null,
  ],
  [
    'quotasOnList',
    say(
      'des quotas sur ce que disent les volontaires, jamais sur la liste',
      'quotas on what volunteers say, never on the list',
    ),
    (facts) => !facts.quotasOnList,
  ],
];

/**
 * The electoral list may serve to invite a panel: purpose told, no commercial use, origin of the data in the letter,
 * objections kept, a deletion date, and no quota on the list itself. Code électoral, L37; CE 2 December 2016,
 * n° 388979.
 */
export const electoralList = rule(
  {
    noCommercialUse: flag,
    originInLetter: flag,
    objectionsKept: flag,
    quotasOnList: flag,
    deletionOn: optional(nullable(date)),
  },
  [
    {
      from: '2019-01-01',
      to: null,
      article: 'Code électoral L37 ; CE 2 décembre 2016 n° 388979',
      doubt: say(
        'L37 exige l’engagement de non-usage commercial ; le reste suit les avis de la CADA et de la CNIL, lus chez des tiers.',
        'L37 asks for the undertaking of no commercial use; the rest follows opinions of CADA and CNIL, read in secondary sources.',
      ),
    },
  ],
  (facts) => {
    const missing = undertakings.filter(([, , kept]) => !kept(facts));
    return {
      value: { mayUse: missing.length === 0, missing: missing.map(([name]) => name) },
      calculation: sentences(
        missing.length === 0
          ? say('La liste peut servir à inviter.', 'The list may serve to invite.')
          : say(
              `Il manque : ${missing.map(([, { fr }]) => fr).join(' ; ')}.`,
              `Missing: ${missing.map(([, { en }]) => en).join('; ')}.`,
            ),
        say(
          'N’y figurent ni les étrangers, ni les personnes non inscrites : le dire, et leur ouvrir une autre porte.',
          'Foreigners and the unregistered are not in it: say so, and open another door to them.',
        ),
      ),
    };
  },
);

/**
 * In the six months before a general election, from the first day of the sixth month, the commune's means may not
 * serve to promote what was achieved, nor a group. Code électoral, L52-1 and L52-8.
 */
export const campaignPeriod = rule(
  { election: date, on: optional(date) },
  [{ from: '1990-05-11', to: null, article: 'Code électoral L52-1 ; L52-8', months: 6 }],
  ({ election, on }, row) => {
    const restrictedFrom = Temporal.PlainDate.from(election)
      .with({ day: 1 })
      .subtract({ months: row.months })
      .toString();
    return {
      value: {
        restrictedFrom,
        restricted: on === undefined ? null : restrictedFrom <= on && on <= election,
      },
      calculation: say(
        `Premier jour du sixième mois avant le mois du scrutin du ${election} : le ${restrictedFrom}. D’ici au scrutin, pas de promotion des réalisations, ni de moyens de la commune pour un groupe.`,
        `First day of the sixth month before the month of the election of ${election}: ${restrictedFrom}. Until the election, no promotion of achievements, nor the commune’s means for a group.`,
      ),
    };
  },
);

import { m } from '#lib/paraglide/messages.js';

/** A place in a sentence of the charter where a parameter stands, by its dotted path. */
export type Blank =
  | { readonly path: string; readonly kind: 'number' }
  | { readonly path: string; readonly kind: 'choice'; readonly options: readonly Option[] };

/** The values of a form are texts: a choice keeps `true` and `false` as they are written. */
export interface Option {
  readonly value: string;
  readonly label: string;
}

/** A sentence with its blanks in order; without any, a rule that no commune changes. */
export interface Sentence {
  readonly kind: 'sentence';
  readonly blanks: readonly Blank[];
  /** The sentence with each blank filled by the word given for it. */
  say(words: readonly string[]): string;
}

/** A list from which the commune chooses. */
export interface Choice {
  readonly kind: 'list';
  readonly path: string;
  readonly legend: string;
  readonly options: readonly Option[];
}

export interface Article {
  readonly id: string;
  readonly title: string;
  readonly lines: readonly (Sentence | Choice)[];
}

const number = (path: string): Blank => ({ path, kind: 'number' });
const choice = (path: string, options: readonly Option[]): Blank => ({ path, kind: 'choice', options });
const line = (say: (words: readonly string[]) => string, ...blanks: Blank[]): Sentence => ({
  kind: 'sentence',
  blanks,
  say,
});
const list = (path: string, legend: string, options: readonly Option[]): Choice => ({
  kind: 'list',
  path,
  legend,
  options,
});
const at = (words: readonly string[], place: number): string => words[place] ?? '';

const nature = (): Article => ({
  id: 'nature',
  title: m.charter_article_nature(),
  lines: [
    line((w) => m.charter_nature_spending({ euros: at(w, 0) }), number('nature.unbudgetedEuros')),
    list('nature.politicalCriteria', m.charter_nature_criteria(), [
      { value: 'newPolicy', label: m.charter_nature_newPolicy() },
      { value: 'orientation', label: m.charter_nature_orientation() },
      { value: 'priceTaxLand', label: m.charter_nature_priceTaxLand() },
      { value: 'serviceOrganisation', label: m.charter_nature_serviceOrganisation() },
      { value: 'publicPosition', label: m.charter_nature_publicPosition() },
    ]),
    line(
      (w) => m.charter_call_in({ members: at(w, 0), days: at(w, 1) }),
      number('callIn.members'),
      number('callIn.days'),
    ),
  ],
});

const emergency = (): Article => ({
  id: 'emergency',
  title: m.charter_article_emergency(),
  lines: [
    list('emergency.grounds', m.charter_emergency_grounds(), [
      { value: 'safety', label: m.charter_emergency_safety() },
      { value: 'legalDeadline', label: m.charter_emergency_legalDeadline() },
      { value: 'damage', label: m.charter_emergency_damage() },
    ]),
    line((w) => m.charter_emergency_reason({ hours: at(w, 0) }), number('emergency.reasonHours')),
  ],
});

const meetings = (): Article => ({
  id: 'meetings',
  title: m.charter_article_meetings(),
  lines: [
    line((w) => m.charter_agenda_cut_off({ days: at(w, 0) }), number('agenda.cutOffDays')),
    line((w) => m.charter_agenda_minutes({ minutes: at(w, 0) }), number('agenda.maxMinutes')),
    line((w) => m.charter_facilitation_term({ months: at(w, 0) }), number('facilitation.termMonths')),
    line(
      (w) => m.charter_facilitation_share({ percent: at(w, 0), meetings: at(w, 1) }),
      number('facilitation.maxSharePercent'),
      number('facilitation.windowMeetings'),
    ),
    line(
      (w) => m.charter_facilitation_sponsor({ choice: at(w, 0) }),
      choice('facilitation.sponsorMayFacilitate', [
        { value: 'false', label: m.charter_facilitation_sponsor_no() },
        { value: 'true', label: m.charter_facilitation_sponsor_yes() },
      ]),
    ),
    line(() => m.charter_facilitation_mayor()),
  ],
});

const consent = (): Article => ({
  id: 'consent',
  title: m.charter_article_consent(),
  lines: [
    line(() => m.charter_consent_explicit()),
    list('objections.criteria', m.charter_objection_criteria(), objectionCriteria()),
    line(
      (w) => m.charter_objection_dismiss({ share: at(w, 0), of: at(w, 1) }),
      number('objections.dismissNumerator'),
      number('objections.dismissDenominator'),
    ),
    line(
      (w) => m.charter_positions_shown({ choice: at(w, 0) }),
      choice('positionsShown', [
        { value: 'asTheyCome', label: m.charter_positions_asTheyCome() },
        { value: 'whenClosed', label: m.charter_positions_whenClosed() },
      ]),
    ),
  ],
});

const between = (): Article => ({
  id: 'between',
  title: m.charter_article_between(),
  lines: [
    line(
      (w) =>
        m.charter_between_days({
          questions: at(w, 0),
          reactions: at(w, 1),
          amendments: at(w, 2),
          objections: at(w, 3),
        }),
      number('betweenMeetings.clarificationDays'),
      number('betweenMeetings.reactionDays'),
      number('betweenMeetings.amendmentDays'),
      number('betweenMeetings.objectionDays'),
    ),
    line((w) => m.charter_absentees({ hours: at(w, 0) }), number('absentees.windowHours')),
    list('absentees.explicitMatters', m.charter_absentees_explicit(), [
      { value: 'charter', label: m.charter_matter_charter() },
      { value: 'budget', label: m.charter_matter_budget() },
      { value: 'election', label: m.charter_matter_election() },
    ]),
  ],
});

const without = (): Article => ({
  id: 'without',
  title: m.charter_article_without(),
  lines: [
    line(
      (w) => m.charter_fallback({ choice: at(w, 0) }),
      choice('fallback.enabled', [
        { value: 'true', label: m.charter_fallback_yes() },
        { value: 'false', label: m.charter_fallback_no() },
      ]),
    ),
    line((w) => m.charter_fallback_after({ meetings: at(w, 0) }), number('fallback.afterMeetings')),
    line(
      (w) => m.charter_fallback_share({ share: at(w, 0), of: at(w, 1) }),
      number('fallback.numerator'),
      number('fallback.denominator'),
    ),
    line((w) => m.charter_fallback_review({ months: at(w, 0) }), number('fallback.reviewMonths')),
  ],
});

const afterwards = (): Article => ({
  id: 'afterwards',
  title: m.charter_article_afterwards(),
  lines: [
    line((w) => m.charter_publication({ days: at(w, 0) }), number('publication.days')),
    line((w) => m.charter_review({ months: at(w, 0) }), number('review.defaultMonths')),
    line((w) => m.charter_texts_take_over({ days: at(w, 0) }), number('texts.takeOverDays')),
    line((w) => m.charter_texts_objection({ days: at(w, 0) }), number('texts.objectionDays')),
  ],
});

const citizens = (): Article => ({
  id: 'citizens',
  title: m.charter_article_citizens(),
  lines: [
    line(
      (w) => m.charter_citizens_answer({ signatures: at(w, 0), days: at(w, 1) }),
      number('citizens.answer'),
      number('citizens.answerDays'),
    ),
    line((w) => m.charter_citizens_agenda({ signatures: at(w, 0) }), number('citizens.agenda')),
    line(
      (w) => m.charter_citizens_consultation({ percent: at(w, 0) }),
      number('citizens.consultationPercent'),
    ),
  ],
});

/** What an objection may say is in danger. */
export const objectionCriteria = (): Option[] => [
  { value: 'purpose', label: m.criterion_purpose() },
  { value: 'perimeter', label: m.criterion_perimeter() },
  { value: 'financialRisk', label: m.criterion_financialRisk() },
  { value: 'legalCompetence', label: m.criterion_legalCompetence() },
  { value: 'safety', label: m.criterion_safety() },
  { value: 'workload', label: m.criterion_workload() },
  { value: 'equalAccess', label: m.criterion_equalAccess() },
  { value: 'mandate', label: m.criterion_mandate() },
  { value: 'protection', label: m.criterion_protection() },
  { value: 'sideEffect', label: m.criterion_sideEffect() },
  { value: 'effectiveness', label: m.criterion_effectiveness() },
];

/** The charter in plain words, every number and choice of it in one of its sentences. */
export const articles = (): Article[] => [
  nature(),
  consent(),
  meetings(),
  between(),
  without(),
  emergency(),
  afterwards(),
  citizens(),
];

/** The questions of the nature test that make a subject political (I-1). */
export const natureCriteria = [
  'newPolicy',
  'orientation',
  'priceTaxLand',
  'serviceOrganisation',
  'publicPosition',
] as const;
export type NatureCriterion = (typeof natureCriteria)[number];

export const emergencyGrounds = ['safety', 'legalDeadline', 'damage'] as const;
export type EmergencyGround = (typeof emergencyGrounds)[number];

/** What a decision touches; in those that the charter lists, an absent member's silence never counts. */
export const explicitMatters = ['charter', 'budget', 'election'] as const;
export const matters = ['ordinary', ...explicitMatters] as const;
export type Matter = (typeof matters)[number];

export const shownPositions = ['asTheyCome', 'whenClosed'] as const;

/** Every number and choice of the rules in force. Durations are in the unit their name ends with. */
export interface CharterParameters {
  readonly nature: {
    /** Unbudgeted spending above this is political; euros before tax. */
    readonly unbudgetedEuros: number;
    readonly politicalCriteria: readonly NatureCriterion[];
  };
  readonly callIn: { readonly members: number; readonly days: number };
  readonly emergency: { readonly grounds: readonly EmergencyGround[]; readonly reasonHours: number };
  readonly facilitation: {
    readonly termMonths: number;
    readonly sponsorMayFacilitate: boolean;
    readonly maxSharePercent: number;
    readonly windowMeetings: number;
  };
  readonly agenda: { readonly cutOffDays: number; readonly maxMinutes: number };
  readonly objections: {
    readonly criteria: readonly string[];
    /** Share of those giving their opinion that turns an objection into a concern. */
    readonly dismissNumerator: number;
    readonly dismissDenominator: number;
  };
  readonly fallback: {
    readonly enabled: boolean;
    readonly afterMeetings: number;
    readonly numerator: number;
    readonly denominator: number;
    readonly reviewMonths: number;
  };
  readonly absentees: {
    readonly windowHours: number;
    readonly explicitMatters: readonly (typeof explicitMatters)[number][];
  };
  readonly citizens: {
    /** Signatures for a public answer, then for a place on the agenda. */
    readonly answer: number;
    readonly agenda: number;
    /** Share of registered electors for a consultation request. */
    readonly consultationPercent: number;
    readonly answerDays: number;
  };
  readonly publication: { readonly days: number };
  readonly betweenMeetings: {
    readonly clarificationDays: number;
    readonly reactionDays: number;
    readonly amendmentDays: number;
    readonly objectionDays: number;
  };
  readonly positionsShown: (typeof shownPositions)[number];
  readonly review: { readonly defaultMonths: number };
  readonly texts: {
    /** Days of silence of who carries a text, once it waits for them, after which another member takes it over. */
    readonly takeOverDays: number;
    /** Days in which members object to another carrier, or to a charter merged with one adopted meanwhile. */
    readonly objectionDays: number;
  };
}

import type { CharterParameters } from './parameters.ts';

/** The rules proposed to a new commune; its group adapts them, then consents to them. */
export const defaultParameters: CharterParameters = {
  nature: {
    unbudgetedEuros: 15_000,
    politicalCriteria: ['newPolicy', 'orientation', 'priceTaxLand', 'serviceOrganisation', 'publicPosition'],
  },
  callIn: { members: 3, days: 5 },
  emergency: { grounds: ['safety', 'legalDeadline', 'damage'], reasonHours: 24 },
  facilitation: { termMonths: 6, sponsorMayFacilitate: false, maxSharePercent: 50, windowMeetings: 6 },
  agenda: { cutOffDays: 5, maxMinutes: 150 },
  objections: {
    criteria: [
      'purpose',
      'perimeter',
      'financialRisk',
      'legalCompetence',
      'safety',
      'workload',
      'equalAccess',
      'mandate',
      'protection',
      'sideEffect',
      'effectiveness',
    ],
    dismissNumerator: 2,
    dismissDenominator: 3,
  },
  fallback: { enabled: true, afterMeetings: 2, numerator: 2, denominator: 3, reviewMonths: 3 },
  absentees: { windowHours: 72, explicitMatters: ['charter', 'budget', 'election'] },
  citizens: { answer: 60, agenda: 150, consultationPercent: 10, answerDays: 30 },
  publication: { days: 7 },
  betweenMeetings: { clarificationDays: 3, reactionDays: 3, amendmentDays: 3, objectionDays: 5 },
  positionsShown: 'asTheyCome',
  review: { defaultMonths: 12 },
  texts: { takeOverDays: 14, objectionDays: 5 },
};

type Since<Group extends keyof CharterParameters> = Omit<CharterParameters, Group> &
  Partial<CharterParameters>;

/** Parameters written before some of them existed: those that lack are the template's. */
export const completed = (parameters: Since<'texts'>): CharterParameters => ({
  ...parameters,
  texts: parameters.texts ?? defaultParameters.texts,
});

import { daysBetween, type CivilDate } from '#lib/kernel/civil.ts';
import {
  councilStrength,
  deliberationList,
  extraordinaryMeeting,
  lastSendDate,
  majority,
  neighbourhoodDeputies,
  notCovered,
  oppositionSpace,
  petitionThreshold,
  publicationMode,
  quarterlySittings,
  rulesOfProcedure,
  scopeWarning,
  synthesisNote,
  withDays,
  type Answer,
} from '#lib/law/index.ts';
import type { Sentence } from '#lib/kernel/sentence.ts';
import { addressOf } from '../law/rules.ts';

export interface Strength {
  readonly seats: number;
  readonly elected: number;
  readonly confirmedOn: CivilDate;
}

/** What the figures are computed from. */
export interface LegalFacts {
  readonly insee: string;
  /** *Population municipale*, frozen for the term. */
  readonly population: number;
  readonly registeredElectors: number | null;
  readonly installedOn: CivilDate;
  /** Seats and elected as the commune confirmed them; absent while the table alone proposes. */
  readonly strength?: Strength;
}

type Values = Readonly<Record<string, string | number | boolean | null>>;

/** One figure that the law gives: what it is, its values, its article, its calculation and what is not certain. */
export type LegalFigure = {
  readonly article: string;
  readonly calculation: Sentence;
  readonly doubt: Sentence | null;
} & (
  | { readonly id: 'seats'; readonly values: { readonly seats: number } }
  | { readonly id: 'deputies'; readonly values: { readonly deputies: number; readonly ofDistricts: number } }
  | { readonly id: 'quorum'; readonly values: { readonly present: number; readonly seats: number } }
  | { readonly id: 'majority'; readonly values: { readonly needed: number; readonly expressed: number } }
  | { readonly id: 'notice'; readonly values: { readonly days: number } }
  | { readonly id: 'note'; readonly values: { readonly compulsory: boolean } }
  | { readonly id: 'quarterly'; readonly values: { readonly sittings: number } }
  | { readonly id: 'extraordinary'; readonly values: { readonly members: number } }
  | { readonly id: 'procedure'; readonly values: { readonly deadline: CivilDate | null } }
  | { readonly id: 'minority'; readonly values: { readonly compulsory: boolean } }
  | { readonly id: 'list'; readonly values: { readonly days: number } }
  | { readonly id: 'publication'; readonly values: { readonly free: boolean } }
  | { readonly id: 'petition'; readonly values: { readonly signatures: number } }
);

/** The figures of a commune, or why none is given. */
export interface LegalFigures {
  /** Paris, Lyon, Marseille and overseas collectivities: better no figure than a wrong one. */
  readonly notCovered: Sentence | null;
  /** What to know before relying on any of them. */
  readonly warning: Sentence | null;
  readonly council: readonly LegalFigure[];
  readonly sittings: readonly LegalFigure[];
  readonly duties: readonly LegalFigure[];
}

/** A rule that cannot answer leaves its figure out. */
const figure = <V, Id extends LegalFigure['id'], W extends Values>(
  id: Id,
  answer: Answer<V>,
  values: (value: V) => W,
): { id: Id; values: W; article: string; calculation: Sentence; doubt: Sentence | null }[] => {
  if (!answer.ok) return [];
  const { value, article, calculation, doubt } = answer.value;
  return [{ id, values: values(value), article, calculation: withDays(calculation), doubt }];
};

/** The facts of the council's strength, confirmed or proposed, as the rule takes them. */
export const strengthFacts = ({ insee, population, strength }: LegalFacts) => ({
  populationMunicipale: population,
  codeCommune: insee,
  ...(strength && { sieges: strength.seats, electedMembers: strength.elected }),
});

/** The council's strength, to confirm or correct. */
export interface StrengthView {
  readonly seats: number;
  readonly elected: number;
  /** Null as long as the table alone proposes them. */
  readonly confirmedOn: CivilDate | null;
  readonly calculation: Sentence;
  /** Where anybody can change the figures and see what follows. */
  readonly check: string;
}

/** What is confirmed of the council, else what the table proposes; null where the rules do not hold. */
export const strengthView = (town: LegalFacts, today: CivilDate): StrengthView | null => {
  const facts = strengthFacts(town);
  const answer = councilStrength(facts, today);
  if (!answer.ok) return null;
  const { value, calculation } = answer.value;
  const { seats, enExercice } = value;
  const confirmedOn = town.strength?.confirmedOn ?? null;
  return {
    seats,
    elected: enExercice,
    confirmedOn,
    calculation,
    check: addressOf('council.strength', facts),
  };
};

const councilFigures = (town: LegalFacts, today: CivilDate): LegalFigure[] => {
  const { insee, population } = town;
  const facts = { populationMunicipale: population };
  const strength = councilStrength(strengthFacts(town), today);
  if (!strength.ok) return [];
  const { seats, effectif, enExercice, quorum } = strength.value.value;
  const contested = { pour: quorum, contre: enExercice - quorum };
  return [
    ...figure('seats', strength, () => ({ seats })),
    ...figure('deputies', neighbourhoodDeputies({ ...facts, sieges: effectif }, today), (value) => ({
      deputies: value.maxAdjoints,
      ofDistricts: value.maxAdjointsDeQuartier,
    })),
    ...figure('quorum', strength, () => ({ present: quorum, seats: enExercice })),
    ...figure('majority', majority(contested, today), (value) => ({
      needed: value.majority,
      expressed: value.exprimes,
    })),
    ...figure(
      'extraordinary',
      extraordinaryMeeting({ ...facts, enExercice, departement: insee.slice(0, 2) }, today),
      (value) => ({ members: value.required }),
    ),
  ];
};

const sittingFigures = ({ insee, population }: LegalFacts, today: CivilDate): LegalFigure[] => {
  const facts = { populationMunicipale: population };
  const year = Number(today.slice(0, 4));
  return [
    ...figure(
      'notice',
      lastSendDate({ ...facts, departement: insee.slice(0, 2), meeting: today }, today),
      (value) => ({ days: value.jours }),
    ),
    ...figure('note', synthesisNote(facts, today), (value) => ({ compulsory: value.noteDeSynthese })),
    ...figure('quarterly', quarterlySittings({ year, meetings: [] }, today), () => ({ sittings: 1 })),
  ];
};

const dutyFigures = (
  { insee, population, registeredElectors, installedOn }: LegalFacts,
  today: CivilDate,
): LegalFigure[] => {
  const facts = { populationMunicipale: population };
  const electors = registeredElectors ?? 0;
  return [
    ...figure(
      'procedure',
      rulesOfProcedure({ ...facts, installedOn, departement: insee.slice(0, 2) }, today),
      (value) => ({ deadline: value.deadline }),
    ),
    ...figure('minority', oppositionSpace({ ...facts, bulletin: true }, today), (value) => ({
      compulsory: value.reservedSpace,
    })),
    ...figure('list', deliberationList({ meeting: today }, today), (value) => ({
      days: daysBetween(today, value.deadline),
    })),
    ...figure('publication', publicationMode(facts, today), (value) => ({ free: value.free })),
    ...(electors > 0
      ? figure('petition', petitionThreshold({ registeredElectors: electors }, today), (value) => ({
          signatures: value.required,
        }))
      : []),
  ];
};

/** What the law says of a commune of that size: its council, its sittings, its duties to the inhabitants. */
export const legalFigures = (facts: LegalFacts, today: CivilDate): LegalFigures => {
  const refusal = notCovered(facts.insee);
  if (refusal !== null)
    return { notCovered: refusal.sentence, warning: null, council: [], sittings: [], duties: [] };
  return {
    notCovered: null,
    warning: scopeWarning(facts.insee),
    council: councilFigures(facts, today),
    sittings: sittingFigures(facts, today),
    duties: dutyFigures(facts, today),
  };
};

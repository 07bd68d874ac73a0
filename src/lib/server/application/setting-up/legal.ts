import { daysBetween, type CivilDate } from '#lib/kernel/civil.ts';
import {
  councilSize,
  deliberationList,
  extraordinaryMeeting,
  lastSendDate,
  majority,
  neighbourhoodDeputies,
  oppositionSpace,
  petitionThreshold,
  publicationMode,
  quarterlySittings,
  rulesOfProcedure,
  synthesisNote,
  type Answer,
} from '#lib/law/index.ts';

/** What the figures are computed from. */
export interface LegalFacts {
  readonly insee: string;
  /** *Population municipale*, frozen for the term. */
  readonly population: number;
  readonly registeredElectors: number | null;
  readonly installedOn: CivilDate;
}

type Values = Readonly<Record<string, string | number | boolean | null>>;

/** One figure that the law gives: what it is, its values, its article and its calculation in French. */
export type LegalFigure = { readonly article: string; readonly calculation: string } & (
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

/** A rule that cannot answer (Paris, Lyon, Marseille) leaves its figure out: better none than a wrong one. */
const figure = <V, Id extends LegalFigure['id'], W extends Values>(
  id: Id,
  answer: Answer<V>,
  values: (value: V) => W,
): { id: Id; values: W; article: string; calculation: string }[] =>
  answer.ok
    ? [
        {
          id,
          values: values(answer.value.value),
          article: answer.value.article,
          calculation: answer.value.calculation,
        },
      ]
    : [];

const councilFigures = ({ insee, population }: LegalFacts, today: CivilDate): LegalFigure[] => {
  const size = councilSize({ populationMunicipale: population, codeCommune: insee }, today);
  if (!size.ok) return [];
  const { seats, quorumIfFull } = size.value.value;
  const facts = { populationMunicipale: population };
  const contested = { mode: 'public', pour: quorumIfFull, contre: seats - quorumIfFull } as const;
  const request = { ...facts, enExercice: seats, requesters: 0, receivedOn: today };
  return [
    ...figure('seats', size, (value) => ({ seats: value.seats })),
    ...figure(
      'deputies',
      neighbourhoodDeputies({ ...facts, conseilsDeQuartierCrees: undefined }, today),
      (value) => ({
        deputies: value.maxAdjoints,
        ofDistricts: value.maxAdjointsDeQuartier,
      }),
    ),
    ...figure('quorum', size, () => ({ present: quorumIfFull, seats })),
    ...figure('majority', majority({ ...contested, abstention: 0 }, today), (value) => ({
      needed: value.majority,
      expressed: value.exprimes,
    })),
    ...figure('extraordinary', extraordinaryMeeting(request, today), (value) => ({
      members: value.required,
    })),
  ];
};

const sittingFigures = ({ insee, population }: LegalFacts, today: CivilDate): LegalFigure[] => {
  const facts = { populationMunicipale: population };
  const ordinary = { urgence: undefined, premiereSeance: undefined };
  const notice = { ...facts, ...ordinary, departement: insee.slice(0, 2), meeting: today };
  return [
    ...figure('notice', lastSendDate(notice, today), (value) => ({ days: value.jours })),
    ...figure('note', synthesisNote(facts, today), (value) => ({ compulsory: value.noteDeSynthese })),
    ...figure(
      'quarterly',
      quarterlySittings({ year: Number(today.slice(0, 4)), meetings: [] }, today),
      () => ({
        sittings: 1,
      }),
    ),
  ];
};

const dutyFigures = (
  { population, registeredElectors, installedOn }: LegalFacts,
  today: CivilDate,
): LegalFigure[] => {
  const facts = { populationMunicipale: population };
  const electors = registeredElectors ?? 0;
  return [
    ...figure('procedure', rulesOfProcedure({ ...facts, installedOn }, today), (value) => ({
      deadline: value.deadline,
    })),
    ...figure('minority', oppositionSpace({ ...facts, bulletin: true }, today), (value) => ({
      compulsory: value.reservedSpace,
    })),
    ...figure('list', deliberationList({ meeting: today }, today), (value) => ({
      days: daysBetween(today, value.deadline),
    })),
    ...figure('publication', publicationMode({ ...facts, choiceDeliberation: 'papier' }, today), (value) => ({
      free: value.mode === 'papier',
    })),
    ...(electors > 0
      ? figure('petition', petitionThreshold({ registeredElectors: electors }, today), (value) => ({
          signatures: value.required,
        }))
      : []),
  ];
};

/** What the law says of a commune of that size: its council, its sittings, its duties to the inhabitants. */
export const legalFigures = (
  facts: LegalFacts,
  today: CivilDate,
): { readonly council: LegalFigure[]; readonly sittings: LegalFigure[]; readonly duties: LegalFigure[] } => ({
  council: councilFigures(facts, today),
  sittings: sittingFigures(facts, today),
  duties: dutyFigures(facts, today),
});

import { findingsOf, readBundle, timeOfRound, type Findings } from '#lib/sortition/verify.ts';

/** What was found in the file of a lottery, as the page tells it. */
export interface Verdict {
  readonly findings: Findings;
  readonly sound: boolean;
  readonly commitment: string;
  readonly announced:
    | { readonly kind: 'digits'; readonly count: number; readonly occasion: string }
    /** `published`: when the round is, an instant. */
    | { readonly kind: 'drand'; readonly round: number; readonly published: string };
  readonly size: number;
  readonly features: number;
  readonly quotas: number;
  readonly panels: number;
  /** Whether people of one home were told, of whom one at most is drawn. */
  readonly homes: boolean;
  readonly drawn: {
    readonly value: string;
    readonly index: number;
    readonly panel: readonly string[];
  } | null;
  /** In how many panels each person of the list sits. */
  readonly seats: ReadonlyMap<string, number>;
}

/** Reads and checks the text of a published lottery; null where the file holds none. Takes up to seconds. */
export const verdictOf = (text: string): Verdict | null => {
  const bundle = readBundle(text);
  if (!bundle) return null;
  const { announced, commitment, size, features, quotas, panels, people, outcome } = bundle;
  const findings = findingsOf(bundle);
  const seats = new Map(people.map(({ id }) => [id, 0]));
  for (const id of panels.flat()) seats.set(id, (seats.get(id) ?? 0) + 1);
  return {
    findings,
    sound: Object.values(findings).every((faults) => faults.length === 0),
    commitment,
    announced:
      announced.kind === 'digits'
        ? announced
        : {
            kind: 'drand',
            round: announced.round,
            published: new Date(timeOfRound(announced.round) * 1000).toISOString(),
          },
    size,
    features: features.length,
    quotas: quotas.length,
    panels: panels.length,
    homes: people.some(({ household }) => household !== null),
    drawn: outcome ?? null,
    seats,
  };
};

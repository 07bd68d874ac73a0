import type { Person, Pool, Quota } from './pool.ts';

/** Somebody in one of several panels, as the engine sees it. */
interface Seat {
  readonly id: string;
  readonly panel: number;
}

const seatId = ({ id, panel }: Seat): string => JSON.stringify([panel, id]);

const seatOf = (text: string): Seat => {
  const [panel, id] = JSON.parse(text) as [number, string];
  return { id, panel };
};

/** The value, in the criteria of a panel, of who would sit in another: no quota looks at it. */
const elsewhere = '—';

/**
 * A pool from which one draw gives `count` panels of `size` at once, each within the quotas and nobody in two: each
 * person stands `count` times, once a panel, those seats being of one home like those of who lives with them; a
 * criterion stands once a panel too. As equal as can be between seats is as equal as can be between people, since
 * panels can be exchanged: a person's chance is the sum of the chances of their seats.
 */
export const severalPanels = (pool: Pool, size: number, count: number): { pool: Pool; size: number } => {
  const panels = Array.from({ length: count }, (_, panel) => panel);
  const nameOf = (feature: string, panel: number): string => JSON.stringify([panel, feature]);
  const features = panels.flatMap((panel) => [
    nameOf('', panel),
    ...pool.features.map((feature) => nameOf(feature, panel)),
  ]);
  const quotas = panels.flatMap((panel): Quota[] => [
    { feature: nameOf('', panel), value: 'in', min: size, max: size },
    ...pool.quotas.map((quota) => ({ ...quota, feature: nameOf(quota.feature, panel) })),
    ...['', ...pool.features].map((feature) => ({
      feature: nameOf(feature, panel),
      value: elsewhere,
      min: 0,
      max: size * count,
    })),
  ]);
  const seatsOf = ({ id, values, household }: Person): Person[] =>
    panels.map((panel) => ({
      id: seatId({ id, panel }),
      values: panels.flatMap((other) =>
        other === panel ? ['in', ...values] : [elsewhere, ...values.map(() => elsewhere)],
      ),
      household: household === null ? `alone ${id}` : `home ${household}`,
    }));
  return { pool: { features, quotas, people: pool.people.flatMap(seatsOf) }, size: size * count };
};

/** The panels that such a draw gives, one after the other. */
export const panelsOf = (seats: readonly string[], count: number): string[][] => {
  const panels = Array.from({ length: count }, (): string[] => []);
  for (const { id, panel } of seats.map(seatOf)) panels[panel]?.push(id);
  return panels;
};

/** People's chances of sitting in one of the panels. */
export const chancesOfPeople = (chances: Readonly<Record<string, number>>): Record<string, number> => {
  const people: Record<string, number> = {};
  for (const [seat, chance] of Object.entries(chances)) {
    const { id } = seatOf(seat);
    people[id] = (people[id] ?? 0) + chance;
  }
  return people;
};

/** A quota of such a pool, as it was asked. */
export const askedQuota = <T extends { readonly feature: string }>(quota: T): T => {
  const [, feature] = JSON.parse(quota.feature) as [number, string];
  return { ...quota, feature };
};

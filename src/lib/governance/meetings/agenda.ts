import type { AgendaItem, Core, Course, ItemFacts, ItemId } from './state.ts';

/** Readings of an agenda, and the few ways in which it changes. Pure and shared by rules and fold. */
export const itemOf = ({ items }: Pick<Core, 'items'>, id: ItemId): AgendaItem | null =>
  items.find((item) => item.id === id) ?? null;

export const runningItem = ({ items }: Pick<Core, 'items'>): AgendaItem | null =>
  items.find(({ course }) => course.status === 'running') ?? null;

/** What is still to be dealt with, in the order of the agenda. */
export const waitingItems = ({ items }: Pick<Core, 'items'>): AgendaItem[] =>
  items.filter(({ course }) => course.status === 'waiting');

export const withItem = <S extends Core>(
  state: S,
  id: ItemId,
  change: (item: AgendaItem) => AgendaItem,
): S => ({
  ...state,
  items: state.items.map((item) => (item.id === id ? change(item) : item)),
});

export const withCourse = <S extends Core>(state: S, id: ItemId, course: (before: Course) => Course): S =>
  withItem(state, id, (item) => ({ ...item, course: course(item.course) }));

/** What was asked for again comes last, what has come by right before all that waits of its own. */
export const added = (items: readonly AgendaItem[], facts: ItemFacts): AgendaItem[] => {
  const item: AgendaItem = { ...facts, course: { status: 'waiting' }, results: [] };
  if (facts.right === null) return [...items, item];
  const first = items.findIndex(({ course, right }) => course.status === 'waiting' && right === null);
  return first < 0 ? [...items, item] : [...items.slice(0, first), item, ...items.slice(first)];
};

/** Those that wait take the order given; those already begun or dealt with stay before them. */
export const arranged = (items: readonly AgendaItem[], order: readonly ItemId[]): AgendaItem[] => {
  const begun = items.filter(({ course }) => course.status !== 'waiting');
  const next = order.flatMap(
    (id) => items.find((item) => item.id === id && item.course.status === 'waiting') ?? [],
  );
  return [...begun, ...next];
};

/** True when the order names each waiting item once, and nothing else: none is lost by omission (I-8). */
export const isWholeOrder = (state: Pick<Core, 'items'>, order: readonly ItemId[]): boolean => {
  const waiting = waitingItems(state).map(({ id }) => id);
  return (
    order.length === waiting.length &&
    new Set(order).size === order.length &&
    order.every((id) => waiting.includes(id))
  );
};

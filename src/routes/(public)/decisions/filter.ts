import { isCivilDate } from '#lib/kernel/civil.ts';
import type { output } from 'zod';
import type { readRegister } from '#lib/server/application/register/asks.ts';

/** What the register is asked for. */
type Asked = output<typeof readRegister.parameters>;

const natures = ['political', 'executive'] as const;
const matters = ['ordinary', 'budget', 'charter', 'election'] as const;
/** Where a decision may stand; `inForce` is whatever still holds. */
export const statuses = [
  'inForce',
  'adopted',
  'adoptedOnTrial',
  'adoptedByFallback',
  'superseded',
  'repealed',
] as const;

const oneOf = <Known extends string>(value: string | null, known: readonly Known[]): Known | null =>
  known.find((one) => one === value) ?? null;

/** A day that a commune can have lived; years beyond would not compare as text. */
const dayOf = (value: string | null): string | null =>
  value !== null && isCivilDate(value) && value > '1900' && value < '2200' ? value : null;

/**
 * The filter that an address asks for. What it does not understand is left aside rather than refused: an
 * address is often cut or retyped on its way to a reader.
 * @param bodies ids of the commune's bodies
 */
export const filterOf = (asked: URLSearchParams, bodies: readonly string[]): Asked => ({
  words: (asked.get('q') ?? '').replaceAll('\0', '').trim().slice(0, 200),
  body: oneOf(asked.get('instance'), bodies),
  nature: oneOf(asked.get('nature'), natures),
  status: oneOf(asked.get('etat'), statuses),
  matter: oneOf(asked.get('theme'), matters),
  from: dayOf(asked.get('du')),
  to: dayOf(asked.get('au')),
  page: Math.min(Math.max(Math.trunc(Number(asked.get('page')) || 1), 1), 100_000),
});

/** The address of a page of what `filter` asks: all of it is kept from page to page. */
export const addressOf = (filter: Asked, page: number): string => {
  const given = {
    q: filter.words,
    instance: filter.body,
    nature: filter.nature,
    etat: filter.status,
    theme: filter.matter,
    du: filter.from,
    au: filter.to,
    page: page > 1 ? String(page) : null,
  };
  const kept = Object.entries(given).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const query = new URLSearchParams(kept).toString();
  return query ? `/decisions?${query}` : '/decisions';
};

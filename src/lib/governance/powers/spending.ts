import { civilDateOf, type CivilDate } from '#lib/kernel/civil.ts';
import type { EnvelopeState } from './envelope.ts';

/** Sums are made in cents, so that three times ten cents are thirty. */
const cents = (euros: number): number => Math.round(euros * 100);

/** A sum that a decision may spend: finite, never negative; euros before tax. */
export const isAmount = (euros: number): boolean => Number.isFinite(euros) && euros >= 0;

/** An envelope as it stands on a day; euros before tax. */
export interface Room {
  readonly sizeEuros: number;
  readonly spentEuros: number;
  /** Never below zero, even when the group has made the envelope smaller than what was spent. */
  readonly leftEuros: number;
}

/**
 * What decisions in force have taken of an envelope, euros before tax. A lasting envelope is a year's, as
 * budgets are (CGCT, L2311-1): only decisions of the day's year count. One lent once counts them all.
 */
const spentOf = (state: EnvelopeState, period: 'year' | 'whole', date: CivilDate): number => {
  const year = date.slice(0, 4);
  const counted = Object.values(state.spendings).filter(
    ({ at }) => period === 'whole' || civilDateOf(at).slice(0, 4) === year,
  );
  return counted.reduce((sum, { euros }) => sum + cents(euros), 0) / 100;
};

/** What an envelope of that size still holds; without a size, nothing may be spent. */
export const roomOf = (
  sizeEuros: number | null,
  state: EnvelopeState,
  period: 'year' | 'whole',
  date: CivilDate,
): Room => {
  const size = sizeEuros ?? 0;
  const spentEuros = spentOf(state, period, date);
  return { sizeEuros: size, spentEuros, leftEuros: Math.max(0, cents(size) - cents(spentEuros)) / 100 };
};

/** From this share of an envelope spent, who links the body to the group is told; the guide's usual four fifths. */
export const defaultAlertPercent = 80;

/** Enough of it is spent for the link to be told. An empty envelope never alerts. */
export const isAlerting = (room: Room, alertPercent: number): boolean =>
  room.sizeEuros > 0 && cents(room.spentEuros) * 100 >= cents(room.sizeEuros) * alertPercent;

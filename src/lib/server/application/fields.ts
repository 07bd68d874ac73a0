import { z } from 'zod';
import { isCivilDate } from '#lib/kernel/civil.ts';

/** Fields that several commands share. Their messages are keys of the sentences, not sentences. */
/** Written one way only: two writings of one UUID would be two persons for the rules, and one for the database. */
export const id = z.uuid('id').toLowerCase();
export const civilDate = z.string().refine(isCivilDate, 'date');
export const text = (most: number) => z.string().trim().min(1, 'required').max(most, 'too-long');
export const euros = z.number('number').min(0, 'number').max(1e12, 'number');
export const count = z.number('number').int('whole').min(0, 'number').max(10_000_000, 'number');
/** The most that the edge lets through: the rules' own limits, which explain themselves, are far below. */
export const anyText = z.string().max(200_000, 'too-long');

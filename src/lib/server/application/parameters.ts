import { z } from 'zod';
import { isUuid } from '../platform/postgres/pool.ts';
import { civilDate } from './fields.ts';

/** Parameters that several reads share, from texts. */
export const nothing = z.strictObject({});
/** The id in a text of an address; null when there is none: addresses are cut and retyped. */
export const idIn = (text: string | null): string | null =>
  text !== null && isUuid(text) ? text.toLowerCase() : null;

/** Words to search, as typed. */
export const words = z
  .string()
  .max(200, 'too-long')
  .refine((text) => !text.includes('\0') && text.isWellFormed(), 'unstorable-text')
  .default('');
export const page = z.coerce.number('number').int('whole').min(1, 'number').max(100_000, 'number').default(1);
export const nature = z.enum(['political', 'executive']).nullable().default(null);
export const date = civilDate.nullable().default(null);

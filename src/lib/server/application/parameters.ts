import { z, type ZodType } from 'zod';
import { day, id } from '#lib/governance/fields.ts';
import { isUuid } from '../platform/postgres/pool.ts';

/** Parameters that several reads share, from texts. */
export const nothing = z.strictObject({});
/** The id in a text of an address; null when there is none: addresses are cut and retyped. */
export const idIn = (text: string | null): string | null =>
  text !== null && isUuid(text) ? text.toLowerCase() : null;

/** A parameter that may be left out. */
export const optional = <Field extends ZodType>(field: Field, description: string) =>
  field.nullable().default(null).meta({ description });
export const optionalId = (description: string) => optional(id(description), description);
export const optionalDay = (description: string) => optional(day(description), description);
/** One of a few words, the first of them when it is left out. */
export const either = <const Words extends readonly [string, ...string[]]>(
  words: Words,
  description: string,
) => z.enum(words, 'choice').default(words[0]).meta({ description });

/** Words to search, as typed. */
export const words = z
  .string()
  .max(200, 'too-long')
  .refine((text) => !text.includes('\0') && text.isWellFormed(), 'unstorable-text')
  .default('')
  .meta({ description: 'Words to look for; French stems, with or without accents.' });
export const page = z.coerce
  .number('number')
  .int('whole')
  .min(1, 'number')
  .max(100_000, 'number')
  .default(1)
  .meta({ description: 'The page, from 1; past the last one, `lines` is empty.' });
export const nature = optional(z.enum(['political', 'executive'], 'choice'), 'Only those of this nature.');

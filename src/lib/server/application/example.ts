import { z, type ZodType } from 'zod';
import { addDays, type CivilDate } from '#lib/kernel/civil.ts';

/** Long enough for every reason and argument that the rules ask for. */
const sentence = 'Une phrase assez longue pour que chacun comprenne ce qui est demandé et pourquoi.';

/** Stands for an id that is still to be drawn. */
export const someId = '00000000-0000-4000-8000-000000000000';

/** Whether an example stands for words that somebody writes. */
export const isWords = (example: unknown): boolean => example === sentence;

/** A value that a schema lets through, as somebody might give it; absent and empty where that is allowed. */
const exampleOf = (schema: ZodType, today: CivilDate): unknown => {
  if (schema instanceof z.ZodObject) return exampleFields(schema, {}, today);
  const options = schema instanceof z.ZodEnum ? schema.options : [];
  const plain = [undefined, null, sentence, addDays(today, 30), someId, '19:30', 1, 30, true, [], [someId]];
  const fitting = [...options, ...plain].find((value) => schema.safeParse(value).success);
  return schema.safeParse(fitting).data;
};

/**
 * The fields of a command as far as they are known, the others as somebody might fill them in.
 * @param schema of the command, without its type
 */
export const exampleFields = (
  schema: ZodType | undefined,
  known: Readonly<Record<string, unknown>>,
  today: CivilDate,
): Readonly<Record<string, unknown>> => {
  if (!(schema instanceof z.ZodObject)) return known;
  const missing = Object.entries(schema.shape).filter(([name]) => !(name in known));
  return { ...Object.fromEntries(missing.map(([name, field]) => [name, exampleOf(field, today)])), ...known };
};

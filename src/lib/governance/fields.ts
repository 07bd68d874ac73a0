import { z } from 'zod';
import { addDays, daysBetween, isCivilDate, type CivilDate } from '#lib/kernel/civil.ts';
import { isBlank } from '#lib/kernel/seen.ts';

/**
 * The kinds of fields that commands are made of. Each says in English what it holds and gives an example, so that
 * the API explains itself. The messages are keys of the sentences, not sentences. Limits here only guard the
 * edge: the rules' own, which explain themselves, are far below.
 */
type Field = z.ZodType;

/** The day on which every example is written: `exampleOf` moves the dates to another. */
const exampleDay: CivilDate = '2026-09-01';

const told = <F extends Field>(field: F, description: string, example: z.input<F>): F =>
  field.meta({ description, examples: [example] });

/** Stands for an id that is still to be drawn. */
export const someId = '0b6f4f5e-6f0a-4c0b-9d5b-2f6a1c3e7d90';

/** Written one way only: two writings of one UUID would be two persons for the rules, and one for the database. */
export const id = (description: string) => told(z.uuid('id').toLowerCase(), description, someId);

/** A civil date, `inDays` after the day of the example. */
export const day = (description: string, inDays = 30) =>
  z
    .string()
    .refine(isCivilDate, 'date')
    .meta({ description, format: 'date', examples: [addDays(exampleDay, inDays)] });

export const instant = (description: string) =>
  told(z.iso.datetime('instant'), description, `${exampleDay}T18:00:00.000Z`);

/** JSON Schema counts characters, not the units of UTF-16 that some of them take two of. */
const atMost = (most: number, field: z.ZodString = z.string()) =>
  field
    .refine((value) => value.length <= most || [...value].length <= most, 'too-long')
    .meta({ maxLength: most });

/** A local time, `HH:MM`. */
export const time = (description: string) => told(atMost(5), description, '20:00');

const words = z.registry<Record<string, never>>();
/** Whether a field holds words that somebody writes. */
export const isWords = (field: z.core.$ZodType | undefined): boolean =>
  field !== undefined && words.has(field);

export const text = (
  description: string,
  example = 'Une phrase assez longue pour que chacun comprenne ce qui est demandé et pourquoi.',
) => {
  const field = told(atMost(200_000), description, example);
  words.add(field, {});
  return field;
};

/** A line that must not be empty; what stands around it is dropped. */
export const line = (most: number, description: string, example: string) =>
  told(
    atMost(
      most,
      z
        .string()
        .trim()
        .regex(/\S/, 'required')
        .refine((value) => !isBlank(value), 'required'),
    ),
    description,
    example,
  );

/** A short text, empty or not. */
export const label = (most: number, description: string, example: string) =>
  told(atMost(most), description, example);

export const email = (description: string) =>
  told(z.email('email').toLowerCase(), description, 'ana.ruiz@example.org');

export const euros = (description: string) =>
  told(z.number('number').min(0, 'number').max(1e12, 'number'), description, 1_500);

export const count = (description: string, example = 10) =>
  told(z.number('number').int('whole').min(0, 'number').max(10_000_000, 'number'), description, example);

/** A whole number from 1. */
export const ordinal = (description: string, most = Number.MAX_SAFE_INTEGER) =>
  told(z.number('number').int('whole').min(1, 'number').max(most, 'number'), description, 1);

/** Any whole number: its bounds are the rules'. */
export const whole = (description: string, example = 15) =>
  told(z.number('number').int('whole'), description, example);

/** Any number: its bounds are the rules'. */
export const number = (description: string, example = 1) => told(z.number('number'), description, example);

export const flag = (description: string) => told(z.boolean(), description, false);

/** One of the words known. */
export const choice = <const Words extends readonly [string, ...string[]]>(
  words: Words,
  description: string,
) => z.enum(words, 'choice').meta({ description, examples: [words[0]] });

export const list = <F extends Field>(of: F, most: number, description: string) =>
  z
    .array(of)
    .max(most, 'too-many')
    .meta({ description, examples: [[]] });

/** Null says something, which the description tells. */
export const orNull = <F extends Field>(field: F, description: string) =>
  field.nullable().meta({ description, examples: [null] });

/** Fields that stand together, in their own object; one that it does not know is refused. */
export const group = <Fields extends z.ZodRawShape>(fields: Fields, description: string) =>
  z.strictObject(fields).meta({ description });

/** One of several shapes, told apart by the field `by`. */
export const oneOf = <
  By extends string,
  const Shapes extends readonly [z.core.$ZodTypeDiscriminable, ...z.core.$ZodTypeDiscriminable[]],
>(
  by: By,
  shapes: Shapes,
  description: string,
) => z.discriminatedUnion(by, shapes, 'choice').meta({ description });

/** One of the shapes of `oneOf`, named by `word` in the field `by`. */
export const shape = <By extends string, Word extends string, Fields extends z.ZodRawShape>(
  by: By,
  word: Word,
  fields: Fields,
) =>
  z.strictObject({
    ...({ [by]: told(z.literal(word), 'Which of the shapes this is.', word) } as Record<
      By,
      z.ZodLiteral<Word>
    >),
    ...fields,
  });

/** A command as it is declared, once: its type, its validation and its documentation are made of this. */
export interface Declared<Fields extends z.ZodRawShape = z.ZodRawShape> {
  /** One English sentence: what it does. */
  readonly summary: string;
  /** `system` for what follows from an event or a deadline: nobody sends it. */
  readonly sentBy: 'anybody' | 'system';
  /** Its fields but `type`. */
  readonly fields: z.ZodObject<Fields, z.core.$strict>;
}

export const command = <Fields extends z.ZodRawShape>(summary: string, fields: Fields): Declared<Fields> => ({
  summary,
  sentBy: 'anybody',
  fields: z.strictObject(fields),
});

/** A command that only the system sends. */
export const reaction = <Fields extends z.ZodRawShape>(
  summary: string,
  fields: Fields,
): Declared<Fields> => ({ summary, sentBy: 'system', fields: z.strictObject(fields) });

/** Nothing of it can be changed, at any depth. */
type Fixed<Value> = Value extends readonly (infer Item)[]
  ? readonly Fixed<Item>[]
  : Value extends object
    ? { readonly [Key in keyof Value]: Fixed<Value[Key]> }
    : Value;

// An object without a field would otherwise forbid `type` too.
type Filled<Kind extends 'input' | 'output', Fields extends z.ZodRawShape> = keyof Fields extends never
  ? unknown
  : Kind extends 'input'
    ? z.input<z.ZodObject<Fields>>
    : z.output<z.ZodObject<Fields>>;
type Typed<Kind extends 'input' | 'output', Declarations> = {
  [Type in keyof Declarations & string]: Declarations[Type] extends Declared<infer Fields>
    ? Fixed<{ type: Type } & Filled<Kind, Fields>>
    : never;
}[keyof Declarations & string];

/** The commands declared, as the rules receive them: read and completed. */
export type CommandOf<Declarations> = Typed<'output', Declarations>;

const given = (fields: Readonly<Record<string, unknown>>, name: string): boolean =>
  Object.hasOwn(fields, name);

const moved = (example: unknown, today: CivilDate): unknown =>
  typeof example === 'string' && isCivilDate(example)
    ? addDays(today, daysBetween(exampleDay, example))
    : example;

const exampleIn = (field: z.core.$ZodType, today: CivilDate): unknown => {
  const example = z.globalRegistry.get(field)?.['examples'] as readonly unknown[] | undefined;
  if (example) return moved(example[0], today);
  if (field instanceof z.ZodObject) return exampleOf(field, {}, today);
  if (field instanceof z.ZodDiscriminatedUnion) return exampleIn(field.options[0] as z.core.$ZodType, today);
  if (field instanceof z.ZodPipe) return exampleIn(field.in, today);
  if (field instanceof z.ZodDefault) return field.def.defaultValue;
  throw new Error(`A field of kind ${field._zod.def.type} has no example`);
};

/**
 * Fields that the edge accepts: those given, and for each other one its example, unless it may stay without one.
 * @param today the day that the dates are counted from
 */
export const exampleOf = (
  fields: z.ZodObject,
  known: Readonly<Record<string, unknown>> = {},
  today: CivilDate = exampleDay,
): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields.shape).flatMap(([name, field]) => {
      if (given(known, name)) return [[name, known[name]]];
      return field instanceof z.ZodExactOptional ? [] : [[name, exampleIn(field, today)]];
    }),
  );

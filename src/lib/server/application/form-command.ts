import { z } from 'zod';
import { registry } from './registry.ts';

/** A text field of a form; empty when it was not sent, or when a file came in its place. */
const textOf = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim().replaceAll('\r\n', '\n') : '';
};

/** A number as it is written in French, « 1 200,50 € »; what cannot be read stays as typed, for the edge to name. */
const numberOf = (text: string): number | string => {
  const plain = text.replace(/[\s€]/g, '').replace(',', '.');
  return plain === '' || !Number.isFinite(Number(plain)) ? text : Number(plain);
};

/**
 * A yes or no. An unticked box is not sent at all: its form says « no » before it, in a hidden field of the same
 * name. What nobody said stays unsaid, so that a choice left open is never taken for a refusal.
 */
const booleanOf = (form: FormData, name: string): boolean | undefined => {
  const said = form.getAll(name).at(-1);
  return said === undefined ? undefined : said !== 'no' && said !== 'false' && said !== '';
};

/** Several values under one name; a text area holds one a line. */
const valuesOf = (form: FormData, name: string): string[] =>
  form
    .getAll(name)
    .flatMap((value) => (typeof value === 'string' ? value.split('\n') : []))
    .map((line) => line.trim())
    .filter((line) => line !== '');

const within = (name: string, inner: string): string => (name === '' ? inner : `${name}.${inner}`);

/** The rows of a list of objects, as `name.0.field`: their names, in the order of their numbers. */
const rowsOf = (form: FormData, name: string): string[] => {
  const numbers = [...form.keys()]
    .filter((key) => key.startsWith(`${name}.`))
    .map((key) => Number(key.slice(name.length + 1).split('.', 1)[0]))
    .filter((number) => Number.isInteger(number));
  return [...new Set(numbers)].sort((a, b) => a - b).map((number) => `${name}.${number}`);
};

const isSent = (form: FormData, name: string): boolean =>
  [...form.keys()].some((key) => key === name || key.startsWith(`${name}.`));

/** Whether nothing was filled in: of a choice between shapes, whether none was chosen; of what has a box, what it says. */
const isEmpty = (schema: unknown, form: FormData, name: string): boolean => {
  if (
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodExactOptional ||
    schema instanceof z.ZodDefault
  )
    return isEmpty(schema.unwrap(), form, name);
  if (schema instanceof z.ZodDiscriminatedUnion)
    return textOf(form, within(name, schema.def.discriminator)) === '';
  if (schema instanceof z.ZodObject) {
    const said = booleanOf(form, name);
    return said === undefined
      ? Object.entries(schema.shape).every(([key, inner]) => isEmpty(inner, form, within(name, key)))
      : !said;
  }
  return valuesOf(form, name).length === 0;
};

const chosenShape = (schema: z.ZodDiscriminatedUnion, form: FormData, name: string): unknown => {
  const { discriminator } = schema.def;
  const chosen = textOf(form, within(name, discriminator));
  const shape = schema.options.find((option) => option._zod.propValues?.[discriminator]?.has(chosen));
  return shape ? read(shape, form, name) : { [discriminator]: chosen };
};

const read = (schema: unknown, form: FormData, name: string): unknown => {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodExactOptional)
    return isSent(form, name) ? read(schema.unwrap(), form, name) : undefined;
  if (schema instanceof z.ZodDefault)
    return isEmpty(schema.unwrap(), form, name) ? undefined : read(schema.unwrap(), form, name);
  if (schema instanceof z.ZodNullable)
    return isEmpty(schema.unwrap(), form, name) ? null : read(schema.unwrap(), form, name);
  if (schema instanceof z.ZodPipe) return read(schema.in, form, name);
  if (schema instanceof z.ZodDiscriminatedUnion) return chosenShape(schema, form, name);
  if (schema instanceof z.ZodObject)
    return Object.fromEntries(
      Object.entries(schema.shape)
        .map(([key, inner]) => [key, read(inner, form, within(name, key))])
        .filter(([, value]) => value !== undefined),
    );
  if (schema instanceof z.ZodArray)
    return schema.element instanceof z.ZodObject || schema.element instanceof z.ZodPipe
      ? rowsOf(form, name).map((row) => read(schema.element, form, row))
      : valuesOf(form, name);
  if (schema instanceof z.ZodNumber) return numberOf(textOf(form, name));
  if (schema instanceof z.ZodBoolean) return booleanOf(form, name);
  return textOf(form, name);
};

/**
 * The fields of a command as a form says them, read by its schema: texts trimmed, numbers as the French write
 * them, nothing where nothing was written if the command allows it, several values of a name as a list,
 * `a.b` as the field `b` of `a`, `a.0.b` as that of the first of several. What cannot be read stays as typed:
 * the edge refuses it by its field.
 * @throws for a command that no noun knows: a mistake of programming
 */
export const readForm = (type: string, form: FormData): Readonly<Record<string, unknown>> => {
  const declared = registry.commands.get(type)?.commands[type];
  if (!declared) throw new Error(`A form sends an unknown command: ${type}`);
  return read(declared.fields, form, '') as Record<string, unknown>;
};

import fc from 'fast-check';

/** As much of JSON Schema as the fields of commands use. */
export interface Schema {
  type?: string;
  const?: unknown;
  enum?: unknown[];
  format?: string;
  pattern?: string;
  maxLength?: number;
  anyOf?: Schema[];
  oneOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  minimum?: number;
  maximum?: number;
}

const numbers = ({ type, minimum, maximum }: Schema): fc.Arbitrary<number> => {
  const [low, high] = [minimum ?? -1e308, maximum ?? 1e308];
  const candidates = [low, high, 0, 1, 1, 1, 2, 3, 12, 60, -1, 0.5, 1e-300, 2 ** 31, 2 ** 53, 1e15, 1e300];
  const able = candidates.filter((n) => n >= low && n <= high && (type !== 'integer' || Number.isInteger(n)));
  return fc.constantFrom(...able);
};

/** The texts that may stand in a field, by its schema and name. */
export type Texts = (schema: Schema, name: string) => fc.Arbitrary<string>;

/** Values that a schema lets through, as near to the limits as they come. */
export const valuesOf = (schema: Schema, texts: Texts, name = ''): fc.Arbitrary<unknown> => {
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map((choice) => valuesOf(choice, texts, name)));
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  switch (schema.type) {
    case 'boolean':
      return fc.boolean();
    case 'integer':
    case 'number':
      return numbers(schema);
    case 'array':
      return fc.array(valuesOf(schema.items ?? {}, texts, name), { maxLength: 3 });
    case 'object':
      return fc.record(
        Object.fromEntries(
          Object.entries(schema.properties ?? {}).map(([key, property]) => [
            key,
            valuesOf(property, texts, key),
          ]),
        ),
        { requiredKeys: schema.required ?? [] },
      );
    case 'string':
      return texts(schema, name);
    default:
      return fc.constant(null);
  }
};

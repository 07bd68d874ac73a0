import ts from 'typescript';

export type Json = Record<string, unknown>;

/** Texts of ours that have a format, by the name of their type. */
const formats: Readonly<Record<string, string>> = { Instant: 'date-time', CivilDate: 'date' };

const isOurs = ({ declarations = [] }: ts.Symbol): boolean =>
  declarations.some((declaration) => /\/src\/lib\//.test(declaration.getSourceFile().fileName));

/** The name that a type of ours is known by: an interface or an alias without parameters. */
const nameOf = (type: ts.Type): ts.Symbol | undefined => {
  const { aliasSymbol, symbol } = type;
  if (aliasSymbol) return !type.aliasTypeArguments && isOurs(aliasSymbol) ? aliasSymbol : undefined;
  const isInterface = (symbol?.flags ?? 0) & ts.SymbolFlags.Interface;
  const isGeneric = (type as ts.TypeReference).target?.typeParameters !== undefined;
  return isInterface && isOurs(symbol) && !isGeneric ? symbol : undefined;
};

/** The texts in a schema are in a format when its property is declared as `Instant` or `CivilDate | null`. */
const inFormat = (schema: Json, format: string): Json => {
  if (schema['type'] === 'string') return { ...schema, format };
  const choices = schema['anyOf'] as Json[] | undefined;
  return choices ? { ...schema, anyOf: choices.map((choice) => inFormat(choice, format)) } : schema;
};

const isOneOf = (type: ts.Type, flags: ts.TypeFlags): boolean => (type.flags & flags) !== 0;

/** Says types of ours in JSON Schema 2020-12, as JSON writes their values. */
export class SchemaOfType {
  /** Types with a name, each said once. */
  readonly named: Record<string, Json> = {};
  private readonly symbols = new Map<string, ts.Symbol>();
  private readonly checker: ts.TypeChecker;
  private readonly components: string | null;

  /** @param components where named types are referred to; null writes each of them where it stands */
  constructor(checker: ts.TypeChecker, components: string | null) {
    this.checker = checker;
    this.components = components;
  }

  of(type: ts.Type): Json {
    const name = this.components === null ? undefined : nameOf(type);
    return name ? this.reference(name, type) : this.written(type);
  }

  private reference(symbol: ts.Symbol, type: ts.Type): Json {
    const { name } = symbol;
    const known = this.symbols.get(name);
    if (known && known !== symbol) throw new Error(`Two types are called ${name}`);
    if (!known) {
      this.symbols.set(name, symbol);
      this.named[name] = { ...this.written(type), ...this.words(symbol) };
    }
    return { $ref: `${this.components}${name}` };
  }

  private words(symbol: ts.Symbol): Json {
    const description = ts.displayPartsToString(symbol.getDocumentationComment(this.checker));
    return description === '' ? {} : { description };
  }

  private written(type: ts.Type): Json {
    if (type.isUnion()) return this.union(type);
    if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value };
    if (isOneOf(type, ts.TypeFlags.StringLike)) return { type: 'string' };
    if (isOneOf(type, ts.TypeFlags.NumberLike)) return { type: 'number' };
    if (isOneOf(type, ts.TypeFlags.BooleanLiteral))
      return { const: this.checker.typeToString(type) === 'true' };
    if (isOneOf(type, ts.TypeFlags.Null)) return { type: 'null' };
    if (isOneOf(type, ts.TypeFlags.Unknown | ts.TypeFlags.Any)) return {};
    if (!isOneOf(type, ts.TypeFlags.Object | ts.TypeFlags.Intersection))
      throw new Error(`No JSON for ${this.checker.typeToString(type)}`);
    return this.structure(type);
  }

  private union({ types }: ts.UnionType): Json {
    const isBoolean = (one: ts.Type) => isOneOf(one, ts.TypeFlags.BooleanLiteral);
    const words = types.filter((one) => one.isStringLiteral()).map(({ value }) => value);
    const both = types.filter(isBoolean).length === 2;
    const rest = types.filter(
      (one) => !one.isStringLiteral() && !isOneOf(one, ts.TypeFlags.Undefined) && !(both && isBoolean(one)),
    );
    const choices: Json[] = [
      ...(words.length > 0 ? [words.length === 1 ? { const: words[0] } : { enum: words.toSorted() }] : []),
      ...(both ? [{ type: 'boolean' }] : []),
      // The compiler’s own order follows what it met first: a change elsewhere would turn it around.
      ...rest.map((one) => this.of(one)).toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
    ];
    return choices.length === 1 ? (choices[0] as Json) : { anyOf: choices };
  }

  private structure(type: ts.Type): Json {
    const { checker } = this;
    const [first, ...others] = checker.getTypeArguments(type as ts.TypeReference);
    if (checker.isTupleType(type)) {
      const items = [first, ...others].flatMap((one) => (one ? [this.of(one)] : []));
      return { type: 'array', prefixItems: items, minItems: items.length, items: false };
    }
    if (checker.isArrayType(type)) return { type: 'array', items: first ? this.of(first) : {} };
    const properties = checker.getPropertiesOfType(type);
    const [index] = checker.getIndexInfosOfType(type);
    const isOptional = ({ flags }: ts.Symbol) => (flags & ts.SymbolFlags.Optional) !== 0;
    return {
      type: 'object',
      ...(properties.length > 0 && {
        properties: Object.fromEntries(properties.map((one) => [one.name, this.property(one)])),
        required: properties.filter((one) => !isOptional(one)).map(({ name }) => name),
      }),
      ...(index && { additionalProperties: this.of(index.type) }),
    };
  }

  private property(symbol: ts.Symbol): Json {
    const schema = this.of(this.checker.getTypeOfSymbol(symbol));
    const written = symbol.declarations?.find(ts.isPropertySignature)?.type?.getText() ?? '';
    const format = formats[/^(?:readonly )?(\w+)( \| null)?$/.exec(written)?.[1] ?? ''];
    return { ...(format === undefined ? schema : inFormat(schema, format)), ...this.words(symbol) };
  }
}

import { join } from 'node:path';
import ts from 'typescript';
import { SchemaOfType, type Json } from './schema-of-type.ts';

const root = join(import.meta.dirname, '../..');
const list = join(root, 'src/lib/server/application/asks.ts');

/** The schemas of what reads answer: by read, and by the name of the types that they share. */
export interface Answers {
  readonly answers: Readonly<Record<string, Json>>;
  readonly types: Readonly<Record<string, Json>>;
}

/** The modules in the list of declared reads. */
const listed = (file: ts.SourceFile): readonly ts.Identifier[] => {
  const found: ts.Identifier[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && node.name.getText() === 'reads' && node.initializer) {
      const inside = (inner: ts.Node): void => {
        if (ts.isArrayLiteralExpression(inner)) found.push(...inner.elements.filter(ts.isIdentifier));
        else ts.forEachChild(inner, inside);
      };
      inside(node.initializer);
    } else ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
};

/** Reads in the sources what each declared read answers: the type of its content, said in JSON Schema. */
export const answersOfReads = (): Answers => {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile) as { config: Json };
  const { options } = ts.convertCompilerOptionsFromJson(config['compilerOptions'], root);
  const program = ts.createProgram([list], {
    ...options,
    types: ['node'],
    lib: ['lib.esnext.d.ts', 'lib.dom.d.ts'],
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ESNext,
  });
  const checker = program.getTypeChecker();
  const file = program.getSourceFile(list);
  if (!file) throw new Error(`No ${list}`);
  const schemas = new SchemaOfType(checker, '#/components/schemas/');
  const declared = listed(file).flatMap((module) => checker.getTypeAtLocation(module).getProperties());
  const answers = declared.map((read): [string, Json] => {
    const [, content] = checker.getTypeArguments(checker.getTypeOfSymbol(read) as ts.TypeReference);
    if (!content) throw new Error(`No content in ${read.name}`);
    return [read.name, schemas.of(content)];
  });
  return { answers: Object.fromEntries(answers), types: schemas.named };
};

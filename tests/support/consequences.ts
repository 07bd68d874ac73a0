import { globSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/*
 * What follows from what, found in the code itself: the commands that each event asks of other nouns, in
 * `consequences.ts`, and the events that each command may lead to, in what decides it.
 */

const root = join(import.meta.dirname, '../..');
const governance = join(root, 'src/lib/governance');
const files = globSync('**/*.ts', { cwd: governance })
  .filter((path) => !path.endsWith('.test.ts') && !path.startsWith('testing'))
  .map((path) => join(governance, path));

const program = ts.createProgram(files, {
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  allowImportingTsExtensions: true,
  noEmit: true,
  strict: true,
  skipLibCheck: true,
  types: ['node'],
  typeRoots: [join(root, 'node_modules/@types')],
});
const checker = program.getTypeChecker();
const sources = files.flatMap((file) => program.getSourceFile(file) ?? []);

/** The values of the field `type` of a type: those of a union one by one. */
const typesIn = (type: ts.Type): string[] => {
  if (type.isUnion()) return type.types.flatMap(typesIn);
  const field = checker.getPropertyOfType(type, 'type');
  if (!field) return [];
  const named = checker.getTypeOfSymbol(field);
  const values = named.isUnion() ? named.types : [named];
  return values.flatMap((value) => (value.isStringLiteral() ? [value.value] : []));
};

/** Names of the commands, or the events, that the types file of a noun declares. */
const declared = (ending: 'Command' | 'Event'): ReadonlySet<string> =>
  new Set(
    sources.flatMap((source) =>
      source.statements.flatMap((statement) =>
        ts.isTypeAliasDeclaration(statement) && statement.name.text.endsWith(ending)
          ? typesIn(checker.getTypeAtLocation(statement.name))
          : [],
      ),
    ),
  );
const commands = declared('Command');
const events = declared('Event');

/** What an identifier stands for, wherever it is imported from. */
const declarationOf = (name: ts.Identifier): ts.Node | undefined => {
  const symbol = ts.isShorthandPropertyAssignment(name.parent)
    ? checker.getShorthandAssignmentValueSymbol(name.parent)
    : checker.getSymbolAtLocation(name);
  const target = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  return target?.valueDeclaration;
};

const isTopLevel = (node: ts.Node): boolean =>
  ts.isVariableDeclaration(node) && ts.isSourceFile(node.parent.parent.parent);

/** The values of every `type: '…'` that a piece of code writes, itself or by what it calls. */
const written = (
  node: ts.Node,
  within: (file: string) => boolean,
  seen = new Set<ts.Node>(),
): readonly string[] => {
  if (seen.has(node) || ts.isTypeNode(node)) return [];
  seen.add(node);
  const found: string[] = [];
  if (ts.isPropertyAssignment(node) && node.name.getText() === 'type') {
    const value = ts.isAsExpression(node.initializer) ? node.initializer.expression : node.initializer;
    if (ts.isStringLiteral(value)) found.push(value.text);
    if (ts.isConditionalExpression(value))
      for (const side of [value.whenTrue, value.whenFalse])
        if (ts.isStringLiteral(side)) found.push(side.text);
  }
  if (ts.isIdentifier(node)) {
    const target = declarationOf(node);
    if (target && isTopLevel(target)) {
      if (within(target.getSourceFile().fileName)) found.push(...written(target, within, seen));
      else if (ts.isCallExpression(node.parent) && node.parent.expression === node)
        found.push(...answered(node.parent));
    }
  }
  ts.forEachChild(node, (child) => void found.push(...written(child, within, seen)));
  return found;
};

/** The commands that a call into another file may answer, by its type. */
const answered = (call: ts.CallExpression): string[] => {
  const type = checker.getTypeAtLocation(call);
  const [one] = checker.getTypeArguments(type as ts.TypeReference);
  return one ? typesIn(one) : [];
};

/** The commands that each event asks of other nouns, in the order of the code. */
export const asked = (): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, readonly string[]>();
  for (const source of sources)
    for (const statement of source.statements)
      if (ts.isVariableStatement(statement))
        for (const { type, initializer } of statement.declarationList.declarations)
          if (
            type?.getText().startsWith('Consequences<') &&
            initializer &&
            ts.isObjectLiteralExpression(initializer)
          )
            for (const property of initializer.properties) {
              const named = written(property, (file) => file === source.fileName);
              const event = property.name?.getText() ?? '';
              found.set(event, [...new Set(named.filter((one) => commands.has(one)))]);
            }
  return found;
};

/** The command that a piece of code is for: a case of a switch on its type, or what is done if it has that type. */
const decidedBy = (node: ts.Node): { command: string; code: readonly ts.Node[] } | null => {
  if (ts.isCaseClause(node) && ts.isStringLiteral(node.expression)) {
    const clauses = node.parent.clauses;
    const filled = clauses.slice(clauses.indexOf(node)).find(({ statements }) => statements.length > 0);
    return { command: node.expression.text, code: filled?.statements ?? [] };
  }
  if (!ts.isIfStatement(node) && !ts.isConditionalExpression(node)) return null;
  const condition = ts.isIfStatement(node) ? node.expression : node.condition;
  const then = ts.isIfStatement(node) ? node.thenStatement : node.whenTrue;
  if (!ts.isBinaryExpression(condition) || !ts.isStringLiteral(condition.right)) return null;
  return condition.operatorToken.kind === ts.SyntaxKind.EqualsEqualsEqualsToken
    ? { command: condition.right.text, code: [then] }
    : null;
};

/** The events that each command may lead to. */
export const led = (): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, Set<string>>();
  for (const source of sources.filter(({ fileName }) => !fileName.endsWith('consequences.ts'))) {
    const noun = source.fileName.slice(governance.length + 1).split('/')[0] ?? '';
    const within = (file: string) => file.startsWith(`${governance}/${noun}/`);
    const visit = (node: ts.Node): void => {
      const decided = decidedBy(node);
      if (decided && commands.has(decided.command)) {
        const known = found.get(decided.command) ?? new Set();
        for (const code of decided.code)
          for (const one of written(code, within)) if (events.has(one)) known.add(one);
        found.set(decided.command, known);
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return new Map([...found].map(([command, all]) => [command, [...all]]));
};

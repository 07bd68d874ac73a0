import { globSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { SchemaOfType, type Json } from './schema-of-type.ts';

/**
 * Reads in the sources by which codes each command may be refused: from the case of a command in its noun's
 * decider, through the functions that it names, to the refusals written there. A condition on the type of the
 * command is followed; any other is taken both ways, so that nothing is left out.
 */
const root = join(import.meta.dirname, '../..');

const named = (node: ts.ObjectLiteralExpression, name: string): ts.ObjectLiteralElementLike | undefined =>
  node.properties.find((property) => property.name?.getText() === name);

/** Whether a condition on the type of the command holds; undefined when it is about something else. */
const holds = (condition: ts.Expression, type: string, types: ReadonlySet<string>): boolean | undefined => {
  if (ts.isParenthesizedExpression(condition)) return holds(condition.expression, type, types);
  if (!ts.isBinaryExpression(condition)) return undefined;
  const { left, right, operatorToken } = condition;
  const [first, second] = [holds(left, type, types), holds(right, type, types)];
  switch (operatorToken.kind) {
    case ts.SyntaxKind.AmpersandAmpersandToken:
      return first === false || second === false ? false : first && second;
    case ts.SyntaxKind.BarBarToken:
      return first === true || second === true ? true : (first ?? second) === false ? false : undefined;
    case ts.SyntaxKind.EqualsEqualsEqualsToken:
    case ts.SyntaxKind.ExclamationEqualsEqualsToken: {
      if (!ts.isStringLiteral(right) || !types.has(right.text)) return undefined;
      if (!/(^|\.)type$/.test(left.getText())) return undefined;
      return (right.text === type) === (operatorToken.kind === ts.SyntaxKind.EqualsEqualsEqualsToken);
    }
    default:
      return undefined;
  }
};

const alwaysReturns = (statement: ts.Statement): boolean =>
  ts.isReturnStatement(statement) ||
  (ts.isBlock(statement) && statement.statements.some((inner) => alwaysReturns(inner)));

/** Walks what a command of a type may run, and gathers the codes that it may be refused with. */
const walk = (checker: ts.TypeChecker, start: ts.Node, type: string, types: ReadonlySet<string>) => {
  const codes = new Set<string>();
  const seen = new Set<ts.Node>();
  const follow = (symbol: ts.Symbol | undefined): void => {
    if (!symbol) return;
    const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    const declaration = target.valueDeclaration;
    if (
      !declaration ||
      seen.has(declaration) ||
      !/src\/lib\/(governance|server)\//.test(declaration.getSourceFile().fileName)
    )
      return;
    const isConstant = ts.isVariableDeclaration(declaration) && declaration.initializer;
    if (!isConstant && !ts.isFunctionDeclaration(declaration)) return;
    seen.add(declaration);
    visit(isConstant ? (declaration.initializer as ts.Node) : declaration);
  };
  const gather = (value: ts.Expression | ts.Identifier): void => {
    const found = checker.getTypeAtLocation(value);
    for (const one of found.isUnion() ? found.types : [found])
      if (one.isStringLiteral()) codes.add(one.value);
  };
  const inTurn = (statements: readonly ts.Statement[]): void => {
    for (const statement of statements) {
      visit(statement);
      if (ts.isReturnStatement(statement)) return;
      const taken = ts.isIfStatement(statement) && holds(statement.expression, type, types) === true;
      if (taken && alwaysReturns(statement.thenStatement)) return;
    }
  };
  const choose = (statement: ts.SwitchStatement): boolean => {
    const { clauses } = statement.caseBlock;
    const label = (clause: ts.CaseOrDefaultClause) =>
      ts.isCaseClause(clause) && ts.isStringLiteral(clause.expression) ? clause.expression.text : null;
    if (!/(^|\.)type$/.test(statement.expression.getText())) return false;
    if (!clauses.some((clause) => types.has(label(clause) ?? ''))) return false;
    const at = clauses.findIndex((clause) => label(clause) === type);
    const from = at >= 0 ? at : clauses.findIndex(ts.isDefaultClause);
    const chosen = from < 0 ? undefined : clauses.slice(from).find(({ statements }) => statements.length > 0);
    if (chosen) inTurn(chosen.statements);
    return true;
  };
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node)) return;
    if (ts.isBlock(node)) return inTurn(node.statements);
    if (ts.isSwitchStatement(node) && choose(node)) return;
    if (ts.isIfStatement(node) || ts.isConditionalExpression(node)) {
      const condition = ts.isIfStatement(node) ? node.expression : node.condition;
      const [yes, no] = ts.isIfStatement(node)
        ? [node.thenStatement, node.elseStatement]
        : [node.whenTrue, node.whenFalse];
      const held = holds(condition, type, types);
      visit(condition);
      if (held !== false) visit(yes);
      if (held !== true && no) visit(no);
      return;
    }
    if (ts.isPropertyAssignment(node) && node.name.getText() === 'code') gather(node.initializer);
    if (ts.isShorthandPropertyAssignment(node)) {
      if (node.name.text === 'code') gather(node.name);
      follow(checker.getShorthandAssignmentValueSymbol(node));
    } else if (ts.isIdentifier(node)) follow(checker.getSymbolAtLocation(node));
    ts.forEachChild(node, visit);
  };
  visit(start);
  return codes;
};

/** `decide` of what a noun gives as its decider: a module, or an object that holds it. */
const decideOf = (checker: ts.TypeChecker, decider: ts.Expression): ts.Node => {
  if (ts.isObjectLiteralExpression(decider)) {
    const own = named(decider, 'decide');
    if (own && ts.isPropertyAssignment(own)) return own.initializer;
  }
  const decide = checker.getTypeAtLocation(decider).getProperty('decide');
  const declared = decide && decide.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(decide) : decide;
  if (!declared?.valueDeclaration) throw new Error(`No decide in ${decider.getText()}`);
  return declared.valueDeclaration;
};

export interface Refusals {
  /** By noun and code, the shape of its facts. */
  readonly facts: Readonly<Record<string, Readonly<Record<string, Json>>>>;
  /** By command, the codes that it may be refused with. */
  readonly commands: Readonly<Record<string, readonly string[]>>;
}

/** @param commands of each noun */
export const refusalsOfCommands = (commands: ReadonlyMap<string, readonly string[]>): Refusals => {
  const streams = globSync('src/lib/server/application/**/stream.ts', { cwd: root }).toSorted();
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile) as { config: Json };
  const { options } = ts.convertCompilerOptionsFromJson(config['compilerOptions'], root);
  const program = ts.createProgram(
    streams.map((path) => join(root, path)),
    {
      ...options,
      types: [],
      lib: ['lib.esnext.d.ts', 'lib.dom.d.ts'],
      module: ts.ModuleKind.NodeNext,
      target: ts.ScriptTarget.ESNext,
    },
  );
  const checker = program.getTypeChecker();
  const schemas = new SchemaOfType(checker, null);
  const facts: Record<string, Record<string, Json>> = {};
  const refused: Record<string, readonly string[]> = {};
  const types = new Set([...commands.values()].flat());
  const read = (node: ts.Node): void => {
    const call = ts.isCallExpression(node) && node.expression.getText() === 'defineNoun' ? node : null;
    const [definition] = call?.arguments ?? [];
    const refusalType = call?.typeArguments?.[3];
    if (!definition || !refusalType || !ts.isObjectLiteralExpression(definition))
      return ts.forEachChild(node, read);
    const valueOf = (name: string) => (named(definition, name) as ts.PropertyAssignment).initializer;
    const noun = (valueOf('noun') as ts.StringLiteral).text;
    const all = checker.getTypeFromTypeNode(refusalType);
    const known: Record<string, Json> = {};
    for (const one of all.isUnion() ? all.types : [all]) {
      const property = checker.getPropertyOfType(one, 'code');
      const code = property && checker.getTypeOfSymbol(property);
      if (code?.isStringLiteral()) known[code.value] = schemas.of(one);
    }
    facts[noun] = known;
    const start = decideOf(checker, valueOf('decider'));
    for (const type of commands.get(noun) ?? [])
      refused[type] = [...walk(checker, start, type, types)].filter((code) => code in known).toSorted();
  };
  for (const path of streams) {
    const file = program.getSourceFile(join(root, path));
    if (file) ts.forEachChild(file, read);
  }
  return { facts, commands: refused };
};

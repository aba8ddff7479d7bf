import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** A variable of a module that may change while the program runs: what a solver must not have. */
export interface ModuleState {
  /** Path and name: `src/a/b.ts#name`. */
  readonly id: string;
  readonly what: string;
}

/** Methods of arrays, maps and sets that change them. */
const CHANGES = new Set(
  'add clear copyWithin delete fill pop push reverse set shift sort splice unshift'.split(' '),
);
/** What a module may make once: values that nothing changes. Every other object of a class counts as state. */
const VALUES = new Set(['Error', 'Map', 'RegExp', 'Set', 'TextDecoder', 'TextEncoder', 'URL']);

/**
 * Variables at the top of modules, and static fields of classes, that change: declared with let, written to by anything
 * in their file, or an object of a class that may keep something from call to call. An object that another file
 * changes is not found; exported ones are readonly by their type.
 */
export function moduleState(paths: readonly string[]): ModuleState[] {
  return paths.flatMap((path) => stateOf(path, readFileSync(path, 'utf8')));
}

/** All sources of src but tests and what serves them. */
export function productFiles(): string[] {
  return readdirSync('src', { recursive: true, encoding: 'utf8' })
    .map((path) => join('src', path).replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts') && !path.includes('/testing/'));
}

/** The same of one file. */
export function stateOf(path: string, text: string): ModuleState[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found = new Map<string, string>();
  const known = new Set<string>();
  for (const statement of file.statements) {
    if (ts.isVariableStatement(statement)) {
      const constant = (statement.declarationList.flags & ts.NodeFlags.Const) !== 0;
      for (const { name, initializer } of statement.declarationList.declarations) {
        if (!ts.isIdentifier(name)) continue;
        known.add(name.text);
        if (!constant) found.set(name.text, 'declared with let');
        else if (initializer && ts.isNewExpression(initializer) && !isValue(initializer))
          found.set(name.text, `an object of ${initializer.expression.getText()}`);
      }
    } else if (ts.isClassDeclaration(statement)) {
      for (const member of statement.members) {
        if (!ts.isPropertyDeclaration(member) || !has(member, ts.SyntaxKind.StaticKeyword)) continue;
        if (has(member, ts.SyntaxKind.ReadonlyKeyword)) continue;
        found.set(`${statement.name?.text}.${member.name.getText()}`, 'a static field that is not readonly');
      }
    }
  }
  const visit = (node: ts.Node, hidden: ReadonlySet<string>): void => {
    const inner = ts.isFunctionLike(node) || ts.isBlock(node) ? hide(node, hidden) : hidden;
    const changed = changedBy(node);
    if (changed && known.has(changed) && !inner.has(changed) && !found.has(changed))
      found.set(changed, `changed by \`${node.getText().split('\n')[0]}\``);
    ts.forEachChild(node, (child) => visit(child, inner));
  };
  // What the top of a module writes to builds its tables; what functions write to stays from call to call.
  const inFunctions = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) visit(node, new Set());
    else ts.forEachChild(node, inFunctions);
  };
  inFunctions(file);
  return [...found].map(([name, what]) => ({ id: `${path}#${name}`, what }));
}

function has(node: ts.HasModifiers, kind: ts.SyntaxKind): boolean {
  return node.modifiers?.some((modifier) => modifier.kind === kind) ?? false;
}

function isValue({ expression }: ts.NewExpression): boolean {
  return VALUES.has(expression.getText()) || /Array$|^Intl\./.test(expression.getText());
}

/** Names that a function or block declares itself. */
function hide(node: ts.Node, hidden: ReadonlySet<string>): ReadonlySet<string> {
  const names = new Set(hidden);
  const bind = (name: ts.BindingName): void => {
    if (ts.isIdentifier(name)) names.add(name.text);
    else for (const element of name.elements) if (ts.isBindingElement(element)) bind(element.name);
  };
  if (ts.isFunctionLike(node))
    for (const { name } of node.parameters) if (!ts.isStringLiteral(name)) bind(name as ts.BindingName);
  const declare = (child: ts.Node): void => {
    if (ts.isVariableDeclaration(child)) bind(child.name);
    if (!ts.isFunctionLike(child)) ts.forEachChild(child, declare);
  };
  ts.forEachChild(node, declare);
  return names;
}

/** The variable that a node changes: `x = 1`, `x.y[0] += 1`, `x++`, `delete x.y`, `x.push(1)`, `Object.assign(x, y)`. */
function changedBy(node: ts.Node): string | undefined {
  if (ts.isBinaryExpression(node)) {
    const { kind } = node.operatorToken;
    const assigns = kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
    return assigns ? rootOf(node.left) : undefined;
  }
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
    const steps =
      node.operator === ts.SyntaxKind.PlusPlusToken || node.operator === ts.SyntaxKind.MinusMinusToken;
    return steps ? rootOf(node.operand) : undefined;
  }
  if (ts.isDeleteExpression(node)) return rootOf(node.expression);
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined;
  const { expression, name } = node.expression;
  if (expression.getText() === 'Object' && /^(assign|definePropert)/.test(name.text))
    return rootOf(node.arguments[0]);
  return CHANGES.has(name.text) ? rootOf(expression) : undefined;
}

/** The variable at the left of `x.y[0].z`. */
function rootOf(node: ts.Node): string | undefined {
  if (ts.isIdentifier(node)) return node.text;
  if (
    ts.isPropertyAccessExpression(node) ||
    ts.isElementAccessExpression(node) ||
    ts.isNonNullExpression(node) ||
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node)
  )
    return rootOf(node.expression);
  return undefined;
}

import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';

/** An `@example` of a docstring. */
export interface Example {
  readonly file: string;
  /** Line of its tag. */
  readonly line: number;
  readonly code: string;
}

/** The examples in all docstrings below `src`, tests aside. */
export function findExamples(): Example[] {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.includes('testing'))
    .sort();
  return files.flatMap((name) => examplesOf(`src/${name}`));
}

const DOCSTRING = /\/\*\*[\s\S]*?\*\//g;
const EXAMPLE = /@example[ \t]*\n?([\s\S]*?)(?=\n[ \t]*\*[ \t]*@[a-z]|[ \t]*\n?[ \t]*\*\/)/g;

function examplesOf(file: string): Example[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(DOCSTRING)].flatMap((docstring) =>
    [...docstring[0].matchAll(EXAMPLE)].map((example) => ({
      file,
      line: text.slice(0, docstring.index + example.index).split('\n').length,
      code: example[1].replace(/^[ \t]*\* ?/gm, '').trim(),
    })),
  );
}

/** Called for every expression that has its result beside it: with what it gave and what the comment says. */
export type Compare = (value: unknown, said: unknown, where: string) => void;

/**
 * Makes a function of an example. Where an expression is followed by a comment, on its own line or the next one, the
 * comment is the expression's result, written as an expression too.
 *
 * @param names what the example may use without importing it
 * @throws Error for an example that shows no result
 */
export function compileExample(
  { file, line, code }: Example,
  names: readonly string[],
): (compare: Compare, values: readonly unknown[]) => Promise<void> {
  const source = ts.createSourceFile('example.ts', code, ts.ScriptTarget.Latest, true);
  let shown = 0;
  const statements = source.statements.map((statement) => {
    const said = commentAfter(code, statement.end);
    if (!ts.isExpressionStatement(statement) || said === undefined) return statement.getFullText();
    shown++;
    const where = JSON.stringify(`${file}:${line}: ${statement.expression.getText()}`);
    return `\n$compare(await (${statement.expression.getText()}), (${said}), ${where});`;
  });
  if (shown === 0)
    throw new Error(`${file}:${line}: the example shows no result; end it with "expression // result"`);
  const { outputText } = ts.transpileModule(`async () => {${statements.join('\n')}\n}`, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  });
  const make = new Function('$compare', ...names, `return ${outputText}`);
  return (compare, values) => make(compare, ...values)();
}

/** The text of the line comments right after a statement, or undefined. */
function commentAfter(code: string, end: number): string | undefined {
  const after = /^;?[ \t]*(?:\n[ \t]*)?((?:\/\/.*\n?[ \t]*)+)/.exec(code.slice(end));
  return after?.[1].replace(/^[ \t]*\/\/ ?/gm, '').trim();
}

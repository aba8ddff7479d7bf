import { existsSync } from 'node:fs';
import ts from 'typescript';

/** The entries of the package, as package.json exports them. */
const ENTRIES = ['index', 'pure', 'frame', 'trainer', 'notebook'];

/**
 * The public API as text: for every entry what it exports, by name, each as its declaration file has it without its
 * comments; what another entry has shown already is only named.
 *
 * @param folder of the declaration files, as the build makes them
 */
export function publicApi(folder = 'dist'): string {
  const files = ENTRIES.map((entry) => `${folder}/${entry}.d.ts`);
  const missing = files.find((file) => !existsSync(file));
  if (missing) throw new Error(`no ${missing}; run npm run build`);
  const program = ts.createProgram(files, {
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    types: ['node'],
    skipLibCheck: true,
  });
  const checker = program.getTypeChecker();
  const printer = ts.createPrinter({ removeComments: true });
  const shown = new Map<ts.Symbol, string>();
  const blocks = ENTRIES.map((entry, i) => {
    const source = program.getSourceFile(files[i]) as ts.SourceFile;
    const module = checker.getSymbolAtLocation(source) as ts.Symbol;
    const exported = checker.getExportsOfModule(module).sort((a, b) => (a.name < b.name ? -1 : 1));
    const lines = exported.map((symbol) => {
      const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
      const before = shown.get(target);
      if (before !== undefined) return `${symbol.name}: see ${before}`;
      shown.set(target, entry);
      const renamed = symbol.name === target.name ? '' : `${symbol.name}: `;
      return renamed + (target.declarations ?? []).map((node) => declaration(node, printer)).join('\n');
    });
    return [
      `## ${entry === 'index' ? 'plateau' : `plateau/${entry}`}`,
      '',
      '```ts',
      ...lines,
      '```',
      '',
    ].join('\n');
  });
  return [
    '# Public API',
    '',
    'Written by `npm run api`; a test compares it with what is exported.',
    '',
    ...blocks,
  ].join('\n');
}

/** Words of a union that the compiler inferred: it writes them in the order in which it met them. */
const UNION = /\((?:"[^"]+" \| )+"[^"]+"\)/g;

function ordered(union: string): string {
  return `(${union.slice(1, -1).split(' | ').sort().join(' | ')})`;
}

function declaration(node: ts.Declaration, printer: ts.Printer): string {
  const whole = ts.isVariableDeclaration(node) ? node.parent.parent : node;
  const text = printer
    .printNode(ts.EmitHint.Unspecified, whole, node.getSourceFile())
    .replace(/^export (declare )?/, '')
    .replace(/^declare /, '');
  return text.replace(UNION, ordered);
}

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { compareNotebooks, compareSources } from './compareNotebooks.ts';
import { type Notebook, notebookOf, notebookText, type Output } from './notebookFile.ts';

const names = readdirSync('notebooks').flatMap((file) => /^(\d.*)\.ts$/.exec(file)?.[1] ?? []);

test.each(names)('%s.ipynb is what its source says, executed, and small', (name) => {
  const file = `notebooks/${name}.ipynb`;
  const notebook: Notebook = JSON.parse(readFileSync(file, 'utf8'));
  expect(compareSources(notebook, notebookOf(readFileSync(`notebooks/${name}.ts`, 'utf8')))).toEqual([]);
  expect(notebookText(notebook)).toBe(readFileSync(file, 'utf8'));
  expect(statSync(file).size).toBeLessThan(700_000);
  const outputs = notebook.cells.flatMap(({ outputs = [] }) => outputs);
  expect(outputs.some(({ data }) => data?.['image/svg+xml'])).toBe(true);
  for (const { output_type, data } of outputs) {
    expect(output_type).not.toBe('error');
    if (data?.['application/vnd.vegalite.v5+json']) expect(data).toHaveProperty('image/svg+xml');
  }
});

const SOURCE = '// A comment.\n// %% [markdown]\n// # Title\n//\n//   text\n// %%\nconst a = 1;\n\na;\n';

function executed(...outputs: Output[]): Notebook {
  const [text, code] = notebookOf(SOURCE).cells;
  return { cells: [text, { ...code, outputs }] };
}

const printed = (text: string): Output => ({ output_type: 'stream', name: 'stdout', text });
const shown = (data: Record<string, string>): Output => ({ output_type: 'execute_result', data });

test('a source becomes cells', () => {
  const { cells } = notebookOf(SOURCE);
  expect(cells.map(({ cell_type, source }) => [cell_type, source])).toEqual([
    ['markdown', '# Title\n\n  text'],
    ['code', 'const a = 1;\n\na'],
  ]);
});

test.each<[string, Notebook, RegExp | null]>([
  ['nothing else', executed(printed('e_IR: 0.22\n'), shown({ 'text/plain': '1' })), null],
  [
    'text in two pieces, and late',
    executed(shown({ 'text/plain': '1' }), printed('e_IR: '), printed('0.22\n')),
    null,
  ],
  [
    'progress',
    executed(printed('e_IR: 0.22\n'), shown({ 'text/plain': '1' }), {
      output_type: 'stream',
      name: 'stderr',
      text: '50 %',
    }),
    null,
  ],
  [
    'another number',
    executed(printed('e_IR: 0.23\n'), shown({ 'text/plain': '1' })),
    /^cell 2: shows "e_IR: 0.23" where "e_IR: 0.22" was promised$/,
  ],
  [
    'no value',
    executed(printed('e_IR: 0.22\n')),
    /^cell 2: shows nothing where "\(text\/plain\)" was promised$/,
  ],
  [
    'a picture more',
    executed(printed('e_IR: 0.22\n'), shown({ 'text/plain': '1', 'image/svg+xml': '<svg/>' })),
    /shows "\(image\/svg\+xml \+ text\/plain\)" where/,
  ],
  ['other cells', notebookOf('// %%\n1\n'), /^2 cells; expected 1$/],
])('sees what differs: %s', (_, notebook, difference) => {
  const committed = executed(printed('e_IR: 0.22\n'), shown({ 'text/plain': '1' }));
  const differences = compareNotebooks(committed, notebook);
  if (difference === null) expect(differences).toEqual([]);
  else expect(differences).toEqual([expect.stringMatching(difference)]);
});

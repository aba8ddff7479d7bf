import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { PUBLIC_TABLES } from '../../fixtures/publicTables.ts';
import { parseEvaluations } from '../results/parseEvaluations.ts';
import { pastedWords } from '../testing/pastedWords.ts';
import { runCli } from '../testing/runCli.ts';

const folder = mkdtempSync(join(tmpdir(), 'plateau-'));
afterAll(() => rmSync(folder, { recursive: true }));

function written(name: string, text: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe('a table that people have: what is suggested without a flag reads its accuracies and nothing else', () => {
  test.each(PUBLIC_TABLES)('$file', async ({ file, text, suggests, tasks, says }) => {
    const { code, stdout, stderr } = await runCli('import', written(file, text));
    expect([code, stdout]).toEqual([2, '']);
    const command = stderr.split('\n').find((line) => line.startsWith('plateau import')) ?? stderr;
    expect(command).toContain(suggests);
    const { stdout: table, stderr: notes, code: worked } = await runCli(...pastedWords(command));
    expect([worked, notes]).toEqual([0, notes]);
    const { evaluations } = parseEvaluations(table);
    expect([...new Set(evaluations.map(({ downstream }) => downstream))].sort()).toEqual([...tasks].sort());
    if (says !== undefined) expect(notes).toContain(says);
  });
});

test('other encodings are read and said', async () => {
  const shape = ['--id', 'Modell', '--upstream', 'ImageNet', '--downstream', 'Vögel'];
  const text = 'Modell;ImageNet;Vögel\na;70,1;60,2\nb;80,1;70,2\n';
  const latin = await runCli('import', written('latin-1.csv', Buffer.from(text, 'latin1')), ...shape);
  expect([latin.code, latin.stdout.split('\n')[1]]).toEqual([0, 'a,ImageNet,0.701,Vögel,,0.602']);
  expect(latin.stderr).toContain('not valid UTF-8, read as Windows-1252');
  const utf16 = await runCli(
    'import',
    written('utf-16.csv', Buffer.from(`\ufeff${text}`, 'utf16le')),
    ...shape,
  );
  expect(utf16.stdout).toBe(latin.stdout);
  expect(utf16.stderr).toContain('read as UTF-16 text');
});

test.each([
  [
    'turned.csv',
    'dataset,a,b,c\nimagenet,0.7,0.8,0.9\nbirds,0.5,0.6,0.7\n',
    'has a row a task and a column a model; turn it over',
  ],
  [
    'one.csv',
    'Weight,Acc@1,Acc@5,Params\na,70,90,5M\nb,80,95,6M\n',
    'only "Acc@1" looks like a column of accuracies',
  ],
  [
    'none.csv',
    'model,infer_samples_per_sec,param_count\na,200,5\nb,300,6\n',
    'no column looks like one of accuracies',
  ],
])('what holds no pairs of accuracies is refused with what it lacks: %s', async (file, text, message) => {
  const { code, stderr } = await runCli('fit', written(file, text));
  expect([code, stderr.trimEnd().split('\n').length]).toEqual([2, 1]);
  expect(stderr).toContain(message);
});

test('--where chooses rows, and says what there is', async () => {
  const path = written(
    'where.csv',
    'm,task,split,acc\na,in1k,test,0.7\na,birds,test,0.5\na,birds,train,0.9\n',
  );
  const words = [
    'import',
    path,
    ...'--id m --task-column task --value-column acc --upstream-task in1k'.split(' '),
  ];
  const { stdout } = await runCli(...words, '--where', 'split=test');
  expect(stdout.split('\n').slice(1)).toEqual(['a,in1k,0.7,birds,,0.5,test', '']);
  const { code, stderr } = await runCli(...words, '--where', 'split=tset');
  expect([code, stderr]).toEqual([
    2,
    expect.stringContaining('no row has "tset"; it holds "test", "train" (--where)'),
  ]);
});

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { csvFormatRows } from 'd3-dsv';
import { createRandom, type Random } from '../base/random.ts';
import { pastedWords as pasted } from '../testing/pastedWords.ts';
import { runCli } from '../testing/runCli.ts';

const folder = mkdtempSync(join(tmpdir(), 'plateau it\'s "$HOME" '));
afterAll(() => rmSync(folder, { recursive: true }));

/** The command that is suggested for a command line; checks that the message has its form. */
async function suggestion(...words: string[]): Promise<string> {
  const { code, stdout, stderr } = await runCli(...words);
  expect([code, stdout]).toEqual([2, '']);
  const lines = stderr.trimEnd().split('\n');
  expect(lines.length).toBeLessThanOrEqual(4);
  const commands = lines.filter((line) => line.startsWith('plateau '));
  expect([stderr, commands.length]).toEqual([stderr, 1]);
  return commands[0];
}

async function works(command: string): Promise<string> {
  const { code, stdout, stderr } = await runCli(...pasted(command));
  expect([command, code, stderr]).toEqual([command, 0, stderr]);
  return stdout;
}

describe('public tables are recognised without a flag, and suggested', () => {
  test.each([
    ['fixtures/openclip-sample.csv', '--preset openclip'],
    ['fixtures/imagenet-testbed-sample.csv', '--preset imagenet-testbed'],
    ['fixtures/timm-sample', '--preset timm'],
    ['fixtures/timm-sample/results-sketch.csv', '--preset timm'],
    ['fixtures/tables/clip-benchmark.csv', '--preset clip-benchmark'],
    ['fixtures/tables/open-clip-results.csv', '--preset open-clip-results'],
  ])('%s: %s', async (path, flags) => {
    const command = await suggestion('import', path, '--quiet');
    expect(command).toContain(flags);
    expect((await works(command)).split('\n')[1]).toContain(',');
  });
});

/** Names that a shell, a list of names or a pattern could take for something else. */
const ODD = [
  "it's",
  '$HOME',
  '`id`',
  '"quoted"',
  'a,b',
  'two  words',
  '-rf',
  '--json',
  'ünï ✓',
  '*',
  'a*b',
  '\\n',
  '!x',
  '#hash',
  '$(reboot)',
  '; ls',
  'a\nb',
  '~',
  'x=y',
  '{1..3}',
  '%s',
  '😀',
  '\u202eabc',
];

function oddTable(random: Random, number: number): { header: string[]; rows: string[][] } {
  const pick = () => ODD[random.integer(ODD.length)];
  const fresh = (taken: string[], word: string) => {
    const name = `${random.integer(2) === 0 ? `${pick()} ${word}` : `${word} ${pick()}`}`;
    return taken.includes(name) ? `${name}${number}` : name;
  };
  const tasks = ['birds', 'cars', 'flowers', 'pets'].map((task) => fresh([], task));
  const models = Array.from({ length: 12 }, (_, i) => `${pick()} net-${i}`);
  const upstream = (i: number) => (0.5 + 0.03 * i).toFixed(3);
  const downstream = (i: number) => (0.4 + 0.04 * i * random.uniform()).toFixed(3);
  if (number % 3 === 0) {
    const header = [fresh([], 'model'), fresh([], 'imagenet'), ...tasks, fresh([], 'lr')];
    return {
      header,
      rows: models.map((model, i) => [model, upstream(i), ...tasks.map(() => downstream(i)), '0.001']),
    };
  }
  if (number % 3 === 1) {
    const header = [fresh([], 'dataset'), fresh([], 'acc'), fresh([], 'model'), fresh([], 'note')];
    return {
      header,
      rows: models.flatMap((model, i) =>
        [...tasks, 'imagenet1k'].map((task) => [
          task,
          task === 'imagenet1k' ? upstream(i) : downstream(i),
          model,
          '',
        ]),
      ),
    };
  }
  const header = [fresh([], 'model'), fresh([], 'task'), fresh([], 'upstream acc'), fresh([], 'target acc')];
  return {
    header,
    rows: models.flatMap((model, i) => tasks.map((task) => [model, task, upstream(i), downstream(i)])),
  };
}

test('what is suggested for 50 tables with odd names is pasted through a shell, and works', async () => {
  for (let number = 0; number < 50; number++) {
    const { header, rows } = oddTable(createRandom(7, number), number);
    const path = join(folder, `-odd ${number}.csv`);
    writeFileSync(path, csvFormatRows([header, ...rows]));
    const command = await suggestion('import', path, '--quiet');
    expect((await works(command)).trimEnd().split('\n').length).toBeGreaterThanOrEqual(12);
  }
}, 120_000);

test('files with one task each are put in order, upstream first', async () => {
  const tasks = join(folder, 'tasks');
  mkdirSync(tasks);
  const rows = (from: number) => [1, 2, 3].map((i) => `net-${i},${from + i / 20}`).join('\n');
  for (const [name, from] of [
    ['birds', 0.3],
    ['cars', 0.4],
    ['imagenet', 0.6],
  ] as const) {
    writeFileSync(join(tasks, `${name}.csv`), `network,accuracy\n${rows(from)}\n`);
  }
  for (const words of [[tasks], ['birds', 'cars', 'imagenet'].map((name) => join(tasks, `${name}.csv`))]) {
    const command = await suggestion('import', ...words);
    expect(pasted(command)[1]).toBe(join(tasks, 'imagenet.csv'));
    expect(await works(command)).toContain('net-1,imagenet,0.65,birds,,0.35');
  }
});

test('import --guess writes a shape file that --shape reads', async () => {
  const table = join(folder, 'table.csv');
  writeFileSync(table, 'Net,ImageNet 1k,birds,lr\na,80,70,0.1\nb,85,75,0.2\nc,90,77,0.1\n');
  const shape = join(folder, 'shape.json');
  expect((await runCli('import', table, '--guess', '-o', shape)).code).toBe(0);
  expect(JSON.parse(readFileSync(shape, 'utf8'))).toMatchObject({ kind: 'wide', id: ['Net'] });
  const { code, stdout } = await runCli('import', table, '--shape', shape, '--quiet');
  expect([code, stdout.split('\n')[1]]).toEqual([0, 'a,ImageNet 1k,0.8,birds,,0.7,0.1']);
  writeFileSync(shape, '{"kind": "wide", "id": ["Net"], "upstreem": "ImageNet 1k"}');
  expect((await runCli('import', table, '--shape', shape)).stderr).toContain(
    'a wide shape has no field "upstreem"; did you mean "upstream"?',
  );
});

test('a table that looks like nothing known gets a remedy and no command', async () => {
  const table = join(folder, 'nothing.csv');
  writeFileSync(table, 'a,b\n1,2\n3,4\n');
  expect((await runCli('fit', table)).stderr).toMatch(
    /rename the columns, or say which they are \(--column\)\n$/,
  );
});

import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { runCli } from '../../testing/runCli.ts';
import { DOWNSTREAM_TASKS } from '../universe/tasks.ts';
import { type JournalContent, readJournal } from './journal/journal.ts';
import { processIdentity } from './journal/processIdentity.ts';
import { JOURNAL } from './journal/scanJournal.ts';
import { writeJournal } from './testing/syntheticJournal.ts';
import { TINY_PRESET } from './testing/tinyPreset.ts';

jest.setTimeout(120_000);

const PROGRAM = fileURLToPath(new URL('../../../bin/plateau.js', import.meta.url));
const TABLES = ['results.csv', 'layers.csv', 'measures.csv', 'sweep.json'];

/** Workers are processes of their own, so these tests start the built program. */
describe('a sweep', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'plateau-sweep-'));
  const preset = join(scratch, 'preset.json');
  const folder = (name: string) => join(scratch, name);
  const words = (name: string, ...more: string[]) => [
    ...['train', '--preset', preset, '-o', folder(name), '--workers', '1', ...more],
  ];
  const bytes = (name: string) => TABLES.map((table) => readFileSync(join(folder(name), table), 'utf8'));
  let whole: { code: number | null; stderr: string };

  beforeAll(async () => {
    writeFileSync(preset, JSON.stringify(TINY_PRESET));
    whole = await ended(start(words('whole', '--workers', '2')));
  });
  afterAll(() => rmSync(scratch, { recursive: true, force: true }));

  test('trains every model, and goes on after one that diverges', () => {
    expect(whole).toMatchObject({ code: 0 });
    expect(whole.stderr).toMatch(/warning: resnet-tiny-3 failed: training diverged at step \d/);
    const { counts, runs } = JSON.parse(readFileSync(join(folder('whole'), 'sweep.json'), 'utf8'));
    expect(counts).toEqual({ runs: 3, done: 2, failed: 1 });
    expect(runs.map(({ status }: { status: string }) => status)).toEqual(['done', 'done', 'failed']);
  });

  test('writes a table that plateau reads as it is', async () => {
    const read = await runCli('import', join(folder('whole'), 'results.csv'));
    expect(read).toMatchObject({ code: 0, stderr: '' });
    const [header, ...rows] = read.stdout.trim().split('\n');
    expect(header).toMatch(/^model,upstream,upstream_accuracy,downstream,shots,downstream_accuracy,family/);
    const tasks = Object.keys(DOWNSTREAM_TASKS).length;
    expect(rows.length).toBe(2 * tasks * TINY_PRESET.shots.length);
  });

  test('writes weights and margins of every layer, a quarter and half way through and at the end', () => {
    const [header, ...rows] = readFileSync(join(folder('whole'), 'measures.csv'), 'utf8')
      .trim()
      .split('\n');
    expect(header).toBe('model,upstream,layer,trained,weight_norm,weight_rms,margin_low,margin,margin_high');
    const own = rows.map((row) => row.split(',')).filter(([model]) => model === 'mixer-tiny-2');
    const layers = ['stem', 'block1', 'block2', 'head'];
    expect(own.map((row) => row.slice(1, 4).join(' '))).toEqual(
      [0.25, 0.5, 1].flatMap((trained) => layers.map((layer) => `objects ${layer} ${trained}`)),
    );
    for (const row of own) expect(Number(row[4])).toBeGreaterThan(0);
  });

  test('in shards that are merged has the same bytes', async () => {
    for (const part of ['1', '2']) {
      expect(await ended(start(words(`part${part}`, '--shard', `${part}/2`)))).toMatchObject({ code: 0 });
    }
    const alone = await runCli('merge', folder('part2'), '-o', folder('merged'));
    expect(alone).toMatchObject({ code: 2, stdout: '' });
    expect(alone.stderr).toMatch(
      /^plateau: [12] of 3 runs are in none of the folders: .*, finish them, or join what there is \(--partial\)\n$/,
    );
    const merged = await runCli('merge', folder('part2'), folder('part1'), '-o', folder('merged'));
    expect(merged).toMatchObject({ code: 0 });
    expect(bytes('merged')).toEqual(bytes('whole'));
  });

  test('killed and its journal cut off, resumes to the same bytes', async () => {
    const sweep = start(words('killed'));
    await until(() => (readJournal(folder('killed'))?.entries.size ?? 0) >= 1);
    sweep.kill('SIGKILL');
    await ended(sweep);
    expect(existsSync(join(folder('killed'), 'results.csv'))).toBe(false);
    appendFileSync(join(folder('killed'), JOURNAL), '{"record":{"status":"done","ind');
    const again = await ended(start(words('killed')));
    expect(again).toMatchObject({ code: 2 });
    expect(again.stderr).toMatch(
      /journal.jsonl: holds \d of 3 runs of this sweep already; give another folder, or go on with it \(--resume\)/,
    );
    const other = await ended(start(words('killed', '--resume', '--seed', '2')));
    expect(other).toMatchObject({ code: 2 });
    expect(other.stderr).toMatch(/belongs to another sweep/);
    const resumed = await ended(start(words('killed', '--resume')));
    expect(resumed).toMatchObject({ code: 0 });
    expect(resumed.stderr).toMatch(/^\d of 3 runs are done already\n/);
    expect(bytes('killed')).toEqual(bytes('whole'));
  });

  test('killed takes its workers with it', async () => {
    const sweep = start(words('orphans'));
    await until(() => existsSync(join(folder('orphans'), JOURNAL)));
    const worker = Number(execFileSync('pgrep', ['-P', String(sweep.pid)], { encoding: 'utf8' }));
    sweep.kill('SIGKILL');
    await ended(sweep);
    await until(() => processIdentity(worker) === undefined, 2);
    expect(sweep.errors.join('')).not.toMatch(/EPIPE|Error/);
  });

  test('is the same sweep by whatever path its preset is given', async () => {
    const other = join(folder('whole'), '..', '.', 'preset.json');
    const again = [...words('whole', '--resume'), '--preset', other.replace('preset.json', './preset.json')];
    expect(await ended(start(again))).toMatchObject({ code: 0 });
  });

  test.each([
    ['tensorflow', '1.0'],
    ['kernels', 'tfjs'],
  ])('goes on, or joins, only with what computed it: %s', async (fact, there) => {
    const { header, entries } = readJournal(folder('part1')) as JournalContent;
    const versions = { ...header.versions, [fact]: there };
    // The last entry goes, so that something is left to do.
    writeJournal(folder(fact), { ...header, versions }, [...entries.values()].slice(0, -1));
    const resumed = await ended(start(words(fact, '--shard', '1/2', '--resume')));
    expect(resumed).toMatchObject({ code: 2 });
    expect(resumed.stderr).toMatch(
      new RegExp(`${fact}: its runs were made with ${fact} ${there}, here .*; results would not`),
    );
    const merged = await runCli('merge', folder('part2'), folder(fact), '-o', folder('mixed'));
    expect(merged).toMatchObject({ code: 2, stdout: '' });
    expect(merged.stderr).toMatch(
      new RegExp(`was made in another way than .*: there ${fact} .*, here ${there}; `),
    );
  });

  test('of other versions is not gone on with', async () => {
    const { header, entries } = readJournal(folder('whole')) as JournalContent;
    const versions = { ...header.versions, tfjs: '3.0.0' };
    writeJournal(folder('older'), { ...header, versions }, [...entries.values()]);
    const resumed = await ended(start(words('older', '--resume')));
    expect(resumed).toMatchObject({ code: 2 });
    expect(resumed.stderr).toMatch(
      /^plateau: .*older: its runs were made with tfjs 3\.0\.0, here 4\.22\.0; results would not compare; go on with the versions it was begun with, or give another folder\n$/,
    );
  });

  test('outlives a worker that is killed, and stops cleanly on Ctrl-C', async () => {
    const sweep = start(words('crash'));
    await until(() => existsSync(join(folder('crash'), JOURNAL)));
    process.kill(Number(execFileSync('pgrep', ['-P', String(sweep.pid)], { encoding: 'utf8' })), 'SIGKILL');
    await until(() => (readJournal(folder('crash'))?.entries.size ?? 0) >= 1);
    sweep.kill('SIGINT');
    const stopped = await ended(sweep);
    expect(stopped.code).toBe(1);
    expect(stopped.stderr).toMatch(
      /plateau: stopped; \d of 3 runs are kept in .*; the same command with --resume goes on\n$/,
    );
    expect(await ended(start(words('crash', '--resume')))).toMatchObject({ code: 0 });
    expect(bytes('crash')).toEqual(bytes('whole'));
  });
});

interface Started extends ChildProcess {
  readonly errors: string[];
}

function start(words: readonly string[]): Started {
  const child = spawn(process.execPath, [PROGRAM, ...words], { stdio: ['ignore', 'ignore', 'pipe'] });
  const errors: string[] = [];
  child.stderr.on('data', (text) => errors.push(String(text)));
  return Object.assign(child, { errors });
}

function ended(child: Started): Promise<{ code: number | null; stderr: string }> {
  return new Promise((resolve) => {
    const done = () => resolve({ code: child.exitCode, stderr: child.errors.join('') });
    if (child.exitCode !== null || child.signalCode !== null) done();
    else child.on('close', done);
  });
}

async function until(condition: () => boolean, seconds = 60): Promise<void> {
  for (const begin = performance.now(); !condition(); ) {
    if (performance.now() - begin > 1000 * seconds) throw new Error(`waited for ${seconds} s`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

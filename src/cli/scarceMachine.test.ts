import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { heapRefusal, machineRefusal } from './machineRefusal.ts';

const TABLE = 'fixtures/known-law.csv';
const folder = mkdtempSync(join(tmpdir(), 'plateau-scarce-'));
const mounted =
  process.platform === 'linux' &&
  spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', folder]).status === 0;
afterAll(() => {
  if (mounted) spawnSync('umount', [folder]);
  rmSync(folder, { recursive: true, force: true });
});

const plateau = (words: readonly string[], node: readonly string[] = []) =>
  spawnSync(process.execPath, [...node, 'bin/plateau.js', ...words], { encoding: 'utf8' });
/** Every file of the folder with its text. */
const contents = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => [join(parentPath, name), readFileSync(join(parentPath, name), 'latin1')])
    .sort();
const out = (name: string) => join(folder, name);
const REPORT = ['report', TABLE, '--only', 'law', '--format', 'md', '--bootstrap', '0', '--quiet'];

beforeAll(() => {
  mkdirSync(out('folder'));
  expect(plateau(['import', TABLE, '-o', out('r.csv'), '--quiet'])).toMatchObject({ status: 0, stderr: '' });
  expect(plateau([...REPORT, '-o', out('report')])).toMatchObject({ status: 0 });
});

/** Commands that write, over what is there. */
const WRITING: [string, string[]][] = [
  ['import', ['import', TABLE, '-o', out('r.csv'), '--force', '--quiet']],
  ['report', [...REPORT, '-o', out('report'), '--force']],
  ['explore', ['explore', TABLE, '-o', out('e.html'), '--quiet']],
  ['train', ['train', '--preset', 'quick', '-o', out('folder'), '--quiet']],
  ['merge', ['merge', 'fixtures/compact-sweep', '-o', out('merged')]],
];

const why = 'a file system cannot be mounted here; it takes root on Linux';
if (!mounted) process.stderr.write(`SKIPPED: a read-only folder: ${why}\n`);
(mounted ? describe : describe.skip)(`a read-only folder${mounted ? '' : ` (SKIPPED: ${why})`}`, () => {
  beforeAll(() => {
    expect(spawnSync('mount', ['-o', 'remount,ro', folder]).status).toBe(0);
  });
  afterAll(() => {
    spawnSync('mount', ['-o', 'remount,rw', folder]);
  });

  test.each(WRITING)('%s says so in one line and changes nothing', (_, words) => {
    const before = contents();
    const { status, stdout, stderr } = plateau(words);
    expect(stderr).toMatch(/^plateau: .*(cannot be written|holds no journal).*\n$/);
    expect([status, stdout, stderr.split('\n').length]).toEqual([2, '', 2]);
    expect(contents()).toEqual(before);
  });
});

describe('no file descriptors left', () => {
  // Below, Node itself does not start.
  const LIMIT = 24;
  const limited =
    spawnSync('bash', ['-c', `ulimit -n ${LIMIT} && exec "$0" -e ''`, process.execPath]).status === 0;
  (limited ? test : test.skip).each(WRITING.slice(0, 3))('%s says so in one line', (_, words) => {
    const before = contents();
    const { status, stderr } = spawnSync(
      'bash',
      ['-c', `ulimit -n ${LIMIT} && exec "$0" bin/plateau.js "$@"`, process.execPath, ...words],
      { encoding: 'utf8' },
    );
    // Whether so few are enough depends on the engine.
    if (status === 0) return;
    expect(stderr).toMatch(/^plateau: .*\(EMFILE\).*\n$/);
    expect(status).not.toBe(0);
    expect(contents()).toEqual(before);
  });
});

describe('a small heap', () => {
  test.each([16, 24])('is refused in one line before anything is done (%i MB)', (megabytes) => {
    const before = contents();
    for (const [, words] of WRITING.slice(0, 2)) {
      const { status, stderr } = plateau(words, [`--max-old-space-size=${megabytes}`]);
      expect(stderr).toMatch(/^plateau: a heap of \d+ MiB is too small; .*--max-old-space-size=4096\n$/);
      expect(status).toBe(1);
    }
    expect(contents()).toEqual(before);
  });

  test('that is the default is none', () => {
    expect(heapRefusal(2 ** 31)).toBeUndefined();
  });
});

test('what the machine refuses is told apart from faults of the program', () => {
  const failure = (code: string) => Object.assign(new Error('x'), { code });
  expect(machineRefusal(failure('ERR_WORKER_OUT_OF_MEMORY'))).toMatch(
    /a worker's heap is full; .*4096 \(ERR/,
  );
  expect(machineRefusal(failure('EMFILE'))).toMatch(/ulimit/);
  expect(machineRefusal(failure('ENOENT'))).toBeUndefined();
  expect(machineRefusal(new TypeError('x'))).toBeUndefined();
});

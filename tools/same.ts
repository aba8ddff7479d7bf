/**
 * Compares what this working tree makes with what another state of the repository makes, byte by byte:
 * `npm run same -- REF`. REF is built in a temporary worktree. Exits with 1 where anything differs.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [ref] = process.argv.slice(2);
if (ref === undefined) {
  console.error('expected a commit, a tag or a branch to compare with: npm run same -- main');
  process.exit(2);
}

const TABLE = 'fixtures/known-law.csv';
const SWEEP = 'fixtures/compact-sweep/results.csv';
const PLATEAU = [process.execPath, 'bin/plateau.js'];
const VIEWS = ['sample-size', 'shots', 'scale', 'spread', 'ranks', 'overlay'];

/** What is compared: the output of commands, by the words they are called with. */
const OUTPUTS: readonly (readonly string[])[] = [
  ...[TABLE, SWEEP].map((table) => [...PLATEAU, 'fit', table, '--json', '--bootstrap', '200', '--quiet']),
  [...PLATEAU, 'compare', TABLE, '--json', '--quiet'],
  [...PLATEAU, 'plan', TABLE, '--json', '--quiet'],
  [...PLATEAU, 'claims', SWEEP, '--json', '--quiet', '--layers', 'fixtures/compact-sweep/layers.csv'],
  ...VIEWS.map((view) => [...PLATEAU, 'view', view, TABLE, '--quiet']),
  [process.execPath, 'node_modules/tsx/dist/cli.mjs', 'bench/run.ts', 'compactSweep'],
];
/** And folders that a command writes, which are removed again. */
const REPORT = 'out/same-report';
const FOLDERS: readonly { folder: string; words: readonly string[]; made?: true }[] = [
  {
    folder: REPORT,
    words: [...PLATEAU, 'report', TABLE, '-o', REPORT, '--bootstrap', '200', '--quiet'],
    made: true,
  },
  { folder: 'reports', words: [process.execPath, 'node_modules/tsx/dist/cli.mjs', 'reports/gallery.ts'] },
];

const env = { ...process.env, SOURCE_DATE_EPOCH: '1795478400' };

function run(root: string, [program, ...words]: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(program, words, {
    cwd: root,
    env,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  return status === 0 ? stdout : `exit ${status}\n${stdout}${stderr}`;
}

/** Everything that one state makes, by name. */
function made(root: string): Map<string, string> {
  execFileSync('npm', ['run', 'build', '--silent'], { cwd: root, stdio: 'inherit' });
  const found = new Map<string, string>();
  for (const words of OUTPUTS) {
    found.set(words.slice(1).join(' '), run(root, words));
    process.stderr.write('.');
  }
  mkdirSync(join(root, 'out'), { recursive: true });
  for (const { folder, words, made } of FOLDERS) {
    const output = run(root, words);
    if (output.startsWith('exit ')) found.set(words.slice(1).join(' '), output);
    const path = join(root, folder);
    for (const name of existsSync(path) ? readdirSync(path, { recursive: true, encoding: 'utf8' }) : []) {
      if (/\.(md|json|csv|svg|png|html)$/.test(name))
        found.set(join(folder, name), readFileSync(join(path, name), 'base64'));
    }
    if (made) rmSync(path, { recursive: true, force: true });
    process.stderr.write('.');
  }
  return found;
}

const other = mkdtempSync(join(tmpdir(), 'same-'));
let before: Map<string, string>;
try {
  execFileSync('git', ['worktree', 'add', '--detach', '--force', other, ref], { stdio: 'ignore' });
  symlinkSync(join(process.cwd(), 'node_modules'), join(other, 'node_modules'));
  before = made(other);
} finally {
  execFileSync('git', ['worktree', 'remove', '--force', other]);
}
const now = made(process.cwd());
process.stderr.write('\n');

const names = [...new Set([...before.keys(), ...now.keys()])].sort();
const different = names.filter((name) => before.get(name) !== now.get(name));
for (const name of different) {
  console.log(!before.has(name) ? `new: ${name}` : !now.has(name) ? `gone: ${name}` : `differs: ${name}`);
}
console.log(
  `${names.length - different.length} of ${names.length} outputs and files are the same as at ${ref}`,
);
if (different.length > 0) process.exitCode = 1;

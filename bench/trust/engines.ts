/**
 * Asks the same of every engine of Node: `npm run engines`, with `-- 22 24` for some. Engines come from npm. Between
 * engines every number agrees to 1e-9 of itself (statistics of checks to 1e-6), and words are the same; on one engine the bytes are the same in any
 * locale and time zone, and with any number of workers.
 */

import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Relative difference of numbers that is none; posteriors of one seed are held to it as well as laws. */
const SAME = 1e-9;
/** The same for statistics of checks: a divergence is a small difference of large sums over the posterior's draws. */
const SAME_STATISTIC = 1e-6;
const TABLE = 'fixtures/known-law.csv';

const COMMANDS: readonly (readonly string[])[] = [
  [
    'fit',
    TABLE,
    '--json',
    '--method',
    'frontier',
    '--method',
    'hull',
    '--method',
    'envelope',
    '--bootstrap',
    '200',
  ],
  ['plan', TABLE, '--json', '--target-ds', '0.8', '--bootstrap', '200'],
  ['mix', TABLE, '--json', '--task', 'birds', '--shots', '1', '--target-us', '0.6'],
  ['claims', TABLE, '--json', '--bootstrap', '200'],
  ['view', 'ranks', TABLE, '--json', '--draws', '20'],
  ['view', 'scale', TABLE, '--json', '--draws', '20'],
].map((words) => [...words, '--quiet']);

/** Makes an engine believe that the machine has so many cores: that is how many workers it starts. */
const cores = (count: number) => [
  '--import',
  `data:text/javascript,${encodeURIComponent(
    `import os from 'node:os'; import { syncBuiltinESMExports } from 'node:module'; os.availableParallelism = () => ${count}; syncBuiltinESMExports();`,
  )}`,
];
const SURROUNDINGS: readonly { name: string; env?: Record<string, string>; node?: readonly string[] }[] = [
  { name: 'a Turkish locale', env: { LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' } },
  { name: 'a Swedish locale', env: { LANG: 'sv_SE.UTF-8', LC_ALL: 'sv_SE.UTF-8' } },
  { name: 'another time zone', env: { TZ: 'Pacific/Apia' } },
  { name: 'no worker', node: cores(1) },
  { name: 'five workers', node: cores(5) },
];

const versions = process.argv.slice(2).length > 0 ? process.argv.slice(2) : ['20', '22', '24', '26'];
const folder = mkdtempSync(join(tmpdir(), 'plateau-engines-'));
const faults: string[] = [];
let compared = 0;
let missing = 0;
try {
  const reference = COMMANDS.map((words) => ask(process.execPath, words));
  for (const version of versions) {
    const node = install(version);
    if (!node) {
      missing++;
      console.log(`Node ${version}: SKIPPED: npm could not install it here`);
      continue;
    }
    const before = faults.length;
    const exact = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
    for (const [i, words] of COMMANDS.entries()) {
      const name = `${exact}: ${words.slice(0, 2).join(' ')}`;
      const own = ask(node, words);
      compared++;
      const difference = firstDifference(JSON.parse(reference[i]), JSON.parse(own));
      if (difference) faults.push(`${name}: ${difference}`);
      for (const { name: where, env, node: more } of SURROUNDINGS) {
        compared++;
        if (ask(node, words, env, more) !== own) faults.push(`${name}: other bytes with ${where}`);
      }
    }
    console.log(`Node ${exact}: ${faults.length - before} faults`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
for (const fault of faults) console.log(`  ${fault}`);
console.log(
  `${compared} comparisons on ${versions.length - missing} engines, ${faults.length} differ${missing > 0 ? `; ${missing} engines could not be installed` : ''}`,
);
process.exitCode = faults.length > 0 ? 1 : 0;

/** The program of an engine; undefined where npm has none for this machine. */
function install(version: string): string | undefined {
  if (process.versions.node.startsWith(`${version}.`)) return process.execPath;
  const { platform, arch } = process;
  const name = `node${version}`;
  writeFileSync(join(folder, 'package.json'), '{}');
  spawnSync(
    'npm',
    ['install', '--no-audit', '--no-fund', `${name}@npm:node-${platform}-${arch}@${version}`],
    {
      cwd: folder,
      stdio: 'ignore',
    },
  );
  const program = join(folder, 'node_modules', name, 'bin', 'node');
  return existsSync(program) ? program : undefined;
}

function ask(node: string, words: readonly string[], env = {}, more: readonly string[] = []): string {
  const { status, stdout, stderr } = spawnSync(node, [...more, 'bin/plateau.js', ...words], {
    env: { ...process.env, ...env },
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(`${words.join(' ')}: exit ${status}: ${stderr}`);
  return stdout;
}

/** Where two documents differ by more than the last digits, in words. */
function firstDifference(a: unknown, b: unknown, path = ''): string | undefined {
  if (typeof a === 'number' && typeof b === 'number') {
    const scale = Math.max(Math.abs(a), Math.abs(b), 1e-3);
    const same = path.endsWith('/statistic') ? SAME_STATISTIC : SAME;
    return Math.abs(a - b) <= same * scale ? undefined : `${path}: ${a} and ${b}`;
  }
  if (typeof a !== 'object' || a === null || typeof b !== 'object' || b === null)
    return a === b ? undefined : `${path}: ${JSON.stringify(a)} and ${JSON.stringify(b)}`;
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  for (const name of names) {
    const found = firstDifference(
      (a as Record<string, unknown>)[name],
      (b as Record<string, unknown>)[name],
      `${path}/${name}`,
    );
    if (found) return found;
  }
  return undefined;
}

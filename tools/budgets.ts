/**
 * What Plateau may cost who installs and opens it: `npm run budgets`. A line a budget, with what was measured; exits with
 * 1 where one is exceeded. The start-up is a ratio to a bare node over paired runs, so that a busy machine does not fail
 * it. Import graph and API have tests of their own (`npm run house`, `npm run api`).
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Most times the start of a bare node that `plateau --help` takes. */
const STARTUP = 1.6;
/** Most bytes of the package without its fixtures, packed. */
const TARBALL = 2e6;
/** Most bytes of a report's page, without intervals: 8 % above what they were when the limit was recorded. */
const PAGES: readonly { readonly table: string; readonly limit: number }[] = [
  { table: 'fixtures/known-law.csv', limit: 1.1e6 },
  { table: 'fixtures/compact-sweep/results.csv', limit: 2e6 },
];
/** Pairs of runs; the lower quartile of their ratios counts, and their spread is told. */
const PAIRS = 21;

const folder = mkdtempSync(join(tmpdir(), 'plateau-budgets-'));
let exceeded = 0;
try {
  startup();
  tarball();
  pages();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(`${2 + PAGES.length} budgets tried, ${exceeded} exceeded`);
process.exitCode = exceeded > 0 ? 1 : 0;

function tell(
  what: string,
  measured: number,
  limit: number,
  text: (value: number) => string,
  more = '',
): void {
  const over = measured > limit;
  if (over) exceeded++;
  console.log(
    `${what.padEnd(44)} ${text(measured).padStart(9)} of ${text(limit)}${more}${over ? ': EXCEEDED' : ''}`,
  );
}

function startup(): void {
  const time = (words: readonly string[]) => {
    const start = performance.now();
    spawnSync(process.execPath, words);
    return performance.now() - start;
  };
  const ratios = Array.from({ length: PAIRS + 1 }, (_, i) => {
    // In turn first and second, so that neither has the warmer caches.
    const help = () => time(['bin/plateau.js', '--help']);
    const bare = () => time(['-e', '0']);
    if (i % 2 === 0) return help() / bare();
    const first = bare();
    return help() / first;
  })
    .slice(1)
    .sort((a, b) => a - b);
  const at = (share: number) => ratios[Math.round(share * (PAIRS - 1))];
  const spread = `: the lower quartile of ${PAIRS} pairs; median ${at(0.5).toFixed(2)}, upper ${at(0.75).toFixed(2)}`;
  // What else runs slows the longer of two runs more; a start that is really too slow is so in nearly all pairs.
  tell('start-up of plateau --help, in bare nodes', at(0.25), STARTUP, (ratio) => ratio.toFixed(2), spread);
}

function tarball(): void {
  const list = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { encoding: 'utf8' });
  const [{ files }] = JSON.parse(list.slice(list.indexOf('['))) as { files: { path: string }[] }[];
  const paths = files.map(({ path }) => path).filter((path) => !path.startsWith('fixtures/'));
  const archive = join(folder, 'package.tgz');
  execFileSync('tar', ['-czf', archive, '-T', '-'], { input: `${paths.join('\n')}\n` });
  tell(`package without fixtures (${paths.length} files)`, statSync(archive).size, TARBALL, megabytes);
}

function pages(): void {
  for (const { table, limit } of PAGES) {
    const out = join(folder, 'report');
    const words = ['report', table, '-o', out, '--format', 'html', '--bootstrap', '0', '--quiet'];
    execFileSync(process.execPath, ['bin/plateau.js', ...words], {
      env: { ...process.env, SOURCE_DATE_EPOCH: '0' },
    });
    tell(`page of ${table}`, statSync(join(out, 'index.html')).size, limit, megabytes);
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(2)} MB`;
}

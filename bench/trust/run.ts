/**
 * Writes bench/TRUST.md, what was tried and what failed: `npm run trust`, in about half an hour, or
 * `npm run trust -- --quick` with few cases. `npm run trust -- scale budgets` tries the lines that begin so once more and
 * leaves the others as they are. Exits with 1 where anything failed.
 */

import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const quick = process.argv.includes('--quick');
const FILE = 'bench/TRUST.md';

/** A line of the table. */
interface Trial {
  readonly what: string;
  readonly run: () => Outcome;
}

interface Outcome {
  readonly tried: string;
  readonly failed: number;
  readonly command: string;
}

/** Runs tests and counts them. */
function tests(what: string, ...patterns: string[]): Trial {
  return { what, run: () => runTests(patterns) };
}

function runTests(patterns: readonly string[]): Outcome {
  const out = join(tmpdir(), `plateau-trust-${process.pid}.json`);
  const jest = [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    'node_modules/jest/bin/jest.js',
  ];
  spawnSync(process.execPath, [...jest, ...patterns, '--json', '--outputFile', out], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(out, 'utf8'));
  const failed = Math.max(numFailedTests, numFailedTestSuites);
  return {
    tried: `${numPassedTests + numFailedTests} tests`,
    failed,
    command: `npm test -- ${patterns.join(' ')}`,
  };
}

/** Runs a command of ours, whose last line but details says how much was tried and what failed. */
function command(what: string, script: string, words: readonly string[], summary: RegExp): Trial {
  return { what, run: () => runScript(script, words, summary) };
}

function runScript(script: string, words: readonly string[], summary: RegExp): Outcome {
  const { stdout, status } = spawnSync('npm', ['run', '--silent', script, '--', ...words], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  process.stdout.write(stdout);
  const [, tried = 'nothing', failures = '1'] = summary.exec(stdout) ?? [];
  const line = `npm run ${script}${words.length > 0 ? ` -- ${words.join(' ')}` : ''}`;
  return { tried, failed: Number(failures) || (status === 0 ? 0 : 1), command: line };
}

/** What npm says of the package that would be published: every warning is a fault. */
function publish(): Outcome {
  const words = ['publish', '--dry-run'];
  const { stdout, stderr, status } = spawnSync('npm', words, { encoding: 'utf8' });
  const [, files = '0'] = /total files: *(\d+)/.exec(stdout + stderr) ?? [];
  const warnings = stderr
    .split('\n')
    .filter((line) => /npm (warn|error)/i.test(line) && !line.includes('requires you to be logged in'));
  return {
    tried: `${files} files`,
    failed: warnings.length || (status === 0 ? 0 : 1),
    command: `npm ${words.join(' ')}`,
  };
}

const MINUTE_WISE = quick ? ['--cases', '2000'] : [];
const MOMENTS = ['--moments', quick ? '2' : '20'];
const trials: Trial[] = [
  tests(
    'Faults that attacks found',
    'src/cli/faults',
    'src/cli/standardOutput',
    'writeFolder',
    'writeWhole',
    'mergeSweeps',
    'lockFolder',
  ),
  tests('Malformed tables, journals, presets and submissions', 'malformed'),
  tests(
    'Full disk, read-only folder, no descriptors, small heap',
    'scarceMachine',
    'writeWhole',
    'requireHeap',
  ),
  tests('Ctrl-C and a polite kill of what calculates', 'stopOnSignals'),
  command(
    'Fuzz: damaged tables, features, images, models, presets, journals, submissions, command lines',
    'fuzz',
    MINUTE_WISE,
    /(\d+ cases of \d+ kinds), (\d+) faults/,
  ),
  tests(
    'Invariants: order, doubling, hull, mixture, envelope, percent, estimates in intervals, intervals nested in level, no number refuted by a model, locale, time zone',
    'src/invariants',
    'rowOrder',
    'frontierFit',
    'questions/planning/plan.test',
  ),
  command(
    'Stopped at random moments (kill -9, TERM, INT), then done again',
    'interruptions',
    MOMENTS,
    /(\d+ stops), (\d+) faults/,
  ),
  command(
    'Node 20, 22, 24, 26: same answers; any locale, time zone, number of workers: same bytes',
    'engines',
    quick ? ['20', '22'] : [],
    /(\d+ comparisons on \d+ engines), (\d+) differ/,
  ),
  tests('Hostile names in every output', 'src/hostile', 'htmlPage', 'escape', 'figures.test'),
  command('Licences of all dependencies', 'licences', [], /(\d+ packages) tried .*, (\d+) without/),
  ...(quick
    ? []
    : [
        command(
          'Scale: 1,000,000 rows, 1,000 tasks, 100,000 models; time by an exponent of at most 1.2, at most 1.5 GB',
          'bench',
          ['scale'],
          /(\d+ growths), (\d+) above/,
        ),
      ]),
  { what: 'Ready to publish', run: publish },
  tests('The public API is as recorded', 'src/publicApi'),
  command('Budgets: start-up, package, pages', 'budgets', [], /(\d+ budgets) tried, (\d+) exceeded/),
];

const chosen = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const isChosen = (what: string) =>
  chosen.length === 0 || chosen.some((word) => what.toLowerCase().startsWith(word.toLowerCase()));
if (!trials.some(({ what }) => isChosen(what))) throw new Error(`no line begins with ${chosen.join(', ')}`);
const before = chosen.length > 0 ? readFileSync(FILE, 'utf8').split('\n') : [];
let failed = 0;
const rows = trials.flatMap(({ what, run }) => {
  if (!isChosen(what)) return before.filter((line) => line.startsWith(`| ${what} |`));
  const outcome = run();
  failed += outcome.failed;
  return [`| ${what} | ${outcome.tried} | ${outcome.failed} | \`${outcome.command}\` |`];
});
const text = [
  '# Trust: tried and failed',
  '',
  `Written by \`npm run trust${quick ? ' -- --quick' : ''}\`, single lines perhaps once more (\`npm run trust -- scale\`), on Node ${process.versions.node}, ${process.platform} ${process.arch}.`,
  '',
  '| what | tried | failed | by |',
  '|---|---|---:|---|',
  ...rows,
  '',
].join('\n');
writeFileSync(FILE, text);
console.log(`\n${text}`);
process.exitCode = failed > 0 ? 1 : 0;

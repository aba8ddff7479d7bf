/**
 * Stops commands at random moments and does them again: `npm run interruptions`, with `-- --moments 20` for more, and
 * `-- report fit` for some. After every stop the same command (with --resume where it trains) must end with the bytes
 * of a run that nobody stopped; what was there before is whole in between, nothing is left over, and Ctrl-C is told of.
 */

import { type ChildProcess, spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createRandom } from '../../src/base/random.ts';
import { TINY_PRESET } from '../../src/trainer/sweep/testing/tinyPreset.ts';

const SIGNALS = ['SIGKILL', 'SIGTERM', 'SIGINT'] as const;
type Signal = (typeof SIGNALS)[number];

/** A command, run in a folder of its own. */
interface Scenario {
  readonly name: string;
  /** What is there before the command runs for the first time. */
  prepare(folder: string): Promise<void> | void;
  readonly words: readonly string[];
  /** The same command again, where going on takes another word. */
  readonly again?: readonly string[];
  /** Files that tell of their making by time, process or moment. */
  readonly differs?: RegExp;
}

const TABLE = resolve('fixtures/known-law.csv');
const PROGRAM = resolve('bin/plateau.js');
const SWEEP = ['--preset', 'tiny.json', '--backend', 'wasm', '--workers', '2', '-o', 'out'];
const TIMES = /^times\.csv$|\/times\.csv$|journal\.jsonl$/;
const preset = (folder: string) => {
  const learningRate = { ...TINY_PRESET.training.learningRate, resnet: 0.002 };
  const small = { ...TINY_PRESET, training: { ...TINY_PRESET.training, learningRate } };
  writeFileSync(join(folder, 'tiny.json'), JSON.stringify(small));
};

const SCENARIOS: readonly Scenario[] = [
  { name: 'fit', prepare: () => {}, words: ['fit', TABLE, '--json', '--bootstrap', '200'] },
  {
    name: 'import',
    prepare: (folder) => writeFileSync(join(folder, 'out.csv'), 'what was there before\n'),
    words: ['import', TABLE, '-o', 'out.csv', '--force'],
  },
  {
    name: 'report',
    prepare: (folder) => {
      mkdirSync(join(folder, 'out'));
      writeFileSync(join(folder, 'out', 'notes.txt'), 'precious');
    },
    words: [
      'report',
      TABLE,
      '-o',
      'out',
      '--force',
      '--only',
      'law',
      '--format',
      'html',
      '--format',
      'md',
      '--bootstrap',
      '200',
    ],
  },
  {
    name: 'train',
    prepare: preset,
    words: ['train', ...SWEEP],
    again: ['train', ...SWEEP, '--resume'],
    differs: TIMES,
  },
  {
    name: 'merge',
    prepare: async (folder) => {
      preset(folder);
      for (const shard of ['1/2', '2/2']) {
        const words = ['train', ...SWEEP.slice(0, -1), `shard${shard[0]}`, '--shard', shard, '--quiet'];
        await done(start(words, folder));
      }
    },
    words: ['merge', 'shard1', 'shard2', '-o', 'out'],
    differs: TIMES,
  },
  { name: 'reproduce', prepare: preset, words: ['reproduce', ...SWEEP, '--seed', '8'], differs: TIMES },
];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { moments: { type: 'string', default: '5' }, seed: { type: 'string', default: '1' } },
});
const moments = Number(values.moments);
const random = createRandom(Number(values.seed), 'interruptions');
const root = mkdtempSync(join(tmpdir(), 'plateau-stops-'));
let [tried, failed] = [0, 0];
try {
  for (const scenario of SCENARIOS) {
    if (positionals.length === 0 || positionals.includes(scenario.name)) await interrupt(scenario);
  }
} finally {
  rmSync(root, { recursive: true, force: true });
}
console.log(`${tried} stops, ${failed} faults`);
process.exitCode = failed > 0 ? 1 : 0;

async function interrupt(scenario: Scenario): Promise<void> {
  const prepared = join(root, scenario.name);
  mkdirSync(prepared);
  await scenario.prepare(prepared);
  const reference = join(root, `${scenario.name}-whole`);
  cpSync(prepared, reference, { recursive: true });
  const begun = performance.now();
  const whole = await done(start(scenario.words, reference));
  const takes = performance.now() - begun;
  if (whole.code !== 0) throw new Error(`${scenario.name} fails by itself: ${whole.stderr}`);
  const before = contents(prepared, scenario);
  const wanted = contents(reference, scenario);
  for (const signal of SIGNALS) {
    const faults: string[] = [];
    let [stopped, told] = [0, 0];
    for (let i = 0; i < moments; i++) {
      const folder = join(root, `${scenario.name}-${signal}-${i}`);
      cpSync(prepared, folder, { recursive: true });
      const process_ = start(scenario.words, folder);
      const ends = done(process_);
      const moment = Math.round(random.uniform() * takes);
      await Promise.race([ends, wait(moment)]);
      stop(process_, signal);
      const first = await ends;
      tried++;
      if (first.code !== 0) stopped++;
      if (/stopped/.test(first.stderr)) told++;
      const fault =
        (await aftermath(scenario, folder, before, wanted)) ??
        (/unexpected|at .*:\d+:\d+|EPIPE/.test(first.stderr) ? `says ${first.stderr.trim()}` : undefined) ??
        (await again(scenario, folder, wanted, whole.stdout));
      if (fault) faults.push(`at ${moment} ms: ${fault}`);
      rmSync(folder, { recursive: true, force: true });
    }
    failed += faults.length;
    console.log(
      `${scenario.name.padEnd(10)} ${signal.padEnd(8)} ${moments} stops in ${(takes / 1000).toFixed(1)} s, ${stopped} before the end, ${told} told, ${faults.length} faults`,
    );
    for (const fault of faults) console.log(`  ${fault}`);
  }
}

/** After the stop: every file is the earlier one or the new one, or of a sweep that goes on. */
async function aftermath(
  { name }: Scenario,
  folder: string,
  before: ReadonlyMap<string, string>,
  wanted: ReadonlyMap<string, string>,
): Promise<string | undefined> {
  if (name !== 'import' && name !== 'report') return undefined;
  for (const [file, text] of contents(folder)) {
    if (file.includes('.part-') || file.includes('.old-')) continue;
    if (before.get(file) !== text && wanted.get(file) !== text)
      return `${file} is neither the earlier nor the new one`;
  }
  return undefined;
}

/** The same command again, to the end. */
async function again(
  scenario: Scenario,
  folder: string,
  wanted: ReadonlyMap<string, string>,
  stdout: string,
): Promise<string | undefined> {
  const second = await done(start(scenario.again ?? scenario.words, folder));
  if (second.code !== 0) return `again: exit ${second.code}: ${second.stderr.trim()}`;
  if (second.stdout !== stdout) return 'again: another result on stdout';
  const found = contents(folder, scenario);
  const names = [...new Set([...found.keys(), ...wanted.keys()])].sort();
  const differ = names.filter((name) => found.get(name) !== wanted.get(name));
  return differ.length > 0
    ? `again: ${differ.slice(0, 4).join(', ')} ${differ.length === 1 ? 'differs' : 'differ'}`
    : undefined;
}

function start(words: readonly string[], folder: string): ChildProcess {
  const env = { ...process.env, SOURCE_DATE_EPOCH: '0' };
  return spawn(process.execPath, [PROGRAM, ...words], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
}

/** A keyboard's interrupt goes to the whole group of processes, other signals to the one that they are sent to. */
function stop({ pid, exitCode, signalCode }: ChildProcess, signal: Signal): void {
  if (pid === undefined || exitCode !== null || signalCode !== null) return;
  try {
    process.kill(signal === 'SIGINT' ? -pid : pid, signal);
  } catch {
    // It has just ended.
  }
}

function done(child: ChildProcess): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const texts = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (text) => {
      texts[name] += text;
    });
  }
  // Workers that outlive their parent hold its stderr open, so that `close` waits for them.
  return new Promise((ended) => child.on('close', (code) => ended({ code, ...texts })));
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((over) => setTimeout(over, milliseconds));
}

/** Files of a folder, hidden ones too, with their bytes; of those that tell of their making, only that they are there. */
function contents(folder: string, scenario?: Scenario): Map<string, string> {
  if (!existsSync(folder)) return new Map();
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => !statSync(join(folder, name)).isDirectory(),
  );
  return new Map(
    names
      .sort()
      .map((name) => [
        name,
        scenario?.differs?.test(name) ? 'any' : readFileSync(join(folder, name), 'base64'),
      ]),
  );
}

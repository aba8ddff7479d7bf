import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { runCli } from '../../src/testing/runCli.ts';
import { damagedText } from '../damage.ts';
import { requireFinite, target } from '../target.ts';

const folder = mkdtempSync(join(tmpdir(), 'plateau-fuzz-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
const FILE = join(folder, 'table.csv');

const COMMANDS = [
  ['fit'],
  ['fit', '--method', 'all', '--bootstrap', '100'],
  ['plan', '--target-ds', '0.8', '--bootstrap', '0'],
  ['compare'],
  ['claims'],
  ['import'],
  ['mix', '--target-us', '0.5'],
  ...['sample-size', 'shots', 'scale', 'spread', 'ranks', 'overlay'].map((name) => [
    'view',
    name,
    ...(name === 'shots' || name === 'spread' || name === 'overlay' ? [] : ['--draws', '3']),
  ]),
];
const FORMATS = [[], ['--json'], ['--csv']];

const MALFORMED = readdirSync('fixtures/malformed')
  .filter((name) => name.endsWith('.csv'))
  .map((name) => readFileSync(`fixtures/malformed/${name}`, 'latin1'));
const lines = readFileSync('fixtures/known-law.csv', 'utf8').split('\n');
const SEEDS = [
  ...[8, 20, 40].map((count) => `${lines.slice(0, count).join('\n')}\n`),
  readFileSync('fixtures/faults/esc.csv', 'utf8'),
  readFileSync('fixtures/faults/one-model-task.csv', 'utf8'),
  ...MALFORMED,
];

/** Fits, comparisons and intervals take their time, on a busy machine too. */
const LONGEST = 20_000;

/** Whole command lines on damaged tables. */
export const COMMAND_LINES = [
  target(
    'command lines',
    4,
    fc.record({
      text: damagedText(SEEDS, 3000),
      command: fc.constantFrom(...COMMANDS),
      format: fc.constantFrom(...FORMATS),
    }),
    async ({ text, command, format }) => {
      writeFileSync(FILE, text);
      const wanted =
        (command[0] === 'import' && format.length > 0) || (command[0] === 'mix' && format[0] === '--csv')
          ? []
          : format;
      const { code, stdout, stderr } = await runCli(...command, FILE, ...wanted);
      if (code !== 0 && code !== 2) throw new Error(`exit ${code}: ${stderr}`);
      const told = stderr.split('\n').filter((line) => line.startsWith('plateau: '));
      if (code === 2 && (told.length !== 1 || stdout !== ''))
        throw new Error(`not one line: ${stderr}${stdout}`);
      if (code === 0 && told.length > 0) throw new Error(`done, but ${stderr}`);
      if (code === 0 && wanted[0] === '--json') requireFinite(JSON.parse(stdout));
      if (
        code === 0 &&
        /\b(NaN|Infinity|undefined)\b|\[object/.test(stdout) &&
        !/NaN|Infinity|undefined|\[object/i.test(text)
      ) {
        throw new Error(`NaN, Infinity or undefined: ${stdout}`);
      }
    },
    LONGEST,
  ),
];

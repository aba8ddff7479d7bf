/**
 * Reads damaged input of every kind: `npm run fuzz`, or for longer `npm run fuzz -- --minutes N`, or what is named:
 * `npm run fuzz -- PNG --seed 7`. Every input is read or refused by one line, within two seconds, and no NaN or
 * infinity comes out. Prints a line a kind, and for a fault the smallest input that shows it; exits with 1 then.
 */

import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { check, type FuzzTarget } from './target.ts';
import { TARGETS } from './targets.ts';

/** Cases without --minutes. */
const CASES = 20_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { minutes: { type: 'string' }, seed: { type: 'string' }, cases: { type: 'string' } },
});
const wanted = TARGETS.filter(
  ({ name }) => positionals.length === 0 || positionals.some((word) => name.includes(word)),
);
const minutes = values.minutes === undefined ? undefined : Number(values.minutes);
let seed = Number(values.seed ?? (minutes === undefined ? 1 : Date.now() % 2 ** 31));
const shares = wanted.reduce((sum, { share }) => sum + share, 0);
const end = Date.now() + 60_000 * (minutes ?? 0);
let [cases, faults] = [0, 0];
do {
  console.log(`seed ${seed}`);
  for (const target of wanted) {
    await fuzz(target, Math.ceil((Number(values.cases ?? CASES) * target.share) / shares));
  }
  seed++;
} while (Date.now() < end);
console.log(`${cases} cases of ${wanted.length} kinds, ${faults} faults`);
process.exitCode = faults > 0 ? 1 : 0;

async function fuzz(target: FuzzTarget, numRuns: number): Promise<void> {
  const start = performance.now();
  let [read, refused, longest] = [0, 0, 0];
  const property = fc.asyncProperty(target.input, async (input) => {
    const before = performance.now();
    read++;
    if (!(await check(target, input))) refused++;
    longest = Math.max(longest, performance.now() - before);
  });
  const details = await fc.check(property, { numRuns, seed, interruptAfterTimeLimit: 300_000 });
  cases += read;
  const took = `${((performance.now() - start) / 1000).toFixed(1)} s, the longest ${longest.toFixed(0)} ms`;
  console.log(
    `${target.name.padEnd(24)} ${String(read).padStart(6)} cases, ${String(refused).padStart(6)} of them refused, in ${took}${details.failed ? ': FAULT' : ''}`,
  );
  if (!details.failed) return;
  faults++;
  const { message, stack = '' } = (details.errorInstance ?? {}) as Error;
  console.log(`  ${message}\n  ${stack.split('\n').slice(1, 8).join('\n  ')}`);
  console.log(`  ${fc.defaultReportMessage(details)?.replaceAll('\n', '\n  ')}`);
}

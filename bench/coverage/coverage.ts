import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { coverageLine, coverageMarkdown, coverageModule } from './coverageText.ts';
import { type Measured, measureSetting, together } from './measureSetting.ts';
import { SETTINGS, type Setting } from './settings.ts';

const REPETITIONS = 500;
/** Share of the clouds for settings that cost most of a second a cloud: 1,000 models with told noise, and 5,000 models. */
const COSTLY_SHARE = 0.25;
/** So many clouds are measured before a line is written. */
const STEP = 20;
const RUNS = new URL('coverage.jsonl', import.meta.url);

/**
 * Coverage of nominal 95 % intervals of `frontierFit`, and error of e_IR by every estimator, on simulated clouds below a
 * known law.
 *
 * `npm run bench -- coverage [--repetitions N] [--part i/n]`: 500 clouds a setting, or N, and a quarter of that where a cloud is costly. Every 20 clouds of a setting are a line in
 * bench/coverage/coverage.jsonl, and a run takes up where the last one left off (delete the file after a change to the
 * method); `--part i/n` runs every n-th setting. bench/coverage/COVERAGE.md and src/curves/coverage/coverageTable.ts
 * are written from what stands there.
 */
export function benchCoverage(words: readonly string[]): void {
  const at = words.indexOf('--repetitions');
  const asked = at < 0 ? REPETITIONS : Number(words[at + 1]);
  if (!(asked >= 1)) throw new RangeError('--repetitions needs a number');
  const part = words.indexOf('--part');
  const [i, of] = part < 0 ? [0, 1] : words[part + 1].split('/').map(Number);
  for (const [number, setting] of SETTINGS.entries()) {
    if (number % of !== i) continue;
    const repetitions = costly(setting) ? Math.ceil(COSTLY_SHARE * asked) : asked;
    let measured = known(setting);
    while ((measured?.repetitions ?? 0) < repetitions) {
      const done = measured?.repetitions ?? 0;
      const more = measureSetting(setting, done, Math.min(done + STEP, repetitions));
      appendFileSync(RUNS, `${JSON.stringify(more)}\n`);
      measured = measured ? together(measured, more) : more;
    }
    if (measured) console.log(coverageLine(measured));
  }
  const done = SETTINGS.map(known).filter((measured) => measured !== undefined);
  writeFileSync(new URL('COVERAGE.md', import.meta.url), coverageMarkdown(done));
  writeFileSync(
    new URL('../../src/curves/coverage/coverageTable.ts', import.meta.url),
    coverageModule(done.filter(({ outliers, perRun }) => outliers === 0 && perRun === 1)),
  );
}

function costly({ models, testSize, upstreamTestSize, told }: Setting): boolean {
  return models >= 5000 || (models >= 1000 && told && (testSize ?? upstreamTestSize) !== null);
}

/** All clouds measured in a setting so far. */
function known(setting: Setting): Measured | undefined {
  if (!existsSync(RUNS)) return undefined;
  const lines = readFileSync(RUNS, 'utf8').split('\n').filter(Boolean);
  const same = lines
    .map((text) => JSON.parse(text) as Measured)
    .filter((record) =>
      (Object.keys(setting) as (keyof Setting)[]).every((key) => record[key] === setting[key]),
    );
  return same.length > 0 ? same.reduce(together) : undefined;
}

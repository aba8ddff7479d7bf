import type { CoverageRecord } from './coverageRecord.ts';
import { COVERAGE } from './coverageTable.ts';

/** What decides which simulated setting resembles a task. */
export interface CoverageSetting {
  /** Models, or how many independent ones they count for. */
  readonly models: number;
  /** Mean standard deviation of the noise over the mean gap below the envelope. */
  readonly noise: number;
}

export interface MeasuredCoverage {
  readonly measured: number;
  readonly setting: string;
}

/**
 * The measured coverage nearest to a task: the settings whose number of models and amount of noise are nearest, and
 * among them the gaps and the law that were covered worst. Null beyond half or twice what was simulated.
 */
export function measuredCoverage(
  { models, noise }: CoverageSetting,
  table: readonly CoverageRecord[] = COVERAGE,
): MeasuredCoverage | null {
  const distance = (record: CoverageRecord) =>
    Math.abs(Math.log(record.models / models)) + 4 * Math.abs(record.noise - noise);
  const clean = ({ testSize, upstreamTestSize }: CoverageRecord) =>
    (testSize === null && upstreamTestSize === null) === (noise === 0);
  const comparable = table.filter((record) => record.told && clean(record));
  const nearest = comparable.toSorted((a, b) => distance(a) - distance(b))[0];
  if (!nearest || models > 6 * nearest.models || models < nearest.models / 2) return null;
  const same = comparable.filter(
    (record) =>
      record.models === nearest.models &&
      record.testSize === nearest.testSize &&
      record.upstreamTestSize === nearest.upstreamTestSize,
  );
  const worst = same.reduce((a, b) => (b.coverage < a.coverage ? b : a));
  const among = same.length > 1 ? `, the worst of ${same.length} such settings` : '';
  return { measured: worst.coverage, setting: `${settingText(worst)}${among}` };
}

function settingText({ models, testSize, upstreamTestSize, gaps }: CoverageRecord): string {
  const size = (examples: number) => examples.toLocaleString('en-US');
  const tests = [
    ...(testSize === null ? [] : [`test sets of ${size(testSize)}`]),
    ...(upstreamTestSize === null ? [] : [`upstream test sets of ${size(upstreamTestSize)}`]),
  ];
  return `${size(models)} models, ${tests.join(' and ') || 'exact accuracies'}, ${gaps} gaps`;
}

/** The measured coverage nearest to so many models whose accuracies carry noise that the method is not told of. */
export function coverageWithUntoldNoise(
  models: number,
  table: readonly CoverageRecord[] = COVERAGE,
): CoverageRecord | undefined {
  const distance = (record: CoverageRecord) => Math.abs(Math.log(record.models / models));
  return table.filter(({ told }) => !told).toSorted((a, b) => distance(a) - distance(b))[0];
}

import { CHECK_RATES } from './checkRatesTable.ts';
import type { RateRecord } from './rateRecord.ts';

/** What decides which simulated setting resembles a table. */
export interface CheckSetting {
  /** Models, or how many independent ones they count for. */
  readonly models: number;
  readonly noiseShare: number;
  readonly shape: number;
}

/** What simulation says of the checks on tables like this one. */
export interface CheckRates {
  /** Share of tables that fail each check though the law is true; `either`: contact, outliers or slope. */
  readonly falseAlarm: Record<'contact' | 'reach' | 'outliers' | 'slope' | 'either', number>;
  /** Share that fail one of these three where the truth has a kink, and where it is mildly convex. */
  readonly power: { readonly kink: number; readonly mild: number };
  /** Models in the simulated tables that were nearest. */
  readonly models: number;
}

/** The rates measured nearest to a table by its size, noise and shape of gaps; null where nothing was measured. */
export function checkRates(
  setting: CheckSetting,
  table: readonly RateRecord[] = CHECK_RATES,
): CheckRates | null {
  const law = nearest('law', setting, table);
  const kink = nearest('kink', setting, table);
  const mild = nearest('logistic', setting, table);
  if (!law || !kink || !mild) return null;
  const { contact, reach, outliers, slope, either, models } = law;
  return {
    falseAlarm: { contact, reach, outliers, slope, either },
    power: { kink: kink.either, mild: mild.either },
    models,
  };
}

function nearest(
  truth: RateRecord['truth'],
  { models, noiseShare, shape }: CheckSetting,
  table: readonly RateRecord[],
): RateRecord | undefined {
  const distance = (record: RateRecord) =>
    Math.abs(Math.log(record.models / models)) +
    6 * Math.abs(record.noiseShare - noiseShare) +
    Math.abs(Math.log(record.shape / shape));
  let best: RateRecord | undefined;
  for (const record of table) {
    if (record.truth === truth && !(best && distance(record) >= distance(best))) best = record;
  }
  return best;
}

/**
 * How many of several tasks fail one of these three though the law is true of all of them: what to expect by chance.
 *
 * @param tasks rates of each task, null where unknown
 */
export function expectedFalseFlags(tasks: readonly { readonly rates: CheckRates | null }[]): number {
  return tasks.reduce((sum, { rates }) => sum + (rates?.falseAlarm.either ?? 0), 0);
}

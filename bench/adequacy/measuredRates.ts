import type { RateRecord } from '../../src/fits/adequacy/rateRecord.ts';
import type { CloudSetting } from './troubledClouds.ts';

/** What was measured in a setting: a line of adequacy.jsonl. */
export interface MeasuredRates extends CloudSetting, Omit<RateRecord, 'truth' | 'models'> {
  /** Clouds without a posterior, of all. */
  readonly none: number;
  /** Share whose law holds within 2 points though a check fails. */
  readonly within: number;
}

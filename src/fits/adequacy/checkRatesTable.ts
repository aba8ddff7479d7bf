import type { RateRecord } from './rateRecord.ts';

/** Written by `npm run bench -- adequacy`; do not edit. */
// biome-ignore format: one line a setting
export const CHECK_RATES: readonly RateRecord[] = [
];

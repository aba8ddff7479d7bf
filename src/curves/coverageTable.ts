import type { CoverageRecord } from './measuredCoverage.ts';

/** Written by `npm run bench -- coverage`; do not edit. */
export const COVERAGE: readonly CoverageRecord[] = [];

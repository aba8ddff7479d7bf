import type { CoverageRecord } from './measuredCoverage.ts';

/** Written by `npm run bench -- coverage`; do not edit. */
// biome-ignore format: one line a setting
export const COVERAGE: readonly CoverageRecord[] = [
  { models: 50, testSize: null, told: true, gaps: 'exponential', law: 'alpha 1.5, e_IR 0.1', noise: 0, repetitions: 500, coverage: 0.948, width: 0.0905 },
  { models: 200, testSize: null, told: true, gaps: 'exponential', law: 'alpha 1.5, e_IR 0.1', noise: 0, repetitions: 500, coverage: 0.964, width: 0.0155 },
  { models: 1000, testSize: null, told: true, gaps: 'exponential', law: 'alpha 1.5, e_IR 0.1', noise: 0, repetitions: 500, coverage: 0.976, width: 0.0029 },
  { models: 50, testSize: null, told: true, gaps: 'gamma-2', law: 'alpha 1.5, e_IR 0.1', noise: 0, repetitions: 500, coverage: 0.9858, width: 0.1383 },
  { models: 200, testSize: null, told: true, gaps: 'gamma-2', law: 'alpha 1.5, e_IR 0.1', noise: 0, repetitions: 500, coverage: 0.954, width: 0.0747 },
  { models: 1000, testSize: null, told: true, gaps: 'gamma-2', law: 'alpha 1.5, e_IR 0.1', noise: 0, repetitions: 500, coverage: 0.946, width: 0.0223 },
  { models: 50, testSize: 1000, told: true, gaps: 'exponential', law: 'alpha 1.5, e_IR 0.1', noise: 0.2468, repetitions: 500, coverage: 0.9696, width: 0.1105 },
  { models: 50, testSize: 5000, told: true, gaps: 'exponential', law: 'alpha 1.5, e_IR 0.1', noise: 0.1276, repetitions: 500, coverage: 0.954, width: 0.0966 },
  { models: 50, testSize: 50000, told: true, gaps: 'exponential', law: 'alpha 1.5, e_IR 0.1', noise: 0.0435, repetitions: 500, coverage: 0.974, width: 0.0845 },
  { models: 200, testSize: 5000, told: false, gaps: 'exponential', law: 'alpha 1.5, e_IR 0.1', noise: 0.1146, repetitions: 500, coverage: 0.66, width: 0.0404 },
  { models: 1000, testSize: 5000, told: false, gaps: 'exponential', law: 'alpha 1.5, e_IR 0.1', noise: 0.1059, repetitions: 500, coverage: 0.09, width: 0.0179 },
  { models: 50, testSize: null, told: true, gaps: 'exponential', law: 'alpha 3, e_IR 0.3', noise: 0, repetitions: 500, coverage: 0.896, width: 0.0597 },
  { models: 200, testSize: null, told: true, gaps: 'exponential', law: 'alpha 3, e_IR 0.3', noise: 0, repetitions: 500, coverage: 0.948, width: 0.0072 },
  { models: 50, testSize: null, told: true, gaps: 'gamma-2', law: 'alpha 3, e_IR 0.3', noise: 0, repetitions: 500, coverage: 0.9317, width: 0.2404 },
  { models: 200, testSize: null, told: true, gaps: 'gamma-2', law: 'alpha 3, e_IR 0.3', noise: 0, repetitions: 500, coverage: 0.9579, width: 0.0424 },
  { models: 50, testSize: null, told: true, gaps: 'exponential', law: 'alpha 0.8, e_IR 0.05', noise: 0, repetitions: 500, coverage: 0.9848, width: 0.1093 },
  { models: 200, testSize: null, told: true, gaps: 'exponential', law: 'alpha 0.8, e_IR 0.05', noise: 0, repetitions: 500, coverage: 0.9827, width: 0.042 },
  { models: 50, testSize: null, told: true, gaps: 'gamma-2', law: 'alpha 0.8, e_IR 0.05', noise: 0, repetitions: 500, coverage: 0.991, width: 0.1781 },
  { models: 200, testSize: null, told: true, gaps: 'gamma-2', law: 'alpha 0.8, e_IR 0.05', noise: 0, repetitions: 500, coverage: 0.9874, width: 0.1074 },
  { models: 50, testSize: null, told: true, gaps: 'uniform', law: 'alpha 1.5, e_IR 0.1', noise: 0, repetitions: 500, coverage: 0.972, width: 0.1172 },
  { models: 200, testSize: null, told: true, gaps: 'uniform', law: 'alpha 1.5, e_IR 0.1', noise: 0, repetitions: 500, coverage: 0.958, width: 0.0366 },
  { models: 1000, testSize: null, told: true, gaps: 'uniform', law: 'alpha 1.5, e_IR 0.1', noise: 0, repetitions: 500, coverage: 0.968, width: 0.0057 },
  { models: 50, testSize: null, told: true, gaps: 'lognormal', law: 'alpha 1.5, e_IR 0.1', noise: 0, repetitions: 500, coverage: 0.966, width: 0.1133 },
  { models: 200, testSize: null, told: true, gaps: 'lognormal', law: 'alpha 1.5, e_IR 0.1', noise: 0, repetitions: 500, coverage: 0.946, width: 0.0403 },
  { models: 1000, testSize: null, told: true, gaps: 'lognormal', law: 'alpha 1.5, e_IR 0.1', noise: 0, repetitions: 500, coverage: 0.86, width: 0.0145 },
];

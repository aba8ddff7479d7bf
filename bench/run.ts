/**
 * Benchmarks: `npm run bench`, or `npm run bench -- fits hull`. Times are medians on this machine; what can be
 * compared are the ratios, whose two sides ran in turn in the same run.
 */

import { benchAdequacy } from './adequacy/adequacy.ts';
import { benchCharts } from './charts.ts';
import { benchCosts } from './costs.ts';
import { benchCoverage } from './coverage/coverage.ts';
import { benchFrontierPrior } from './coverage/frontierPrior.ts';
import { benchEstimators } from './estimators.ts';
import { benchExplorer } from './explorer.ts';
import { benchCompactSweep } from './findings/compactSweep.ts';
import { benchFits } from './fits.ts';
import { benchFormats } from './formats.ts';
import { benchHeldOut } from './heldout/heldout.ts';
import { benchHull } from './hull.ts';
import { benchInstall } from './install.ts';
import { benchKernelEquivalence } from './kernelEquivalence.ts';
import { benchMerge } from './merge.ts';
import { benchOptimum } from './optimum.ts';
import { benchPretrained } from './pretrained.ts';
import { benchProbes } from './probes.ts';
import { benchQuestions } from './questions.ts';
import { benchReport } from './report.ts';
import { benchRivals } from './rivals.ts';
import { benchScale } from './scale.ts';
import { benchStartup } from './startup.ts';
import { benchSweepMemory } from './sweepMemory.ts';
import { benchTopSlope } from './topSlope.ts';
import { benchTrainer } from './trainer.ts';

const BENCHES: Record<string, (words: readonly string[]) => void | Promise<void>> = {
  charts: benchCharts,
  fits: benchFits,
  hull: benchHull,
  formats: benchFormats,
  startup: benchStartup,
  explorer: benchExplorer,
  install: benchInstall,
  estimators: benchEstimators,
  optimum: benchOptimum,
  report: benchReport,
  rivals: benchRivals,
  probes: benchProbes,
  pretrained: benchPretrained,
  trainer: benchTrainer,
  kernelEquivalence: benchKernelEquivalence,
  adequacy: benchAdequacy,
  coverage: benchCoverage,
  heldout: benchHeldOut,
  topSlope: benchTopSlope,
  frontierPrior: benchFrontierPrior,
  questions: benchQuestions,
  compactSweep: benchCompactSweep,
  sweepMemory: benchSweepMemory,
  costs: benchCosts,
  merge: benchMerge,
  scale: benchScale,
};

/** Benches that take minutes to an hour, or a table, and run only when they are named. */
const ON_REQUEST = [
  'coverage',
  'adequacy',
  'heldout',
  'topSlope',
  'frontierPrior',
  'kernelEquivalence',
  'costs',
  'scale',
];

// Options go to the benches: npm run bench -- coverage --repetitions 100; all that follows heldout is its own.
const words = process.argv.slice(2);
const options = words.findIndex((word) => word.startsWith('--'));
const named = options < 0 ? words : words.slice(0, options);
const wanted = named[0] === 'heldout' ? ['heldout'] : named;
const unknown = wanted.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  console.error(`no bench ${unknown.join(', ')}; there are ${Object.keys(BENCHES).join(', ')}`);
  process.exit(2);
}
for (const [name, bench] of Object.entries(BENCHES)) {
  if (wanted.length > 0 ? !wanted.includes(name) : ON_REQUEST.includes(name)) continue;
  console.log(`\n## ${name}`);
  await bench(words);
}

/**
 * Benchmarks: `npm run bench`, or `npm run bench -- fits hull`. Times are medians on this machine; what can be
 * compared are the ratios, whose two sides ran in turn in the same run.
 */
import { benchCompactSweep } from './compactSweep.ts';
import { benchCsv } from './csv.ts';
import { benchEstimators } from './estimators.ts';
import { benchFits } from './fits.ts';
import { benchHull } from './hull.ts';
import { benchOptimum } from './optimum.ts';
import { benchProbes } from './probes.ts';
import { benchReport } from './report.ts';
import { benchRivals } from './rivals.ts';
import { benchStartup } from './startup.ts';
import { benchSweepMemory } from './sweepMemory.ts';

const BENCHES: Record<string, () => void | Promise<void>> = {
  fits: benchFits,
  hull: benchHull,
  csv: benchCsv,
  startup: benchStartup,
  estimators: benchEstimators,
  optimum: benchOptimum,
  report: benchReport,
  rivals: benchRivals,
  probes: benchProbes,
  compactSweep: benchCompactSweep,
  sweepMemory: benchSweepMemory,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  console.error(`no bench ${unknown.join(', ')}; there are ${Object.keys(BENCHES).join(', ')}`);
  process.exit(2);
}
for (const [name, bench] of Object.entries(BENCHES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n## ${name}`);
  await bench();
}

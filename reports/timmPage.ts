/**
 * Writes reports/timm.md: what timm's result tables say about the law and its rivals. `npm run timm-page`; the tables
 * are not ours to ship (CONTRIBUTING says where they are looked for). Every number is computed here.
 */
import { writeFileSync } from 'node:fs';
import { median } from 'simple-statistics';
import { TIMM, timmTasks } from '../bench/problems.ts';
import { claimsText } from '../src/cli/text/claimsText.ts';
import { compareText } from '../src/cli/text/compareText.ts';
import { viewText } from '../src/cli/text/viewText.ts';
import { fitLaw } from '../src/curves/fitLaw.ts';
import { predictDownstreamAccuracy } from '../src/curves/saturatingLaw.ts';
import { upperHull } from '../src/curves/upperHull.ts';
import { scoreClaims } from '../src/questions/claims/claims.ts';
import { gatherEvidence } from '../src/questions/claims/evidence.ts';
import { ORDER_OF_MAGNITUDE } from '../src/questions/judging/verdictRules.ts';
import { compareRivals } from '../src/questions/rivals/compareRivals.ts';
import type { SampleSizeResult, SampleSizeRow } from '../src/questions/sampleSize/sampleSize.ts';
import { scaleView, spreadView } from '../src/questions/scale/scaleView.ts';
import { choose, splitAtCut } from '../src/questions/splitAtCut.ts';

const SEED = 1;

if (TIMM.endsWith('sample')) {
  console.error("no timm tables; set PLATEAU_DATA to a folder with timm's results-*.csv in timm/");
  process.exit(2);
}
const tasks = timmTasks();
const comparison = compareRivals(tasks);
const evidence = gatherEvidence(tasks, {
  seed: SEED,
  answers: { rivals: { comparison, curves: [] } },
});
const samples = evidence.answers['sample-size'] as SampleSizeResult;
const models = new Set(tasks.flatMap(({ evaluations }) => evaluations.map(({ model }) => model))).size;

/** Ratio of two errors in words. */
function times(ratio: number): string {
  return ratio >= 1 ? `${ratio.toFixed(1)} times higher` : `${(1 / ratio).toFixed(1)} times lower`;
}

function largestSample(downstream: string, method: string, target: string): SampleSizeRow | undefined {
  return samples.rows
    .filter((row) => row.downstream === downstream && row.method === method && row.target === target)
    .sort((a, b) => b.models - a.models)[0];
}

const predictions = tasks.map(({ downstream }) => {
  const of = (method: string, target: string) =>
    largestSample(downstream, method, target)?.predictionError ?? Number.NaN;
  return {
    downstream,
    hull: of('hull', 'hull'),
    envelope: of('envelope', 'hull'),
    all: of('all', 'all'),
    allOnHull: of('all', 'hull'),
    ...risingHull(downstream),
  };
});

/** The law on the hull up to its best model, and how many vertices lie behind that. */
function risingHull(downstream: string): { rising: number; vertices: number; behind: number } {
  const task = tasks.find((one) => one.downstream === downstream);
  const split = task && splitAtCut(task.points, samples.cut);
  if (!split) return { rising: Number.NaN, vertices: 0, behind: 0 };
  const hull = [...upperHull(split.fitted)];
  const heights = hull.map((i) => split.fitted.downstream[i]);
  const top = heights.indexOf(Math.max(...heights));
  const { law } = fitLaw(choose(split.fitted, hull.slice(0, top + 1)));
  const { upstream, downstream: observed } = split.heldOut.hull;
  const squares = Array.from(upstream, (a, i) =>
    law ? (predictDownstreamAccuracy(law, a) - observed[i]) ** 2 : Number.NaN,
  );
  const mean = squares.reduce((sum, square) => sum + square, 0) / squares.length;
  return { rising: Math.sqrt(mean), vertices: hull.length, behind: hull.length - 1 - top };
}
const ratio = (of: (p: (typeof predictions)[number]) => number) => times(median(predictions.map(of)));
const losses = comparison.best.filter(({ best }) => best && best.rival !== 'saturating');
const hullLosses = losses.filter(({ target }) => target === 'hull');
const allLosses = losses.filter(({ target }) => target === 'all');
const code = (text: string) => `\`\`\`\n${text.trimEnd()}\n\`\`\``;
const wide = Number.POSITIVE_INFINITY;

const page = `# What timm's tables say

<!-- made by: npm run timm-page -->

${models.toLocaleString('en-US')} models, ImageNet top-1 accuracy upstream, ${tasks.length} test sets downstream, zero-shot. Seed ${SEED}.
These test sets are ImageNet in other clothes, and models and tasks are few and related: five tasks decide little, and
what they decide holds for tasks like these.

## Is the hull's prediction error an order of magnitude lower?

${median(predictions.map(({ hull, all }) => Math.log10(all / hull))) >= ORDER_OF_MAGNITUDE ? 'Yes.' : 'No.'} Fitted to the models below the ${samples.cut} quantile of upstream accuracy and held against what lies above:

| test set | law on hull → frontier | on the hull up to its best model → frontier | envelope → frontier | law on all → all models | law on all → frontier |
|---|---|---|---|---|---|
${predictions
  .map(
    (p) =>
      `| ${p.downstream} | ${[p.hull, p.rising, p.envelope, p.all, p.allOnHull].map((e) => e.toFixed(4)).join(' | ')} |`,
  )
  .join('\n')}

Root mean square of (law − observed). In the median over test sets the hull fit's error on the frontier is
${ratio((p) => p.hull / p.all)} than the all-models fit's error on all models, and ${ratio((p) => p.hull / p.allOnHull)} than
the all-models fit's on that same frontier. The envelope's is ${ratio((p) => p.envelope / p.hull)} than the hull fit's.
Below the cut the hulls have ${predictions.map(({ vertices }) => vertices).join(', ')} vertices, and ${predictions.map(({ behind }) => behind).join(', ')} of them lie behind the best model, where the
hull falls. Leaving those out makes the hull fit's error ${ratio((p) => p.rising / p.hull)}: least squares takes the fall
for a plateau.

## Where the law loses to a rival

Predicting the frontier, a rival beats the law, however fitted, on ${hullLosses.length} of ${tasks.length} test sets${named(hullLosses)}; predicting
all models on ${allLosses.length} of ${tasks.length}${named(allLosses)}.

${code(compareText(comparison, wide))}

## Does anything else than upstream accuracy matter?

${code(viewText(scaleView(tasks, { seed: SEED }), wide))}

${code(viewText(spreadView(tasks, { seed: SEED }), wide))}

## The claims

${code(claimsText(scoreClaims(evidence)))}
`;

function named(rows: typeof losses): string {
  if (rows.length === 0) return '';
  return ` (${rows.map(({ downstream, best }) => `${downstream}: ${best?.rival}`).join(', ')})`;
}

writeFileSync(new URL('./timm.md', import.meta.url), page);
console.log('wrote reports/timm.md');

/**
 * Writes reports/timm.md: what timm's result tables say about the law and its rivals. `npm run timm-page`; the tables
 * are not ours to ship (CONTRIBUTING says where they are looked for). Every number is computed here.
 */
import { writeFileSync } from 'node:fs';
import { median } from 'simple-statistics';
import { TIMM, timmTasks } from '../bench/problems.ts';
import { countOf, countText, listText, percentText } from '../src/base/numberText.ts';
import { claimsText } from '../src/cli/text/claimsText.ts';
import { compareText } from '../src/cli/text/compareText.ts';
import { viewText } from '../src/cli/text/viewText.ts';
import { fitLaw } from '../src/curves/fitLaw.ts';
import { downstreamAt } from '../src/curves/frontier/frontierCurve.ts';
import { INTERVAL_DEFAULTS } from '../src/curves/intervals/intervalDefaults.ts';
import type { LawMethod } from '../src/curves/lawMethod.ts';
import { predictDownstreamAccuracy, saturationAccuracy } from '../src/curves/saturatingLaw.ts';
import { upperHull } from '../src/curves/upperHull.ts';
import type { CheckName } from '../src/fits/adequacy/adequacyCheck.ts';
import { answerTask } from '../src/fits/answerTask.ts';
import { sortAnswers } from '../src/fits/sortAnswers.ts';
import { standingFrontier, type TaskAnswer } from '../src/fits/taskAnswer.ts';
import { scoreClaims } from '../src/questions/claims/claims.ts';
import { gatherEvidence } from '../src/questions/claims/evidence.ts';
import { ORDER_OF_MAGNITUDE } from '../src/questions/judging/verdictRules.ts';
import { compareRivals } from '../src/questions/rivals/compareRivals.ts';
import { scaleView, spreadView } from '../src/questions/scale/scaleView.ts';
import { type CutPoints, splitAtCut } from '../src/questions/splitAtCut.ts';
import { groupTasks, type TaskGroup } from '../src/results/groupTasks.ts';

const SEED = INTERVAL_DEFAULTS.seed;
/** Images in the test sets. */
const UPSTREAM_TEST_SIZE = 50_000;
const TEST_SIZES: Readonly<Record<string, number>> = {
  'imagenet-a': 7_500,
  'imagenet-r': 30_000,
  'imagenet-real': 46_837,
  'imagenetv2-matched-frequency': 10_000,
  sketch: 50_889,
};
/** Laws that are compared with the frontier. */
const METHODS: readonly LawMethod[] = ['hull', 'hull-to-best', 'envelope'];
const CHECKS: readonly CheckName[] = ['contact', 'reach', 'outliers', 'slope'];
/** Checks that are recorded only where they fail. */
const PREREQUISITES: readonly CheckName[] = ['mixing', 'plateau'];
/** Laws are fitted below this quantile of upstream accuracy. */
const CUT = 0.7;

if (TIMM.endsWith('sample')) {
  console.error("no timm tables; set PLATEAU_DATA to a folder with timm's results-*.csv in timm/");
  process.exit(2);
}
const tasks = timmTasks();
const answer = (task: TaskGroup) =>
  answerTask(task, {
    methods: ['frontier', ...METHODS],
    seed: SEED,
    testSize: TEST_SIZES[task.downstream],
    upstreamTestSize: UPSTREAM_TEST_SIZE,
  });
const answers = sortAnswers(tasks.map(answer));
const comparison = compareRivals(tasks);
const evidence = gatherEvidence(tasks, {
  seed: SEED,
  taskAnswers: answers,
  answers: { rivals: { comparison, curves: [] } },
});
const models = new Set(tasks.flatMap(({ evaluations }) => evaluations.map(({ model }) => model))).size;

/** Ratio of two errors in words. */
function times(ratio: number): string {
  return ratio >= 1 ? `${ratio.toFixed(1)} times higher` : `${(1 / ratio).toFixed(1)} times lower`;
}

const percents = (low: number, high: number) => `${(100 * low).toFixed(1)} to ${percentText(high)}`;
const tableRow = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;

/** What is seen at the top of one test set. */
function seenRow({ task, best, top, verdict }: TaskAnswer): string {
  const slope = top
    ? `${top.slope.toFixed(2)} [${top.interval.map((end) => end.toFixed(2)).join(', ')}]`
    : '–';
  const full = top && top.slope > 0 ? (1 - top.intercept) / top.slope : Number.POSITIVE_INFINITY;
  return tableRow([
    task.downstream,
    countText(TEST_SIZES[task.downstream]),
    percentText(best.downstreamAccuracy),
    verdict.word,
    slope,
    top ? `${countOf(top.models, 'model')}, ${percents(top.from, top.to)}` : '–',
    full <= 1 ? percentText(full) : '–',
  ]);
}

/** Which checks of the law one test set passes. */
function checksRow({ task, adequacy }: TaskAnswer): string {
  const found = [...CHECKS, ...PREREQUISITES].map((name) => {
    const check = adequacy?.checks.find((one) => one.name === name);
    if (!check) return adequacy && PREREQUISITES.includes(name) ? 'passed' : '–';
    return check.passed ? 'passed' : '**fails**';
  });
  const within = adequacy?.within ? `${(100 * adequacy.within).toFixed(1)} points` : '–';
  return tableRow([task.downstream, ...found, adequacy?.stands ? 'yes' : 'no', within]);
}

/** Plateaus that other fits would claim, and how many models lie above each. */
function plateauRow({ task, best, fits, ...rest }: TaskAnswer): string {
  const cells = fits.map(({ fit: { law, identified } }) => {
    if (!law || !identified) return 'not determined';
    const end = saturationAccuracy(law);
    const above = task.points.downstream.filter((accuracy) => accuracy > end).length;
    return above > 0 ? `${percentText(end)}, ${countOf(above, 'model')} above` : percentText(end);
  });
  const standing = standingFrontier({ task, best, fits, ...rest });
  const frontier = standing ? percentText(standing.saturationAccuracy.median) : 'withheld';
  return tableRow([task.downstream, percentText(best.downstreamAccuracy), frontier, ...cells]);
}

/** How laws that are fitted below the cut predict what lies above it: root mean squares of (law − observed). */
interface Prediction {
  readonly downstream: string;
  /** Whether the law stands on the models below the cut. */
  readonly stands: boolean;
  readonly frontier: number;
  /** Held-out vertices of the hull within the frontier's interval, of so many. */
  readonly inside: number;
  readonly vertices: number;
  readonly hull: number;
  readonly rising: number;
  readonly envelope: number;
  readonly all: number;
  readonly allOnHull: number;
  /** Vertices of the hull below the cut, and those of them behind its best model. */
  readonly fitted: number;
  readonly behind: number;
}

function predict(task: TaskGroup): Prediction {
  const split = splitAtCut(task.points, CUT);
  if (!split) throw new Error(`${task.downstream} has nothing above the cut`);
  const weaker = task.evaluations.filter(
    ({ upstreamAccuracy }) => upstreamAccuracy <= split.upstreamAccuracy,
  );
  const { frontier, adequacy } = answer(groupTasks(weaker)[0]);
  const curve = frontier?.kind === 'frontier' ? frontier : null;
  const { hull: target } = split.heldOut;
  const inside = Array.from(target.upstream).filter((accuracy, i) => {
    const band = curve && downstreamAt(curve, accuracy);
    return band && band.low <= target.downstream[i] && target.downstream[i] <= band.high;
  }).length;
  const hull = [...upperHull(split.fitted)];
  const heights = hull.map((i) => split.fitted.downstream[i]);
  return {
    downstream: task.downstream,
    stands: adequacy?.stands ?? false,
    frontier: curve ? rootMeanSquare(target, (a) => downstreamAt(curve, a).median) : Number.NaN,
    inside,
    vertices: target.upstream.length,
    hull: lawError(split, 'hull', 'hull'),
    rising: lawError(split, 'hull-to-best', 'hull'),
    envelope: lawError(split, 'envelope', 'hull'),
    all: lawError(split, 'all', 'all'),
    allOnHull: lawError(split, 'all', 'hull'),
    fitted: hull.length,
    behind: hull.length - 1 - heights.indexOf(Math.max(...heights)),
  };
}

function lawError({ fitted, heldOut }: CutPoints, method: LawMethod, target: 'hull' | 'all'): number {
  const { law } = fitLaw(fitted, method);
  return law ? rootMeanSquare(heldOut[target], (a) => predictDownstreamAccuracy(law, a)) : Number.NaN;
}

function rootMeanSquare(
  { upstream, downstream }: CutPoints['fitted'],
  predicted: (upstreamAccuracy: number) => number,
): number {
  const squares = Array.from(upstream, (a, i) => (predicted(a) - downstream[i]) ** 2);
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length);
}

const predictions = tasks.map(predict);
const ratio = (of: (p: Prediction) => number) => times(median(predictions.map(of)));
const countPredictions = (holds: (p: Prediction) => boolean) => predictions.filter(holds).length;
const losses = comparison.best.filter(({ best }) => best && best.rival !== 'saturating');
const hullLosses = losses.filter(({ target }) => target === 'hull');
const allLosses = losses.filter(({ target }) => target === 'all');
const code = (text: string) => `\`\`\`\n${text.trimEnd()}\n\`\`\``;
const wide = Number.POSITIVE_INFINITY;
const standing = answers.filter(standingFrontier).length;
const byFamily = answers.every(({ top }) => top?.resampled === 'clusters');
const words = [...new Set(answers.map(({ verdict }) => verdict.word))].map((word) => {
  const called = answers.filter(({ verdict }) => verdict.word === word).map(({ task }) => task.downstream);
  return `*${word}*: ${listText(called)}`;
});

const page = `# What timm's tables say

<!-- made by: npm run timm-page -->

${countText(models)} models, ImageNet top-1 accuracy upstream (${countText(UPSTREAM_TEST_SIZE)} images), ${tasks.length} test sets downstream, zero-shot. Seed ${SEED},
${INTERVAL_DEFAULTS.replicates} laws drawn, intervals at ${100 * INTERVAL_DEFAULTS.level} %. These test sets are ImageNet in other clothes, and models and tasks are few and
related: ${countOf(tasks.length, 'task')} decide little, and what they decide holds for tasks like these.

## The answer

**The saturating law stands on ${standing} of ${tasks.length} test sets.**${standing < tasks.length ? ' Where it does not, no plateau is claimed and nothing is extrapolated; what can be said is the slope that the best models show.' : ''}
${words.join('; ')}.

| test set | images | best model | verdict | slope at the top | over | the line meets 100 % at |
|---|---|---|---|---|---|---|
${answers.map(seenRow).join('\n')}

Slope: points of downstream accuracy for one more point of ImageNet accuracy, the line of the 0.9 quantile through the
best fifth of the models by ImageNet accuracy, with its interval${byFamily ? ' (bootstrap over model families)' : ''}. It is what is seen over that window, and no
forecast: the last column is the ImageNet accuracy at which such a line would pass full accuracy: there, or before, the models must leave it.

${answers.map(({ task, verdict }) => `- ${task.downstream}: ${verdict.sentence}`).join('\n')}

## Why the law does not answer

| test set | ${[...CHECKS, ...PREREQUISITES].join(' | ')} | law stands | within, where seen |
|---|${[...CHECKS, ...PREREQUISITES].map(() => '---|').join('')}---|---|
${answers.map(checksRow).join('\n')}

${answers.map(({ task, adequacy }) => `- ${task.downstream}: ${adequacy?.words ?? 'there is no frontier to check'}`).join('\n')}

Mixing: the draws of the posterior agree. Plateau: no model lies beyond it.
Within: where every check fails by little, how far the law is at most from what was checked, in the observed range. There
it may serve as a summary of the models at hand; beyond the best of them it says nothing.

## What a plateau would have been

Other ways to fit the law give plateaus all the same, where the models determine them. They are here for comparison, and
none is claimed.

| test set | best model | frontier | ${METHODS.join(' | ')} |
|---|---|---|${METHODS.map(() => '---|').join('')}
${answers.map(plateauRow).join('\n')}

\`hull\` is the paper's: least squares on the vertices of the upper hull. \`hull-to-best\` leaves out the vertices behind the
best downstream model, and \`envelope\` is the law with the smallest mean gap that no model lies above.

## Is the hull's prediction error an order of magnitude lower?

${median(predictions.map(({ hull, all }) => Math.log10(all / hull))) >= ORDER_OF_MAGNITUDE ? 'Yes.' : 'No.'} Fitted to the models below the ${CUT} quantile of upstream accuracy and held against what lies above:

| test set | law on hull → frontier | on the hull up to its best model → frontier | envelope → frontier | posterior median → frontier | law on all → all models | law on all → frontier |
|---|---|---|---|---|---|---|
${predictions
  .map((p) =>
    tableRow([
      p.downstream,
      ...[p.hull, p.rising, p.envelope, p.frontier, p.all, p.allOnHull].map((error) => error.toFixed(4)),
    ]),
  )
  .join('\n')}

Root mean square of (law − observed). In the median over test sets the hull fit's error on the frontier is
${ratio((p) => p.hull / p.all)} than the all-models fit's error on all models, and ${ratio((p) => p.hull / p.allOnHull)} than
the all-models fit's on that same frontier. The envelope's is ${ratio((p) => p.envelope / p.hull)} than the hull fit's, that of the
frontier's posterior median ${ratio((p) => p.frontier / p.hull)}. Below the cut the hulls have ${predictions.map(({ fitted }) => fitted).join(', ')} vertices, and ${predictions.map(({ behind }) => behind).join(', ')} of
them lie behind the best model, where the hull falls. Leaving those out lowers the hull fit's error on ${countPredictions((p) => p.rising < p.hull)} of ${predictions.length} test sets.

The law stands below the cut on ${countPredictions((p) => p.stands)} of ${predictions.length} test sets${standsBelow()}. Of the vertices above the cut
${predictions.map(({ inside, vertices }) => `${inside} of ${vertices}`).join(', ')} lie within the posterior's interval for the frontier: it is an interval under the law, and
says nothing of a frontier that does not follow it.

## Where the law loses to a rival

Predicting the frontier, a rival beats the law, fitted to the hull, to all models or as envelope, on ${hullLosses.length} of ${tasks.length} test
sets${named(hullLosses)}; predicting all models on ${allLosses.length} of ${tasks.length}${named(allLosses)}.

${code(compareText(comparison, wide))}

## Does anything else than upstream accuracy matter?

${code(viewText(scaleView(tasks, { seed: SEED }), wide))}

${code(viewText(spreadView(tasks, { seed: SEED }), wide))}

## The claims

${code(claimsText(scoreClaims(evidence), wide))}
`;

function standsBelow(): string {
  const names = predictions.filter(({ stands }) => stands).map(({ downstream }) => downstream);
  return names.length > 0 ? ` (${listText(names)})` : '';
}

function named(rows: typeof losses): string {
  if (rows.length === 0) return '';
  return ` (${rows.map(({ downstream, best }) => `${downstream}: ${best?.rival}`).join(', ')})`;
}

writeFileSync(new URL('./timm.md', import.meta.url), page);
console.log('wrote reports/timm.md');

import { readFileSync } from 'node:fs';
import { mean, sampleRankCorrelation } from 'simple-statistics';
import { createRandom } from '../../src/base/random.ts';
import { fitLaw } from '../../src/curves/fitLaw.ts';
import { saturationAccuracy } from '../../src/curves/saturatingLaw.ts';
import type { Evaluation } from '../../src/results/evaluation.ts';
import type { LayerScore } from '../../src/results/layers/layerScore.ts';
import { readLayerScores } from '../../src/results/layers/readLayerScores.ts';
import { readEvaluations } from '../../src/results/readEvaluations.ts';
import { headSettings } from './headSettings.ts';
import {
  interval,
  LEVEL,
  overRuns,
  percent,
  points,
  type Range,
  RESAMPLES,
  range,
  resample,
  signed,
  widened,
} from './overRuns.ts';

const FOLDER = new URL('../../fixtures/compact-sweep/', import.meta.url);
const SHOTS = 25;
/** A task flattens where it improves and its plateau's interval ends below this. */
const WELL_BELOW = 0.9;
interface Task {
  readonly upstream: string;
  readonly downstream: string;
  readonly distance: string;
  readonly runs: readonly Evaluation[];
}

/** What the shipped sweep shows of the paper's phenomena, with intervals over runs, whatever the sign. */
export function benchCompactSweep(): void {
  const { evaluations } = readEvaluations([path('results.csv')]);
  const layers = readLayerScores(path('layers.csv'));
  const document = JSON.parse(readFileSync(new URL('sweep.json', FOLDER), 'utf8'));
  const tasks = tasksOf(evaluations);
  console.log(
    `${document.counts.done} models (${document.counts.failed} runs failed), ${document.backend}; ${SHOTS} shots`,
  );
  console.log(
    `intervals: ${100 * LEVEL} %, ${RESAMPLES} bootstraps over runs; one in twenty misses by chance alone`,
  );
  span(tasks);
  const trends = trend(tasks);
  upstreamMatters(tasks, trends);
  bestBlocks(layers, tasks);
  headSettings(evaluations, document);
}

function path(name: string): string {
  return decodeURIComponent(new URL(name, FOLDER).pathname);
}

function tasksOf(evaluations: readonly Evaluation[]): Task[] {
  const groups = new Map<string, Task & { runs: Evaluation[] }>();
  for (const evaluation of evaluations) {
    const { upstream, downstream, shots, other } = evaluation;
    if (shots !== SHOTS) continue;
    const key = `${upstream} ${downstream}`;
    const group = groups.get(key) ?? { upstream, downstream, distance: other?.distance ?? '', runs: [] };
    group.runs.push(evaluation);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function span(tasks: readonly Task[]): void {
  console.log('\nupstream accuracy');
  for (const { upstream, runs } of tasks.filter(
    (task, i) => tasks.findIndex((t) => t.upstream === task.upstream) === i,
  )) {
    const accuracies = runs.map(({ upstreamAccuracy }) => upstreamAccuracy);
    const high = accuracies.filter((accuracy) => accuracy > 0.8).length;
    console.log(
      `  ${upstream.padEnd(8)} ${runs.length} models, ${percent(Math.min(...accuracies))} to ${percent(Math.max(...accuracies))}, ${high} above 80.0`,
    );
  }
}

const spearman = (runs: readonly Evaluation[]) =>
  sampleRankCorrelation(
    runs.map(({ upstreamAccuracy }) => upstreamAccuracy),
    runs.map(({ downstreamAccuracy }) => downstreamAccuracy),
  );

const plateau = (runs: readonly Evaluation[]) => {
  const { law } = fitLaw(
    {
      upstream: runs.map(({ upstreamAccuracy }) => upstreamAccuracy),
      downstream: runs.map(({ downstreamAccuracy }) => downstreamAccuracy),
    },
    'envelope',
  );
  return law ? saturationAccuracy(law) : undefined;
};

interface Trend {
  readonly task: Task;
  readonly rank: Range;
  readonly limit: Range;
}

function trend(tasks: readonly Task[]): Trend[] {
  const trends = tasks.map((task): Trend => {
    const random = createRandom(1, 'findings', task.upstream, task.downstream);
    return {
      task,
      rank: overRuns(task.runs, random, spearman),
      limit: widened(overRuns(task.runs, random, plateau), 0, 1),
    };
  });
  const order = ['near', 'mid', 'far'];
  trends.sort(
    (a, b) =>
      b.task.upstream.localeCompare(a.task.upstream) ||
      order.indexOf(a.task.distance) - order.indexOf(b.task.distance) ||
      b.rank.value - a.rank.value,
  );
  console.log(
    '\nrank correlation (Spearman) of downstream with upstream accuracy, and the plateau (envelope)',
  );
  for (const { task, rank, limit } of trends) {
    const law =
      limit.known < 0.5
        ? 'no law fits'
        : `plateau ${range(limit, percent)}${limit.known < 1 ? ` (a law in ${percent(limit.known)} % of resamples)` : ''}`;
    console.log(
      `  ${task.upstream.padEnd(8)} ${task.distance.padEnd(5)} ${task.downstream.padEnd(15)} ${range(rank, signed)}  ${law}`,
    );
  }
  const names = (list: readonly Trend[]) =>
    list.map(({ task }) => `${task.downstream} (${task.upstream})`).join(', ') || 'none';
  const near = trends.filter(({ task }) => task.distance === 'near');
  console.log(
    `  near tasks that improve: ${names(near.filter(({ rank }) => rank.low > 0))}, of ${near.length}`,
  );
  const known = trends.filter(({ limit }) => limit.known >= 0.5 && limit.high < WELL_BELOW);
  console.log(
    `  improve, but flatten below ${percent(WELL_BELOW)}: ${names(known.filter(({ rank }) => rank.low > 0))}`,
  );
  console.log(
    `  neither rise nor fall: ${names(trends.filter(({ rank }) => rank.low <= 0 && rank.high >= 0))}`,
  );
  console.log(`  decline: ${names(trends.filter(({ rank }) => rank.high < 0))}`);
  return trends;
}

/** Whether a task's plateau differs between the upstream tasks: difference of the two, each resampled by itself. */
function upstreamMatters(tasks: readonly Task[], trends: readonly Trend[]): void {
  console.log('\ne_IR (envelope) after objects minus after crowds');
  for (const { task, limit } of trends.filter(({ task }) => task.upstream === 'objects')) {
    const other = trends.find(({ task: t }) => t.upstream === 'crowds' && t.downstream === task.downstream);
    const twin = tasks.find(
      ({ upstream, downstream }) => upstream === 'crowds' && downstream === task.downstream,
    );
    if (!other || !twin || limit.known < 0.5 || other.limit.known < 0.5) {
      console.log(`  ${task.downstream.padEnd(15)} no law fits after one of them`);
      continue;
    }
    const random = createRandom(1, 'difference', task.downstream);
    const between = (a?: number, b?: number) => (a === undefined || b === undefined ? undefined : b - a);
    const difference = widened(
      interval(between(plateau(task.runs), plateau(twin.runs)), () =>
        between(plateau(resample(task.runs, random)), plateau(resample(twin.runs, random))),
      ),
      -1,
      1,
    );
    const clear = difference.low > 0 || difference.high < 0;
    console.log(`  ${task.downstream.padEnd(15)} ${range(difference, signed)}${clear ? '  differs' : ''}`);
  }
}

/** The block that is best on images in neither support nor test set, against the top one, on the test set. */
function bestBlocks(layers: readonly LayerScore[], tasks: readonly Task[]): void {
  const profiles = new Map<string, LayerScore[]>();
  for (const score of layers) {
    const key = `${score.model} ${score.downstream}`;
    profiles.set(key, [...(profiles.get(key) ?? []), score]);
  }
  const distances = new Map(tasks.map((task) => [`${task.upstream} ${task.downstream}`, task.distance]));
  const gains = [...profiles.values()].map((profile) => {
    const best = profile.reduce((a, b) => ((b.selectionAccuracy ?? 0) > (a.selectionAccuracy ?? 0) ? b : a));
    const top = profile.reduce((a, b) => (b.depth > a.depth ? b : a));
    const { model, upstream, downstream } = top;
    return {
      model,
      downstream,
      distance: distances.get(`${upstream} ${downstream}`) ?? '',
      below: Number(best.depth < 1),
      gain: best.accuracy - top.accuracy,
    };
  });
  console.log('\nbest block (chosen on other images) against the top one, by model and task');
  for (const distance of ['near', 'mid', 'far']) {
    const models = new Map<string, { below: number; gain: number }[]>();
    for (const pair of gains.filter((candidate) => candidate.distance === distance)) {
      models.set(pair.model, [...(models.get(pair.model) ?? []), pair]);
    }
    const runs = [...models.values()];
    const random = createRandom(1, 'blocks', distance);
    const below = overRuns(runs, random, (sample) => mean(sample.flat().map((pair) => pair.below)));
    const gain = overRuns(runs, random, (sample) => mean(sample.flat().map((pair) => pair.gain)));
    console.log(
      `  ${distance.padEnd(5)} below the top in ${range(below, percent)} % of pairs; gain ${range(gain, points)} points`,
    );
  }
}

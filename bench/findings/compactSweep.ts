import { readFileSync } from 'node:fs';
import { mean, quantile, sampleRankCorrelation } from 'simple-statistics';
import { groupBy } from '../../src/base/groupBy.ts';
import { createRandom } from '../../src/base/random.ts';
import { answerTask } from '../../src/fits/answerTask.ts';
import { standingFrontier, type TaskAnswer } from '../../src/fits/taskAnswer.ts';
import type { Evaluation } from '../../src/results/evaluation.ts';
import { groupTasks } from '../../src/results/groupTasks.ts';
import type { LayerScore } from '../../src/results/layers/layerScore.ts';
import { readLayerMeasures } from '../../src/results/layers/readLayerMeasures.ts';
import { readLayerScores } from '../../src/results/layers/readLayerScores.ts';
import { readEvaluations } from '../../src/results/readEvaluations.ts';
import { headTradeOffs } from './headTradeOffs.ts';
import { otherChoices } from './otherChoices.ts';
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
} from './overRuns.ts';
import { paperClaims } from './paperClaims.ts';

const FOLDER = new URL('../../fixtures/compact-sweep/', import.meta.url);
const SHOTS = 25;
/** What the better models reach: this quantile of downstream accuracy among the better half by upstream accuracy. */
const REACHED = 0.9;
interface Task {
  readonly upstream: string;
  readonly downstream: string;
  readonly distance: string;
  readonly runs: readonly Evaluation[];
}

/** What the shipped sweep shows of the paper's phenomena, with intervals over runs, whatever the sign. */
export function benchCompactSweep(): void {
  const { evaluations } = readEvaluations([path('results.csv')]);
  // Runs of the head's experiment are interventions: they are asked about at the end, and nowhere else.
  const main = evaluations.filter(({ other }) => other?.experiment === 'main');
  const models = new Set(main.map(({ model }) => model));
  const layers = readLayerScores(path('layers.csv')).filter(({ model }) => models.has(model));
  const document = JSON.parse(readFileSync(new URL('sweep.json', FOLDER), 'utf8'));
  const tasks = tasksOf(main);
  const all = groupTasks(evaluations);
  console.log(
    `${document.counts.done} models, ${models.size} without those of the head's experiment (${document.counts.failed} runs failed), ${document.backend}; ${SHOTS} shots`,
  );
  console.log(
    `intervals: ${100 * LEVEL} %, ${RESAMPLES} bootstraps over runs; one in twenty misses by chance alone`,
  );
  span(tasks);
  const trends = trend(tasks);
  otherChoices(evaluations.filter(({ shots }) => shots === SHOTS));
  upstreamMatters(trends, 'objects', 'crowds');
  upstreamMatters(trends, 'objects', 'things');
  bestBlocks(layers, tasks);
  headTradeOffs(all, document.upstream);
  const measures = readLayerMeasures(path('measures.csv'));
  paperClaims(groupTasks(main), all, layers, measures);
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

const reached = (runs: readonly Evaluation[]) => {
  const sorted = runs.toSorted((a, b) => b.upstreamAccuracy - a.upstreamAccuracy);
  const better = sorted.slice(0, Math.ceil(sorted.length / 2));
  return quantile(
    better.map(({ downstreamAccuracy }) => downstreamAccuracy),
    REACHED,
  );
};

interface Trend {
  readonly task: Task;
  readonly rank: Range;
  readonly answer: TaskAnswer;
}

function trend(tasks: readonly Task[]): Trend[] {
  const trends = tasks.map((task): Trend => {
    const random = createRandom(1, 'findings', task.upstream, task.downstream);
    return {
      task,
      rank: overRuns(task.runs, random, spearman),
      answer: answerTask(groupTasks(task.runs)[0]),
    };
  });
  const order = ['near', 'mid', 'far'];
  trends.sort(
    (a, b) =>
      b.task.upstream.localeCompare(a.task.upstream) ||
      order.indexOf(a.task.distance) - order.indexOf(b.task.distance) ||
      b.rank.value - a.rank.value,
  );
  console.log('\nrank correlation (Spearman) of downstream with upstream accuracy, and the answer');
  for (const { task, rank, answer } of trends) {
    console.log(
      `  ${task.upstream.padEnd(8)} ${task.distance.padEnd(5)} ${task.downstream.padEnd(15)} ${range(rank, signed)}  ${answerText(answer)}`,
    );
  }
  const names = (list: readonly Trend[]) =>
    list.map(({ task }) => `${task.downstream} (${task.upstream})`).join(', ') || 'none';
  const near = trends.filter(({ task }) => task.distance === 'near');
  const improve = trends.filter(({ rank }) => rank.low > 0);
  const flat = ['saturated', 'near its plateau', 'flat', 'slowing'];
  console.log(
    `  near tasks that improve: ${names(near.filter(({ rank }) => rank.low > 0))}, of ${near.length}`,
  );
  console.log(`  improve: ${names(improve)}`);
  console.log(
    `  of them saturated, near a plateau, flat or slowing: ${names(improve.filter(({ answer }) => flat.includes(answer.verdict.word)))}`,
  );
  console.log(
    `  neither rise nor fall: ${names(trends.filter(({ rank }) => rank.low <= 0 && rank.high >= 0))}`,
  );
  console.log(`  decline: ${names(trends.filter(({ rank }) => rank.high < 0))}`);
  console.log(
    `  the law stands for ${trends.filter(({ answer }) => standingFrontier(answer)).length} of ${trends.length} tasks`,
  );
  return trends;
}

/** Verdict, plateau where the law stands, and the slope at the top. */
function answerText(answer: TaskAnswer): string {
  const { verdict, top } = answer;
  const plateau = standingFrontier(answer)?.saturationAccuracy;
  const end = plateau
    ? `; plateau ${percent(plateau.median)} [${percent(plateau.low)}, ${percent(plateau.high)}]`
    : '';
  const slope = top
    ? `; slope ${top.slope.toFixed(2)} [${top.interval.map((value) => value.toFixed(2)).join(', ')}]`
    : '';
  return `${verdict.word}${end}${slope}`;
}

/** Whether the same task ends elsewhere after the other upstream task: e_IR where the law stands, and what is reached. */
function upstreamMatters(trends: readonly Trend[], one: string, another: string): void {
  const pairs = trends
    .filter(({ task }) => task.upstream === one)
    .flatMap((first) => {
      const second = trends.find(
        ({ task }) => task.upstream === another && task.downstream === first.task.downstream,
      );
      return second ? [{ first, second }] : [];
    });
  const both = pairs.filter(
    ({ first, second }) => standingFrontier(first.answer) && standingFrontier(second.answer),
  );
  console.log(
    `\ne_IR after ${one} and after ${another} can be compared where the law stands after both: ${both.length} of ${pairs.length} tasks`,
  );
  for (const { first, second } of both) {
    const [a, b] = [first, second].map(({ answer }) => {
      const error = standingFrontier(answer)?.irreducibleError;
      return error ? `${percent(error.median)} [${percent(error.low)}, ${percent(error.high)}]` : '';
    });
    console.log(`  ${first.task.downstream.padEnd(15)} ${a} against ${b}`);
  }
  console.log(
    `\n${REACHED} quantile of downstream accuracy among the better half by upstream accuracy, after ${one} minus after ${another}, in points`,
  );
  for (const { first, second } of pairs) {
    const random = createRandom(1, 'difference', one, another, first.task.downstream);
    const difference = interval(
      reached(first.task.runs) - reached(second.task.runs),
      () => reached(resample(first.task.runs, random)) - reached(resample(second.task.runs, random)),
    );
    const clear = difference.low > 0 || difference.high < 0;
    console.log(
      `  ${first.task.downstream.padEnd(15)} ${range(difference, points)}${clear ? '  differs' : ''}`,
    );
  }
}

/** The block that is best on images in neither support nor test set, against the top one, on the test set. */
function bestBlocks(layers: readonly LayerScore[], tasks: readonly Task[]): void {
  const profiles = groupBy(layers, ({ model, downstream }) => `${model} ${downstream}`);
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
    const pairs = gains.filter((candidate) => candidate.distance === distance);
    const runs = [...groupBy(pairs, ({ model }) => model).values()];
    const random = createRandom(1, 'blocks', distance);
    const below = overRuns(runs, random, (sample) => mean(sample.flat().map((pair) => pair.below)));
    const gain = overRuns(runs, random, (sample) => mean(sample.flat().map((pair) => pair.gain)));
    console.log(
      `  ${distance.padEnd(5)} below the top in ${range(below, percent)} % of pairs; gain ${range(gain, points)} points`,
    );
  }
}

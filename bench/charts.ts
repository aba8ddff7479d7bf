import { createRandom } from '../src/base/random.ts';
import { familyGroups } from '../src/figures/families.ts';
import { drawSpec } from '../src/figures/testing/drawSpec.ts';
import { withTheme } from '../src/figures/theme.ts';
import { answerTask } from '../src/fits/answerTask.ts';
import { forestFigure } from '../src/questions/saturation/forestFigure.ts';
import { lawFigure } from '../src/questions/saturation/lawFigure.ts';
import { lawsFigures } from '../src/questions/saturation/lawsFigure.ts';
import type { Evaluation } from '../src/results/evaluation.ts';
import { groupTasks } from '../src/results/groupTasks.ts';
import { median } from './measure.ts';

const TASKS = 25;
const MODELS = 4800;
const FAMILIES = 30;

/** Making and drawing the figures of the law for 25 tasks of 4,800 models: milliseconds, and the size of their specs. */
export async function benchCharts(): Promise<void> {
  const evaluations = table();
  const tasks = groupTasks(evaluations);
  const answers = tasks.map((task) => answerTask(task));

  const start = performance.now();
  const families = familyGroups(evaluations);
  const together = lawsFigures(answers, families);
  const single = answers.map((answer, i) => lawFigure(answer, { families, number: i + 1 }));
  const made = performance.now() - start;
  const figures = [...together, ...single, forestFigure(answers)];
  const drawing: number[] = [];
  for (const { spec } of figures) {
    const from = performance.now();
    await drawSpec(withTheme(spec, 'light'));
    drawing.push(performance.now() - from);
  }
  const size = (specs: readonly unknown[]) =>
    `${(specs.reduce((sum: number, spec) => sum + JSON.stringify(spec).length, 0) / 1e6).toFixed(1)} MB`;
  console.log(`${TASKS} tasks x ${MODELS} models, ${figures.length} figures made in ${made.toFixed(0)} ms`);
  console.log(
    `specs: all tasks side by side ${size(together.map(({ spec }) => spec))}, one a task ${size(single.map(({ spec }) => spec))} together`,
  );
  console.log(
    `drawn as SVG: median ${median(drawing).toFixed(0)} ms a figure, slowest ${Math.max(...drawing).toFixed(0)} ms`,
  );
  console.log(single[0].caption.split('.')[0]);
}

function table(): Evaluation[] {
  const random = createRandom(1, 'charts');
  return Array.from({ length: TASKS }, (_, task) => {
    const law = { k: 0.5 + 0.4 * random.uniform(), alpha: 0.7 + 2 * random.uniform() };
    const irreducibleError = 0.3 * random.uniform();
    return Array.from({ length: MODELS }, (_, model): Evaluation => {
      const upstreamAccuracy = 0.95 * Math.sqrt(random.uniform());
      const best = 1 - irreducibleError - law.k * (1 - upstreamAccuracy) ** law.alpha;
      return {
        model: `vision_transformer_base_run_${model}`,
        family: `family ${model % FAMILIES}`,
        upstream: 'upstream',
        upstreamAccuracy,
        downstream: `task ${task}`,
        shots: 10,
        downstreamAccuracy: Math.max(0, best - 0.05 * random.exponential()),
      };
    });
  }).flat();
}

import { answerTask } from '../../src/fits/answerTask.ts';
import { standingFrontier } from '../../src/fits/taskAnswer.ts';
import type { Evaluation } from '../../src/results/evaluation.ts';
import { groupTasks } from '../../src/results/groupTasks.ts';

/** For how many tasks the law stands by the choices that were made after a look at the shipped sweep, and by the others. */
export function otherChoices(evaluations: readonly Evaluation[]): void {
  const main = evaluations.filter(({ other }) => other?.experiment === 'main');
  const choices = {
    'all runs of the main sweep': main,
    'its first runs alone': main.filter((run) => !wasAdded(run)),
    "with the plain runs of the head's first grid": [...main, ...evaluations.filter(isPlainControl)],
  };
  console.log('\nthe law stands, by what was chosen after a look');
  for (const [name, runs] of Object.entries(choices)) {
    const tasks = groupTasks(runs);
    const standing = tasks.filter((task) => standingFrontier(answerTask(task)));
    const models = new Set(runs.map(({ model }) => model)).size;
    console.log(`  ${name} (${models}): for ${standing.length} of ${tasks.length} tasks`);
  }
}

/** Whether a run is one of the 68 longer or larger ones that `presets/standard.json` got after its first 302. */
function wasAdded({ upstream, family, seed, epochs, dataFraction, other }: Evaluation): boolean {
  const size = other?.size;
  if (Number(other?.label_noise) > 0) return false;
  if (upstream === 'crowds') {
    if (family === 'resnet') return epochs === 12;
    return size === 'tiny' && (dataFraction === 0.5 || dataFraction === 0.6) && epochs === 3;
  }
  if (upstream === 'objects') {
    if (dataFraction !== 1) return false;
    return size === 'tiny'
      ? epochs === 6 || (epochs === 8 && seed !== '1')
      : size === 'small' && (epochs === 4 || epochs === 6);
  }
  if (size === 'small') return dataFraction === 1 && (epochs === 6 || epochs === 8);
  if (size !== 'tiny') return false;
  return epochs === 14 || (epochs === 10 && (family === 'vit' || seed !== '1' || dataFraction !== 1));
}

/** Whether a run of the head's experiment changes nothing, and is of its first grid's seeds. */
function isPlainControl({ seed, headWeightDecay, headLearningRate, other }: Evaluation): boolean {
  return (
    other?.experiment === 'head' &&
    headWeightDecay === 0.05 &&
    headLearningRate === 0.006 &&
    Number(seed) <= 5
  );
}

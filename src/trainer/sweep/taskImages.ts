import { InputError } from '../../base/inputError.ts';
import { createRandom } from '../../base/random.ts';
import { drawSupport } from '../../probes/supports.ts';
import { type Dataset, type DatasetSource, readDataset } from '../datasets/dataset.ts';
import type { ImageSet } from '../datasets/imageSet.ts';
import { takeRows } from '../datasets/takeRows.ts';
import { DIFFICULTIES } from '../universe/difficulty.ts';
import { labelImages, sceneImages } from '../universe/sceneImages.ts';
import type { SceneName } from '../universe/scenes.ts';
import { DOWNSTREAM_TASKS, type UniverseTask, UPSTREAM_TASKS, type UpstreamName } from '../universe/tasks.ts';
import type { SweepPlan } from './sweepRuns.ts';

/** A downstream task: images that supports are drawn from, and images to test with. */
export interface TaskImages {
  readonly name: string;
  readonly pool: ImageSet;
  readonly test: ImageSet;
}

/** Downstream tasks that look at the same images. */
export type TasksOfScene = readonly TaskImages[];

/** The images of an upstream task. */
export function upstreamImages(plan: SweepPlan, name: string): Dataset {
  const { preset, seed } = plan;
  const source = plan.upstreamSources.find((candidate) => candidate.name === name);
  if (source) {
    const { train, test } = readDataset(source, preset.imageSize);
    return {
      train: takeRows(train, shuffledRows(train, seed).slice(0, preset.trainSize)),
      test: takeRows(test, shuffledRows(test, seed).slice(0, preset.testSize)),
    };
  }
  const task = UPSTREAM_TASKS[name as UpstreamName];
  const draw = (split: string, images: number) =>
    labelImages(sceneImages(task.scene, images, options(plan, split)), task);
  return { train: draw('upstream train', preset.trainSize), test: draw('upstream test', preset.testSize) };
}

/** The images of all downstream tasks; tasks of one scene share them. */
export function downstreamImages(plan: SweepPlan): TasksOfScene[] {
  const { preset } = plan;
  const tasks = Object.entries<UniverseTask>(DOWNSTREAM_TASKS);
  const scenes = [...new Set(tasks.map(([, { scene }]) => scene))];
  const drawn = scenes.map((scene: SceneName): TasksOfScene => {
    const pool = sceneImages(scene, preset.poolSize, options(plan, 'downstream pool'));
    const test = sceneImages(scene, preset.testSize, options(plan, 'downstream test'));
    return tasks
      .filter(([, task]) => task.scene === scene)
      .map(([name, task]) => ({ name, pool: labelImages(pool, task), test: labelImages(test, task) }));
  });
  return [...drawn, ...plan.downstreamSources.map((source): TasksOfScene => [datasetTask(plan, source)])];
}

function options({ preset, seed }: SweepPlan, split: string) {
  return { difficulty: DIFFICULTIES[preset.difficulty], seed, split, size: preset.imageSize };
}

/** Pool and test set of about the preset's sizes, with equally many images of each class where there are enough. */
function datasetTask({ preset, seed }: SweepPlan, source: DatasetSource): TaskImages {
  const { train, test } = readDataset(source, preset.imageSize);
  const known = new Set(train.labels);
  const unknown = test.labels.find((label) => !known.has(label));
  if (unknown !== undefined) {
    throw new InputError(`the training images have no class ${unknown}, the test images have`, {
      file: source.folder,
    });
  }
  if (known.size < 2)
    throw new InputError('holds a single class; expected two or more', { file: source.folder });
  // Twice the largest support, so that supports of other seeds differ and images are left to choose blocks by.
  const perClass = Math.max(Math.ceil(preset.poolSize / known.size), 2 * Math.max(...preset.shots));
  return {
    name: source.name,
    pool: takeRows(train, drawSupport(train.labels, perClass, seed)),
    test: takeRows(test, drawSupport(test.labels, Math.ceil(preset.testSize / known.size), seed)),
  };
}

function shuffledRows({ labels }: ImageSet, seed: number): Int32Array {
  const rows = Int32Array.from(labels.keys());
  const random = createRandom(seed, 'upstream rows');
  for (let i = rows.length - 1; i > 0; i--) {
    const j = random.integer(i + 1);
    [rows[i], rows[j]] = [rows[j], rows[i]];
  }
  return rows;
}

import { InputError, quote, quoteList } from '../../base/inputError.ts';
import { nearestName } from '../../base/nearestName.ts';
import { type DatasetSource, parseDatasetSource } from '../../trainer/datasets/dataset.ts';
import { presetTitle, readPreset } from '../../trainer/sweep/sweepPreset.ts';
import { type SweepPlan, sweepRuns } from '../../trainer/sweep/sweepRuns.ts';
import { DOWNSTREAM_TASKS, UPSTREAM_TASKS } from '../../trainer/universe/tasks.ts';

/**
 * The plan that a command line describes.
 *
 * @throws InputError where it names something that is not there, or a name twice
 */
export function planOf(options: SweepCommandOptions): SweepPlan {
  const upstreams = (options.upstream ?? []).map((text) =>
    text in UPSTREAM_TASKS
      ? { name: text }
      : text.includes(':')
        ? parseDatasetSource('--upstream', text)
        : { name: text },
  );
  const isSource = (upstream: { name: string }): upstream is DatasetSource => 'folder' in upstream;
  const downstreamSources = (options.task ?? []).map((text) => parseDatasetSource('--task', text));
  requireNewNames('--task', downstreamSources, Object.keys(DOWNSTREAM_TASKS));
  const upstreamSources = upstreams.filter(isSource);
  requireNewNames('--upstream', upstreamSources, Object.keys(UPSTREAM_TASKS));
  const tasks = [...Object.keys(DOWNSTREAM_TASKS), ...downstreamSources.map(({ name }) => name)];
  for (const task of options.fineTune ?? []) {
    if (tasks.includes(task)) continue;
    const near = nearestName(task, tasks);
    throw new InputError(
      `--fine-tune ${quote(task)} is no downstream task; there are ${quoteList(tasks, 30)}`,
      {},
      near && `did you mean ${quote(near)}?`,
    );
  }
  const plan: SweepPlan = {
    preset: readPreset(options.preset),
    presetName: presetTitle(options.preset),
    seed: options.seed,
    upstreams: upstreams.map(({ name }) => name),
    upstreamSources,
    downstreamSources,
    fineTune: options.fineTune ?? [],
  };
  sweepRuns(plan);
  return plan;
}

function requireNewNames(flag: string, sources: readonly DatasetSource[], taken: readonly string[]): void {
  const names = new Set(taken);
  for (const { name } of sources) {
    if (names.has(name)) {
      throw new InputError(
        `${flag}: there are two tasks named ${quote(name)}`,
        {},
        'name it with NAME=KIND:FOLDER',
      );
    }
    names.add(name);
  }
}

/** Values of the options that say what a sweep trains, and how. */
export interface SweepCommandOptions {
  readonly preset: string;
  readonly upstream?: string[];
  readonly task?: string[];
  readonly fineTune?: string[];
  readonly seed: number;
  readonly backend?: string;
  readonly relaxedSimd: boolean;
  readonly workers?: number;
  readonly shard?: string;
  readonly resume?: boolean;
  readonly quiet?: boolean;
}

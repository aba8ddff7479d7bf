import { countOf, listText } from '../../base/numberText.ts';
import type { TaskFit } from '../../fits/fitTasks.ts';
import { type HullInfluence, hullInfluence } from '../../fits/hullInfluence.ts';
import type { TaskGroup } from '../../results/groupTasks.ts';
import { taskNamer } from '../../results/taskName.ts';
import type { ReportTable } from '../section.ts';

/** Most models that are named in a sentence. */
const MOST_NAMED = 3;

/** The hull of a task, left without each of its models in turn. */
export interface TaskInfluence {
  readonly task: TaskGroup;
  readonly influence: HullInfluence;
}

/** What each hull rests on, of the tasks whose law on the hull is determined. */
export function hullInfluences(fits: readonly TaskFit[]): TaskInfluence[] {
  return fits
    .filter(({ fit }) => fit.method === 'hull' && fit.law && fit.identified)
    .map(({ task, fit }) => ({ task, influence: hullInfluence(task, fit) }));
}

/** Which models the frontiers rest on most, in a sentence; null where none matters much. */
export function influenceText(influences: readonly TaskInfluence[]): string | null {
  const doubted = influences.filter(({ influence }) => influence.notes.length > 0);
  if (doubted.length === 0) return null;
  const tasksOf = new Map<string, number>();
  for (const { influence } of doubted) {
    const [{ model }] = influence.models;
    tasksOf.set(model, (tasksOf.get(model) ?? 0) + 1);
  }
  const named = [...tasksOf].sort((a, b) => b[1] - a[1]).slice(0, MOST_NAMED);
  const names = named.map(([model, tasks]) => `${model} (${countOf(tasks, 'task')})`);
  return (
    `The law on the hull rests on few models in ${doubted.length} of ${countOf(influences.length, 'task')} that it is determined for, ` +
    `most of all on ${listText(names)}; the table says how far each plateau moves without one of them.`
  );
}

/** The model that each hull rests on most, and what would change without it. */
export function influenceTable(influences: readonly TaskInfluence[]): ReportTable {
  const name = taskNamer(influences.map(({ task }) => task));
  return {
    id: 'hull-influence',
    title: 'Models on which a frontier rests',
    columns: [
      { name: 'task', title: 'Task', kind: 'text' },
      { name: 'hull_models', title: 'On the hull', kind: 'count' },
      { name: 'model', title: 'Most influential', kind: 'text' },
      { name: 'saturation_change', title: 'Plateau without it, change', kind: 'fraction' },
      { name: 'note', title: 'Note', kind: 'text' },
    ],
    rows: influences.map(({ task, influence: { models, notes } }) => [
      name(task),
      models.length,
      models[0].model,
      models[0].saturationChange,
      notes.join('; '),
    ]),
    legend: [
      'Each model on the hull is left out in turn and the law fitted to the hull again. No change stands where no law is determined without the model.',
    ],
  };
}

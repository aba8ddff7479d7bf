import { CANONICAL_COLUMNS, type Evaluation } from '../results/evaluation.ts';
import type { TaskGroup } from '../results/groupTasks.ts';

/**
 * Tasks as they travel to a worker: a column of numbers a field, every text once. Objects would travel as a copy of each of
 * their texts, which for a million rows is half a gigabyte more.
 */
export interface PackedTasks {
  readonly tasks: readonly (Omit<TaskGroup, 'evaluations'> & { readonly count: number })[];
  readonly texts: readonly string[];
  /** Values of all evaluations, one task's behind the other's: numbers, or places in `texts`; NaN for none. */
  readonly columns: readonly {
    readonly key: PackedKey;
    readonly text: boolean;
    readonly values: Float64Array;
  }[];
  /** Columns carried along, where there are some. */
  readonly other: readonly Evaluation['other'][] | null;
}

/** Fields that are not the whole task's. */
type PackedKey = Exclude<keyof Evaluation, 'upstream' | 'downstream' | 'shots' | 'other'>;
type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

const OF_THE_TASK = ['upstream', 'downstream', 'shots'];

/** Packs tasks for `unpackTasks`. */
export function packTasks(tasks: readonly TaskGroup[]): PackedTasks {
  const evaluations = tasks.flatMap((task) => task.evaluations);
  const places = new Map<string, number>();
  const placeOf = (text: string) => {
    const place = places.get(text) ?? places.size;
    if (place === places.size) places.set(text, place);
    return place;
  };
  const columns = CANONICAL_COLUMNS.filter(({ key }) => !OF_THE_TASK.includes(key)).flatMap((column) => {
    const key = column.key as PackedKey;
    if (evaluations.every((evaluation) => evaluation[key] === undefined)) return [];
    const values = Float64Array.from(evaluations, ({ [key]: value }) =>
      typeof value === 'string' ? placeOf(value) : (value ?? Number.NaN),
    );
    return [{ key, text: column.kind === 'text', values }];
  });
  return {
    tasks: tasks.map(({ evaluations: own, ...task }) => ({ ...task, count: own.length })),
    texts: [...places.keys()],
    columns,
    other: evaluations.some(({ other }) => other) ? evaluations.map(({ other }) => other) : null,
  };
}

/** The tasks that were packed. */
export function unpackTasks({ tasks, texts, columns, other }: PackedTasks): TaskGroup[] {
  let at = 0;
  return tasks.map(({ count, ...task }) => {
    const { upstream, downstream, shots } = task;
    const evaluations = Array.from({ length: count }, (): Evaluation => {
      const evaluation: Partial<Writable<Evaluation>> = { upstream, downstream, shots };
      for (const { key, text, values } of columns) {
        const value = values[at];
        if (!Number.isNaN(value)) (evaluation[key] as string | number) = text ? texts[value] : value;
      }
      if (other?.[at]) evaluation.other = other[at];
      at++;
      return evaluation as Evaluation;
    });
    return { ...task, evaluations };
  });
}

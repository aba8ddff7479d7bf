import type { Evaluation } from '../results/evaluation.ts';

/**
 * What makes models of a task resemble each other: the cluster of each of its models, or undefined where nothing tells.
 *
 * By default a model's run, else its family. Models that the column says nothing of are clusters of their own.
 *
 * @param column a column of the table by its name in CSV, such as `family` or one that was carried along
 */
export function taskClusters(
  evaluations: readonly Evaluation[],
  column?: string,
): (string | undefined)[] | undefined {
  const of = (named: string) => evaluations.map((evaluation) => cellOf(evaluation, named));
  const columns = column === undefined ? ['run', 'family'] : [column];
  return columns.map(of).find((values) => values.some((value) => value !== undefined));
}

function cellOf(evaluation: Evaluation, column: string): string | undefined {
  const own: Record<string, string | undefined> = {
    run: evaluation.run,
    family: evaluation.family,
    seed: evaluation.seed,
    model: evaluation.model,
  };
  return column in own ? own[column] : evaluation.other?.[column] || undefined;
}

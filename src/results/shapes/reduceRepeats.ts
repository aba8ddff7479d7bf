import { mean } from 'simple-statistics';
import { groupBy } from '../../base/groupBy.ts';
import type { Evaluation } from '../evaluation.ts';
import { columnIndex, type RawTable } from '../table/rawTable.ts';
import type { RepeatsRule } from '../table/tableShape.ts';
import { choiceColumn, type RepeatedRow, rowChooser } from './rowChooser.ts';
import { plural, type ShapeResult } from './shapeResult.ts';

interface ReadRow extends RepeatedRow {
  readonly evaluation: Evaluation;
}

/** Makes of several evaluations of one model at one task and number of shots what the rule says, and says so. */
export function reduceRepeats(
  results: readonly { readonly table: RawTable; readonly result: ShapeResult }[],
  repeats: RepeatsRule = 'each',
): { evaluations: Evaluation[]; notes: string[] } {
  if (repeats === 'each')
    return { evaluations: results.flatMap(({ result }) => result.evaluations), notes: [] };
  const column = choiceColumn(repeats);
  if (column !== undefined) for (const { table } of results) columnIndex(table, column);
  const read = results.flatMap(({ table, result }) =>
    result.evaluations.map(
      (evaluation, i): ReadRow => ({
        table,
        row: result.rows[i],
        value: evaluation.downstreamAccuracy,
        evaluation,
      }),
    ),
  );
  const groups = groupBy(read, ({ evaluation: { model, upstream, downstream, shots } }) =>
    [model, upstream, downstream, shots].join('\0'),
  );
  const choose = rowChooser(repeats);
  const evaluations = [...groups.values()].map((rows) =>
    repeats === 'mean' ? meanOf(rows) : choose(rows).evaluation,
  );
  return { evaluations, notes: [noteOf([...groups.values()], evaluations, repeats)] };
}

/** The mean of repeats; what they do not share is left out. */
function meanOf(rows: readonly ReadRow[]): Evaluation {
  const [first, ...others] = rows.map(({ evaluation }) => evaluation);
  if (others.length === 0) return first;
  const shared = Object.entries(first).filter(([key, value]) =>
    others.every((other) => other[key as keyof Evaluation] === value),
  );
  const carried = Object.entries(first.other ?? {}).filter(([name, cell]) =>
    others.every(({ other }) => other?.[name] === cell),
  );
  const average = (key: 'upstreamAccuracy' | 'downstreamAccuracy') =>
    mean(rows.map(({ evaluation }) => evaluation[key]).sort((a, b) => a - b));
  return {
    ...(Object.fromEntries(shared) as unknown as Evaluation),
    upstreamAccuracy: average('upstreamAccuracy'),
    downstreamAccuracy: average('downstreamAccuracy'),
    ...(carried.length > 0 ? { other: Object.fromEntries(carried) } : {}),
  };
}

function noteOf(
  groups: readonly (readonly ReadRow[])[],
  evaluations: readonly Evaluation[],
  repeats: RepeatsRule,
): string {
  const several = groups.flatMap((rows, i) => (rows.length > 1 ? [{ rows, kept: evaluations[i] }] : []));
  if (several.length === 0) return 'no model is evaluated twice on a task: nothing to choose among';
  const most = Math.max(...several.map(({ rows }) => rows.length));
  const what = `${plural(several.length, 'evaluation')} of up to ${most} rows`;
  if (repeats === 'mean') return `${what}: their mean is taken`;
  const above = mean(
    several.map(({ rows, kept }) => kept.downstreamAccuracy - mean(rows.map(({ value }) => value))),
  );
  const points = `${(100 * above).toFixed(1)} points above their mean on average`;
  const column = choiceColumn(repeats);
  return column === undefined
    ? `${what}: the best is taken, ${points}; it is chosen by the result itself, so that part of this is luck: choose by a validation column (best:COLUMN), or take the mean`
    : `${what}: the best by ${column} is taken, ${points}`;
}

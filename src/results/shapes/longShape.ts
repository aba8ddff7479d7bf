import { InputError, quote, quoteList } from '../../base/inputError.ts';
import { nearestName } from '../../base/nearestName.ts';
import { type AccuracyOptions, decimalMark, readAccuracyColumn } from '../table/accuracyColumn.ts';
import { cellSource, isAbsent, sourceColumn } from '../table/columnSource.ts';
import { isAverage } from '../table/columnWords.ts';
import { evaluationReader } from '../table/evaluationReader.ts';
import { matchesPattern } from '../table/matchesPattern.ts';
import { parseShots } from '../table/parseShots.ts';
import { columnIndex, type RawTable, rowFile, rowPlace } from '../table/rawTable.ts';
import type { LongShape } from '../table/tableShape.ts';
import { modelId, requireModel, type ShapeResult, standardErrorAt } from './shapeResult.ts';
import { UpstreamAccuracies } from './upstreamAccuracies.ts';

/** A long table: one row a model and task. */
interface LongTable {
  readonly table: RawTable;
  readonly models: readonly string[];
  readonly tasks: readonly string[];
  readonly shots: readonly (number | null)[];
}

/**
 * Reads long tables: one row a model and task, the upstream task among the tasks of one of them, or upstream
 * accuracies from elsewhere. Returns one result a table.
 */
export function readLong(
  tables: readonly RawTable[],
  given: LongShape,
  options: AccuracyOptions,
  elsewhere?: UpstreamAccuracies,
): ShapeResult[] {
  const long = tables.map((table) => longTable(table, given));
  const shape = { ...given, upstreamTask: upstreamTaskOf(long, given) };
  const upstream = elsewhere ?? new UpstreamAccuracies(tables[0].file, shape.id, shape.repeats);
  const dropped = long.map(({ table, models, tasks, shots }): ShapeResult['dropped'] => {
    if (elsewhere) return [];
    const rows = models.flatMap((model, row) =>
      tasks[row] === shape.upstreamTask ? [{ row, model, shots: shots[row] }] : [],
    );
    const { repeated } = upstream.addAll(table, rows, shape.valueColumn, options);
    return [...repeated].map(([row, first]) => ({
      file: rowFile(table, row),
      row: table.rowNumbers[row],
      reason: `repeats row ${first}`,
    }));
  });
  if (upstream.size === 0) refuseUpstreamTask(long, shape);
  return long.map((one, i) => readDownstream(one, shape, options, upstream, dropped[i]));
}

/** The upstream task: the one of that name, or the only one that the pattern matches. */
function upstreamTaskOf(tables: readonly LongTable[], { upstreamTask, taskColumn }: LongShape): string {
  if (!upstreamTask.includes('*')) return upstreamTask;
  const tasks = new Set(tables.flatMap((one) => one.tasks));
  if (tasks.has(upstreamTask)) return upstreamTask;
  const found = [...tasks].filter((task) => matchesPattern(task, upstreamTask));
  if (found.length < 2) return found[0] ?? upstreamTask;
  throw new InputError(
    `${quoteList(found)} all match the upstream task ${quote(upstreamTask)}`,
    { file: tables[0].table.file, column: taskColumn },
    'say which of them is upstream',
    { name: 'upstreamTask', choices: found.slice(0, 3) },
  );
}

function longTable(table: RawTable, shape: LongShape): LongTable {
  const idAt = shape.id.map((name) => columnIndex(table, name));
  const taskAt = columnIndex(table, shape.taskColumn);
  const shotsFrom = shape.columns?.shots ?? (table.header.includes('shots') ? 'shots' : undefined);
  const source =
    shotsFrom === undefined || isAbsent(table, shotsFrom) || sourceColumn(table, shotsFrom) === 'downstream'
      ? undefined
      : cellSource(table, shotsFrom);
  return {
    table,
    models: table.rows.map((cells, row) => {
      const model = modelId(cells, idAt);
      requireModel(model, table, row, shape.id[0]);
      return model;
    }),
    tasks: table.rows.map((cells) => cells[taskAt]),
    shots: table.rows.map((cells) => (source ? parseShots(source.text(cells)) : null)),
  };
}

function readDownstream(
  { table, models, tasks, shots }: LongTable,
  shape: LongShape,
  options: AccuracyOptions,
  upstream: UpstreamAccuracies,
  dropped: ShapeResult['dropped'],
): ShapeResult {
  const values = readAccuracyColumn(table, shape.valueColumn, options);
  const evaluation = evaluationReader(table, {
    consumed: [...shape.id, shape.taskColumn, shape.valueColumn],
    shape,
    decimal: decimalMark(table, shape.valueColumn),
    upstream: values,
    downstream: values,
  });
  const result: ShapeResult = { evaluations: [], rows: [], dropped, notes: [...values.notes] };
  const drop = (row: number, reason: string) =>
    dropped.push({ file: rowFile(table, row), row: table.rowNumbers[row], reason });
  const { except = [] } = shape;
  const averages = averagesAmong(tasks, shape.upstreamTask);
  const seen = new Map<string, number>();
  for (let row = 0; row < table.rows.length; row++) {
    const [model, task] = [models[row], tasks[row]];
    if (Number.isNaN(values.values[row])) {
      drop(row, `${shape.valueColumn} is missing`);
      continue;
    }
    if (task === shape.upstreamTask || except.some((pattern) => matchesPattern(task, pattern))) continue;
    if (averages.has(task)) {
      drop(row, 'its task is an average by its name');
      continue;
    }
    const found = upstream.of(model, shots[row], shape.upstreamShots);
    if (!found) {
      drop(row, `its model has no row for the upstream task ${quote(shape.upstreamTask)}`);
      continue;
    }
    const read = evaluation(row, {
      model,
      upstream: shape.upstreamTask,
      upstreamAccuracy: found.accuracy,
      downstream: task,
      downstreamAccuracy: values.values[row],
      upstreamStandardError: found.standardError,
      downstreamStandardError: standardErrorAt(values, row),
    });
    if (shape.repeats === undefined) {
      const key = [model, task, read.shots, read.seed, read.run].join('\0');
      const first = seen.get(key);
      if (first === undefined) seen.set(key, row);
      else if (values.values[first] === values.values[row]) {
        drop(row, `repeats row ${table.rowNumbers[first]}`);
        continue;
      } else refuseRepeat(table, shape, first, row);
    }
    result.evaluations.push(read);
    result.rows.push(row);
  }
  dropped.sort((a, b) => a.row - b.row);
  return result;
}

/** Tasks that are averages of others by their names; none where all are. */
function averagesAmong(tasks: readonly string[], upstreamTask: string): ReadonlySet<string> {
  const others = [...new Set(tasks)].filter((task) => task !== upstreamTask);
  const averages = others.filter(isAverage);
  return new Set(averages.length < others.length ? averages : []);
}

function refuseRepeat(table: RawTable, shape: LongShape, first: number, row: number): never {
  throw new InputError(
    `the same ${[...shape.id, shape.taskColumn].map(quote).join(', ')} as row ${table.rowNumbers[first]}, with another accuracy`,
    rowPlace(table, row),
    'add the column that tells them apart, remove one of the rows, or say what becomes of repeats',
    { name: 'id' },
    { name: 'repeats', choices: ['mean', 'best', 'each'] },
  );
}

function refuseUpstreamTask(tables: readonly LongTable[], shape: LongShape): never {
  const tasks = [...new Set(tables.flatMap((one) => one.tasks))];
  const near = nearestName(shape.upstreamTask, tasks);
  throw new InputError(
    `no row with upstream task ${quote(shape.upstreamTask)}`,
    { file: tables[0].table.file, column: shape.taskColumn },
    `${near ? `did you mean ${quote(near)}? ` : ''}the tasks are ${quoteList(tasks)}`,
  );
}

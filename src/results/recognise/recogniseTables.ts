import { quote, quoteList } from '../../base/inputError.ts';
import { listText } from '../../base/numberText.ts';
import { type NamedTable, readTables } from '../shapes/readTables.ts';
import { words } from '../table/accuracyColumns.ts';
import { matchesPattern } from '../table/matchesPattern.ts';
import { parseNumber } from '../table/parseNumber.ts';
import type { RawTable } from '../table/rawTable.ts';
import type { ColumnNames, TableShape } from '../table/tableShape.ts';
import { type ColumnGuesses, columnCells, guessColumns } from './columnGuesses.ts';
import { modelColumns } from './modelColumns.ts';
import { mostUpstream, SURE, upstreamRank } from './upstreamRank.ts';

/** What unknown tables seem to be. */
export interface Suggestion {
  /** In words: "a wide table: ...". */
  readonly looksLike: string;
  readonly shape: TableShape;
  /** Name of the preset that has this shape. */
  readonly preset?: string;
  /** The tables' files, the upstream one first, where their order says which it is. */
  readonly files?: readonly string[];
  /** A file that is needed too, and was not given. */
  readonly needs?: string;
  /** What was guessed, and what else there would be. */
  readonly doubt?: string;
}

/**
 * Says what shape unknown tables seem to have: that of a preset, a long, a wide or a canonical table with other names,
 * or one file a task. Whatever is suggested was tried: it reads the tables.
 *
 * @param presets shapes by name, those that say by what they are recognised
 */
export function recogniseTables(
  tables: readonly NamedTable[],
  presets: Readonly<Record<string, TableShape>> = {},
): Suggestion | undefined {
  const [{ table }] = tables;
  const guesses = guessColumns(table);
  const candidates = [
    () => presetOf(tables, presets),
    () => renamedCanonical(table, guesses),
    () => longTable(tables, guesses),
    () => wideTable(table, guesses),
    () => joinedTables(tables, guesses),
  ];
  for (const candidate of candidates) {
    const suggestion = candidate();
    const working = suggestion && firstThatReads(tables, suggestion);
    if (working) return working;
  }
  return undefined;
}

/** The suggestion, or with repeats averaged, whichever reads the tables. */
function firstThatReads(tables: readonly NamedTable[], suggestion: Suggestion): Suggestion | undefined {
  if (suggestion.needs !== undefined) return suggestion;
  const { files } = suggestion;
  const ordered = files
    ? files.map((file) => tables.find(({ table }) => table.file === file) as NamedTable)
    : tables;
  const mean = { ...suggestion, shape: { ...suggestion.shape, repeats: 'mean' as const } };
  return [suggestion, mean].find(({ shape }) => {
    try {
      return readTables(ordered, shape).evaluations.length > 0;
    } catch {
      return false;
    }
  });
}

function presetOf(
  tables: readonly NamedTable[],
  presets: Readonly<Record<string, TableShape>>,
): Suggestion | undefined {
  for (const [preset, shape] of Object.entries(presets)) {
    const { recognise } = shape;
    if (!recognise) continue;
    const fits = tables.every(
      ({ table }) =>
        recognise.columns.every((name) => table.header.includes(name)) &&
        (recognise.file === undefined || matchesPattern(fileName(table.file), recognise.file)),
    );
    if (!fits) continue;
    if (shape.kind === 'joined' && shape.files) {
      const { upstream } = shape.files;
      const files = upstreamFirst(tables, (table) => fileName(table.file) === upstream);
      const looksLike = shape.about ?? preset;
      if (!files || tables.length < 2)
        return { looksLike, shape, preset, needs: files ? 'a file beside it' : upstream };
      return { looksLike, shape, preset, files };
    }
    return { looksLike: shape.about ?? preset, shape, preset };
  }
  return undefined;
}

/** The files of tables, that of the upstream one first; undefined where none is. */
function upstreamFirst(
  tables: readonly NamedTable[],
  isUpstream: (table: RawTable, task: string) => boolean,
): string[] | undefined {
  const first = tables.find(({ table, task }) => isUpstream(table, task));
  if (!first) return undefined;
  return [first, ...tables.filter((one) => one !== first)].map(({ table }) => table.file);
}

function fileName(path: string): string {
  return path.split(/[\\/]/).at(-1) as string;
}

/** One row an evaluation, both accuracies in it, under other names. */
function renamedCanonical(table: RawTable, guesses: ColumnGuesses): Suggestion | undefined {
  const { accuracies, task } = guesses;
  if (task === undefined || accuracies.length < 2) return undefined;
  const upstream = mostUpstream(accuracies);
  const others = accuracies.filter((name) => name !== upstream);
  const downstream = others.find(isDownstreamName) ?? (accuracies.length === 2 ? others[0] : undefined);
  if (downstream === undefined || upstreamRank(upstream) < SURE) return undefined;
  const [model] = modelColumns(table, guesses, [task]);
  if (model === undefined) return undefined;
  const columns = {
    ...named('model', model, 'model'),
    ...named('upstreamAccuracy', upstream, 'upstream_accuracy'),
    ...named('downstream', task, 'downstream'),
    ...named('downstreamAccuracy', downstream, 'downstream_accuracy'),
    ...extraColumns(table, guesses, [model]),
  };
  return {
    looksLike: `one evaluation a row, with columns of other names`,
    shape: { kind: 'canonical', columns },
  };
}

function isDownstreamName(name: string): boolean {
  return words(name).some((part) => /^(downstream|ds|target|transfer|test)$/.test(part));
}

function named(key: string, column: string, canonical: string): Record<string, string> {
  return column === canonical ? {} : { [key]: column };
}

/** Shots, parameters and families under other names. */
function extraColumns(
  table: RawTable,
  { shots, parameters, family }: ColumnGuesses,
  id: readonly string[] = [],
): ColumnNames {
  const millions =
    parameters !== undefined &&
    Math.max(...columnCells(table, parameters).map((cell) => parseNumber(cell) || 0)) < 1e6;
  return {
    ...(shots !== undefined && shots !== 'shots' ? { shots } : {}),
    ...(family !== undefined && family !== 'family' && !id.includes(family) ? { family } : {}),
    ...(parameters !== undefined && (parameters !== 'parameters' || millions)
      ? { parameters: millions ? { column: parameters, times: 1e6 } : parameters }
      : {}),
  };
}

/** Tasks called "birds 5-shot": the shots stand in the columns' names. */
function shotsInNames(names: readonly string[]): ColumnNames {
  const worded = names.filter((name) => SHOTS_IN_NAME.test(name));
  if (worded.length < 2) return {};
  return {
    downstream: { column: 'downstream', match: '^(.+?)[ _/-]*[0-9]+[ _-]*shots?$' },
    shots: { column: 'downstream', match: '([0-9]+)[ _-]*shots?$' },
  };
}

const SHOTS_IN_NAME = /[0-9]+[ _-]*shots?$/;

function withColumns(columns: ColumnNames): { columns?: ColumnNames } {
  return Object.keys(columns).length > 0 ? { columns } : {};
}

/** Columns of values, the surest first. */
const VALUE_NAMES = [/acc(uracy)?1?$/i, /top_?-?1$/i, /acc|top1/i, /score|value|result|metric/i];

function longTable(tables: readonly NamedTable[], guesses: ColumnGuesses): Suggestion | undefined {
  const [{ table }] = tables;
  const { accuracies, task } = guesses;
  if (task === undefined || accuracies.length === 0) return undefined;
  const value =
    VALUE_NAMES.map((name) => accuracies.find((column) => name.test(column))).find(Boolean) ?? accuracies[0];
  const names = tables.flatMap((one) =>
    one.table.header.includes(task) ? columnCells(one.table, task) : [],
  );
  const tasks = byModels([...new Set(names)].sort(), names);
  const upstreamTask = mostUpstream(tasks);
  const seeds = ['seed', 'run'].filter((name) => table.header.includes(name));
  const shots = guesses.shots === undefined ? [] : [guesses.shots];
  const id = modelColumns(table, guesses, [task, ...shots, ...seeds]);
  if (id.length === 0) return undefined;
  const sure = upstreamRank(upstreamTask) >= SURE;
  return {
    looksLike: `${sourceOf(table)}a long table: a row a model and task, ${tasks.length} tasks in column ${quote(task)}`,
    shape: {
      kind: 'long',
      taskColumn: task,
      valueColumn: value,
      upstreamTask,
      id,
      ...withColumns(extraColumns(table, guesses, id)),
      ...upstreamShots(table, guesses, task, upstreamTask),
    },
    doubt: doubtOf(upstreamTask, tasks, sure, 'task'),
  };
}

/** What wrote a table, where it shows. */
function sourceOf({ header }: RawTable): string {
  const has = (...names: string[]) => names.every((name) => header.includes(name));
  if (has('Name', 'State', 'Created', 'Runtime') || has('summary._step') || has('summary._runtime')) {
    return 'runs exported from W&B, ';
  }
  if (has('model', 'task', 'metric', 'accuracy', 'downstream_standard_error')) {
    return 'results of lm-evaluation-harness, ';
  }
  return '';
}

/** Tasks of most rows first. */
function byModels(tasks: readonly string[], names: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...tasks].sort((a, b) => (counts.get(b) as number) - (counts.get(a) as number));
}

/** Where the upstream rows have one number of shots that other rows have not, it has to be said. */
function upstreamShots(table: RawTable, { shots }: ColumnGuesses, task: string, upstreamTask: string) {
  if (shots === undefined) return {};
  const tasks = columnCells(table, task);
  const all = columnCells(table, shots).map((cell) => parseNumber(cell));
  const own = new Set(all.filter((_, row) => tasks[row] === upstreamTask));
  const [only] = own;
  const others = all.some((value, row) => tasks[row] !== upstreamTask && value !== only);
  return own.size === 1 && others && only >= 0 ? { upstreamShots: only } : {};
}

function wideTable(table: RawTable, guesses: ColumnGuesses): Suggestion | undefined {
  const { accuracies } = guesses;
  if (accuracies.length < 2) return undefined;
  const upstream = mostUpstream(accuracies);
  const id = modelColumns(table, guesses, []);
  if (id.length === 0) return undefined;
  return {
    looksLike: `${sourceOf(table)}a wide table: a row a model, ${accuracies.length - 1} other column${accuracies.length === 2 ? '' : 's'} of accuracies`,
    shape: {
      kind: 'wide',
      id,
      upstream,
      downstream: ['*'],
      ...withColumns({ ...extraColumns(table, guesses, id), ...shotsInNames(accuracies) }),
    },
    doubt: doubtOf(upstream, accuracies, upstreamRank(upstream) >= SURE, 'column'),
  };
}

/** One file a task: the same accuracies and models in all of them. */
function joinedTables(tables: readonly NamedTable[], guesses: ColumnGuesses): Suggestion | undefined {
  if (tables.length < 2) return undefined;
  const [{ table }] = tables;
  const shared = guesses.accuracies.filter((name) => tables.every((one) => one.table.header.includes(name)));
  const value =
    VALUE_NAMES.map((name) => shared.find((column) => name.test(column))).find(Boolean) ?? shared[0];
  if (value === undefined) return undefined;
  const texts = guesses.texts.filter((name) => tables.every((one) => one.table.header.includes(name)));
  const id = modelColumns(table, { texts }, []);
  if (id.length === 0) return undefined;
  const names = tables.map(({ task }) => task);
  const upstream = mostUpstream(names);
  return {
    looksLike: `one file a task: ${listText([...names].slice(0, 3).map(quote))}`,
    shape: { kind: 'joined', id, valueColumn: value },
    files: upstreamFirst(tables, (_, task) => task === upstream),
    doubt: doubtOf(upstream, names, upstreamRank(upstream) >= SURE, 'file'),
  };
}

function doubtOf(
  upstream: string,
  names: readonly string[],
  sure: boolean,
  what: string,
): string | undefined {
  if (sure) return undefined;
  const others = names.filter((name) => name !== upstream);
  return `which ${what} is upstream is a guess: it could be ${quoteList(others, 5)} too`;
}

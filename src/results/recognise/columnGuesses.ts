import { parseAccuracy } from '../table/accuracyColumn.ts';
import { accuracyColumns } from '../table/accuracyColumns.ts';
import { words } from '../table/columnWords.ts';
import { isMissing, parseCount } from '../table/parseNumber.ts';
import { parseShots } from '../table/parseShots.ts';
import { plainName, type RawTable } from '../table/rawTable.ts';
import { SURE, upstreamRank } from './upstreamRank.ts';

/** What the columns of an unknown table seem to hold. */
export interface ColumnGuesses {
  /** Columns that may hold accuracies, in their order. */
  readonly accuracies: readonly string[];
  /** Columns of names, in their order. */
  readonly texts: readonly string[];
  readonly task?: string;
  readonly shots?: string;
  readonly parameters?: string;
  readonly family?: string;
}

/** Guesses what the columns of a table hold; a name that stands twice is nobody's. */
export function guessColumns(table: RawTable): ColumnGuesses {
  const names = table.header.filter(
    (name, i) => name !== '' && table.header.indexOf(name) === i && table.header.lastIndexOf(name) === i,
  );
  const cells = new Map(names.map((name) => [name, columnCells(table, name)]));
  const shots = names.find((name) => isShots(name, cells.get(name) as string[]));
  const parameters = names.find((name) => isParameters(name, cells.get(name) as string[]));
  const { taken: accuracies } = accuracyColumns(
    table,
    names.filter((name) => name !== shots && name !== parameters),
  );
  const texts = names.filter((name) => !accuracies.includes(name) && isNames(cells.get(name) as string[]));
  const family = texts.find((name) => isFamily(name, cells.get(name) as string[]));
  return { accuracies, texts, task: taskColumn(texts, cells), shots, parameters, family };
}

/** The cells of a column. */
export function columnCells(table: RawTable, name: string): string[] {
  const index = table.header.indexOf(name);
  return table.rows.map((row) => row[index]);
}

/** Names: in every row something, mostly no number. */
function isNames(cells: readonly string[]): boolean {
  const numbers = cells.filter((cell) => !Number.isNaN(parseAccuracy(cell, 'point'))).length;
  return cells.every((cell) => cell !== '' && plainName(cell) !== '') && 2 * numbers < cells.length;
}

const SHOTS_NAME = /shots?$|^(few_?)?shots?|fewshot|few_shot|per_?class$|^k_?shot|^k$/i;
/** More different numbers than anybody's choice of shots has. */
const MOST_SHOTS = 20;

function isShots(name: string, cells: readonly string[]): boolean {
  return (
    SHOTS_NAME.test(name.replace(/[\s-]+/g, '_')) &&
    !/acc|lr|epoch/i.test(name) &&
    new Set(cells).size <= MOST_SHOTS &&
    cells.every((cell) => {
      const shots = parseShots(cell);
      return shots === null || (shots >= 0 && Number.isInteger(shots));
    })
  );
}

const PARAMETERS_NAME = /^#?_?(n_?|num_?|number_of_)?(params?|parameters|parameter)(_?count|_m|\b|$)/i;

function isParameters(name: string, cells: readonly string[]): boolean {
  return (
    PARAMETERS_NAME.test(name.replace(/[\s.-]+/g, '_')) &&
    cells.every((cell) => isMissing(cell) || count(cell) >= 0) &&
    cells.some((cell) => count(cell) > 0)
  );
}

/** 86.6M, 86,567,656 or 86.567.656. */
function count(cell: string): number {
  const plain = parseCount(cell);
  return Number.isNaN(plain) ? parseCount(cell, 'comma') : plain;
}

/** Architectures: a few of them, each of several rows. */
function isFamily(name: string, cells: readonly string[]): boolean {
  const kinds = new Set(cells).size;
  return (
    /(^|[^a-z])(family|arch|architecture|backbone)$/i.test(name) && kinds > 1 && 2 * kinds <= cells.length
  );
}

/** Tasks that are looked at. */
const MOST_TASKS = 500;

const TASK_WORDS = [
  'downstream',
  'task',
  'dataset',
  'benchmark',
  'target',
  'eval',
  'suite',
  'testset',
  'data',
];

/** The column of task names: called so, with two tasks or more. */
function taskColumn(texts: readonly string[], cells: ReadonlyMap<string, readonly string[]>) {
  const rank = (name: string) => {
    const parts = words(name.replace(/test[\s_-]set/i, 'testset'));
    if (parts.some((part) => /^(upstream|pretrain.*|pretraining|train|training|source)$/.test(part)))
      return -1;
    const found = TASK_WORDS.findIndex((word) => parts.includes(word) || parts.includes(`${word}s`));
    return found < 0 ? -1 : TASK_WORDS.length - found;
  };
  // Where two are called so, the one with an upstream task among its tasks is meant.
  const upstream = (name: string) =>
    Math.max(...[...new Set(cells.get(name))].slice(0, MOST_TASKS).map(upstreamRank)) >= SURE ? 100 : 0;
  return texts
    .filter((name) => rank(name) > 0 && new Set(cells.get(name)).size > 1)
    .map((name) => ({ name, rank: rank(name) + upstream(name) }))
    .sort((a, b) => b.rank - a.rank)[0]?.name;
}

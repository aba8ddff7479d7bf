import { words } from '../table/columnWords.ts';
import type { RawTable } from '../table/rawTable.ts';
import type { ColumnGuesses } from './columnGuesses.ts';
import { columnCells } from './columnGuesses.ts';

/** Words in the names of columns that name models, the surest first. */
const MODEL_WORDS = [
  'model',
  'arch',
  'architecture',
  'network',
  'net',
  'backbone',
  'encoder',
  'checkpoint',
  'ckpt',
  'name',
  'run',
  'pretrained',
  'pretrain',
  'pretraining',
  'init',
  'variant',
  'weights',
  'method',
  'id',
  'index',
];

/** Most columns that name a model together. */
const MOST_COLUMNS = 4;

/**
 * The columns that name a model together: the one that is called so, and others as long as they tell rows apart that
 * are otherwise of one model and task.
 */
export function modelColumns(
  table: RawTable,
  { texts }: Pick<ColumnGuesses, 'texts'>,
  task: readonly string[],
): string[] {
  const candidates = texts.filter((name) => !task.includes(name)).sort((a, b) => rank(a) - rank(b));
  if (candidates.length === 0) return [];
  const alone = candidates.find(
    (name) => rank(name) < MODEL_WORDS.length && distinct(table, [name, ...task]) === table.rows.length,
  );
  const chosen = [alone ?? candidates[0]];
  let keys = distinct(table, [...chosen, ...task]);
  while (chosen.length < MOST_COLUMNS && keys < table.rows.length) {
    const more = candidates
      .filter((name) => !chosen.includes(name) && rank(name) < MODEL_WORDS.length)
      .map((name) => ({ name, keys: distinct(table, [...chosen, name, ...task]) }))
      .sort((a, b) => b.keys - a.keys)[0];
    if (!more || more.keys === keys) break;
    chosen.push(more.name);
    keys = more.keys;
  }
  return chosen;
}

/** How surely a column's name is that of models: low is sure. */
function rank(name: string): number {
  const parts = words(name);
  const found = MODEL_WORDS.findIndex((word) => parts.includes(word) || parts.includes(`${word}s`));
  return found < 0 ? MODEL_WORDS.length : found + parts.length / 100;
}

function distinct(table: RawTable, names: readonly string[]): number {
  const columns = names.map((name) => columnCells(table, name));
  return new Set(table.rows.map((_, row) => columns.map((cells) => cells[row]).join('\0'))).size;
}

/** Columns that tell the rows of one model apart. */
export function rowColumns(table: RawTable, { task, shots }: ColumnGuesses): string[] {
  const seeds = ['seed', 'run'].filter((name) => table.header.includes(name));
  return [task, shots, ...seeds].filter((name) => name !== undefined);
}

import type { EvaluationTable } from '../../results/evaluation.ts';
import { parseEvaluations } from '../../results/parseEvaluations.ts';
import { readTables } from '../../results/shapes/readTables.ts';
import { taskOfFile } from '../../results/shapes/taskOfFile.ts';
import { tableWords } from '../commands/tableWords.ts';
import type { CarriedTable } from '../pageData.ts';
import type { Given } from './given.ts';

/** A table that is open. */
export interface OpenTable {
  readonly name: string;
  readonly table: EvaluationTable;
  /** Words of a command line after the command that read the same table. */
  readonly words: readonly string[];
}

/** Reads a table that a page carries. */
export function openCarried({ name, csv, words }: CarriedTable): OpenTable {
  const table = parseEvaluations(csv, { name, scale: 'fraction', metric: 'accuracy' });
  return { name, table, words };
}

/**
 * Reads files that somebody gave.
 *
 * @throws InputError for everything wrong with them
 */
export function openGiven(given: Given): OpenTable {
  const { files, tables, shape, scale, metric } = given;
  const pattern = shape.kind === 'joined' ? shape.files?.pattern : undefined;
  const named = tables.map(({ table }) => ({ table, task: taskOfFile(table.file, pattern) }));
  const read = readTables(named, shape, { scale, metric });
  return {
    name: files.map(({ name }) => name).join(', '),
    table: { ...read, files: [] },
    words: tableWords(given),
  };
}

import { InputError } from '../../base/inputError.ts';
import { parseText } from '../../results/formats/parseText.ts';
import type { PresetName } from '../../results/presetNames.ts';
import { guessColumns } from '../../results/recognise/columnGuesses.ts';
import { requireKnownShape, UnknownShapeError } from '../../results/recognise/requireKnownShape.ts';
import type { NamedTable } from '../../results/shapes/readTables.ts';
import { taskOfFile } from '../../results/shapes/taskOfFile.ts';
import type { Metric, Scale } from '../../results/table/accuracyColumn.ts';
import type { TableShape } from '../../results/table/tableShape.ts';

/** A file that somebody gave, as text. */
export interface GivenFile {
  readonly name: string;
  readonly text: string;
}

/** Shapes of public tables, by the name of their preset. */
export type Presets = Readonly<Partial<Record<PresetName, TableShape>>>;

/** Files that somebody gave, and how they are to be read. */
export interface Given {
  readonly files: readonly GivenFile[];
  /** In the order of the files. */
  readonly tables: readonly NamedTable[];
  /** Columns of the first of them, and those that may hold accuracies. */
  readonly columns: readonly string[];
  readonly accuracies: readonly string[];
  readonly shape: TableShape;
  /** The preset that says the shape. */
  readonly preset?: PresetName;
  /** What the tables look like and what of it is a guess, in words. */
  readonly words: string;
  /** How accuracies are written and what they measure, where somebody said so. */
  readonly scale?: Scale;
  readonly metric?: Metric;
}

/** Files as they are recognised; where they look like nothing known, why, and a shape to begin from. */
export interface Recognised {
  readonly given: Given;
  readonly refusal: InputError | null;
}

/**
 * Recognises what files hold, as the command line does: a canonical table, a preset, or what they look like.
 *
 * @throws InputError for a file that is no table
 */
export function recognise(files: readonly GivenFile[], presets: Presets): Recognised {
  const tables = files.map(({ name, text }) => ({ table: parseText(text, name), task: taskOfFile(name) }));
  try {
    requireKnownShape(tables, presets as Readonly<Record<string, TableShape>>);
    const words = 'a canonical table: a row an evaluation';
    return { given: { ...about(files, tables), shape: { kind: 'canonical' }, words }, refusal: null };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const suggestion = error instanceof UnknownShapeError ? error.suggestion : undefined;
    if (!suggestion || suggestion.needs !== undefined) {
      const words = 'nothing that is recognised: say what the columns are';
      return { given: { ...about(files, tables), shape: shapeOf('wide', tables), words }, refusal: error };
    }
    const { shape, looksLike, doubt, preset, files: order } = suggestion;
    const ordered = order ? about(inOrder(files, order), inOrderOf(tables, order)) : about(files, tables);
    const words = doubt ? `${looksLike}; ${doubt}` : looksLike;
    return { given: { ...ordered, shape, preset: preset as PresetName | undefined, words }, refusal: null };
  }
}

/**
 * Files as a link says that they are read.
 *
 * @param order names of the files in the order in which they are read
 * @throws InputError for a file that is no table
 */
export function readAs(files: readonly GivenFile[], order: readonly string[], shape: TableShape): Given {
  const ordered = inOrder(files, order);
  const tables = ordered.map(({ name, text }) => ({ table: parseText(text, name), task: taskOfFile(name) }));
  const { scale, metric } = shape;
  return { ...about(ordered, tables), shape, words: 'the link says', scale, metric };
}

function about(files: Given['files'], tables: Given['tables']) {
  const [{ table }] = tables;
  const { accuracies } = guessColumns(table);
  return { files, tables, columns: table.header.filter(Boolean), accuracies };
}

function inOrder(files: readonly GivenFile[], order: readonly string[]): GivenFile[] {
  return [...files].sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
}

function inOrderOf(tables: readonly NamedTable[], order: readonly string[]): NamedTable[] {
  return [...tables].sort((a, b) => order.indexOf(a.table.file) - order.indexOf(b.table.file));
}

/** A shape of a kind to begin from, with the guesses that there are. */
export function shapeOf(kind: TableShape['kind'], tables: readonly NamedTable[]): TableShape {
  const [{ table }] = tables;
  const { accuracies, texts, task } = guessColumns(table);
  const names = table.header.filter(Boolean);
  const name = (i: number) => texts[i] ?? names[i] ?? '';
  const accuracy = accuracies[0] ?? names.at(-1) ?? '';
  if (kind === 'canonical') return { kind };
  if (kind === 'wide') return { kind, id: [name(0)], upstream: accuracy, downstream: ['*'] };
  if (kind === 'joined') return { kind, id: [name(0)], valueColumn: accuracy };
  const taskColumn = task ?? name(1);
  const upstreamTask = cellsOf(tables, taskColumn)[0] ?? '';
  const id = [texts.find((other) => other !== taskColumn) ?? name(0)];
  return { kind: 'long', id, taskColumn, valueColumn: accuracy, upstreamTask };
}

/** The different cells of a column, sorted. */
export function cellsOf(tables: readonly NamedTable[], column: string): string[] {
  const cells = tables.flatMap(({ table }) => {
    const at = table.header.indexOf(column);
    return at < 0 ? [] : table.rows.map((row) => row[at]);
  });
  return [...new Set(cells)].filter(Boolean).sort();
}

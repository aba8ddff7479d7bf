import { InputError } from '../base/inputError.ts';
import { readText } from '../files/readText.ts';
import { parseTable } from '../results/formats/parseTable.ts';
import type { ByteSource } from './byteSource.ts';
import { truncated } from './npyHeader.ts';
import { readNpyHeader, readNpyLabels } from './readNpy.ts';

/** Class of every example. */
export interface ClassLabels {
  readonly labels: Int32Array;
  /** Names of classes where they have names: label i is the class `names[i]`. */
  readonly names?: readonly string[];
}

/**
 * Reads labels from a .npy array: n integers, or n texts (of NumPy's types U and S), which name classes.
 *
 * @throws InputError naming the file for what is no such array
 */
export function readLabels(source: ByteSource): ClassLabels {
  const { descr, shape, length } = readNpyHeader(source);
  const text = /^[<>=|]?([US])(\d+)$/.exec(descr);
  if (!text) return { labels: readNpyLabels(source) };
  const { file } = source;
  const [count, width = 1] = shape;
  if (shape.length < 1 || shape.length > 2 || width !== 1) {
    throw new InputError(`has shape (${shape.join(', ')}); expected one label a row: (n,)`, { file });
  }
  const unit = text[1] === 'U' ? 4 : 1;
  const size = Number(text[2]) * unit;
  const bytes = source.read(length, length + count * size);
  if (bytes.length < count * size) throw truncated(file, source.size, length + count * size);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const names = Array.from({ length: count }, (_, row) => {
    const codes: number[] = [];
    for (let at = row * size; at < (row + 1) * size; at += unit) {
      const code = unit === 4 ? view.getUint32(at, descr[0] !== '>') : bytes[at];
      if (code !== 0) codes.push(code);
    }
    return unit === 4 ? String.fromCodePoint(...codes) : new TextDecoder().decode(Uint8Array.from(codes));
  });
  return named(names);
}

/** Columns that hold the labels of a CSV of several columns. */
const LABEL_COLUMNS = ['label', 'labels', 'class', 'target', 'y'];

/**
 * Reads labels from a CSV: its column `label` (or `class`, `target`, `y`), or its only one, in the order of the examples.
 * Whole numbers are labels as they stand, other texts name classes.
 */
export function readCsvLabels(path: string): ClassLabels {
  const { name, text } = readText(path);
  const table = parseTable(text, name);
  const found = LABEL_COLUMNS.map((column) => table.header.indexOf(column)).find((index) => index >= 0);
  if (found === undefined && table.header.length > 1) {
    throw new InputError('has no column of labels', { file: path }, 'call it label');
  }
  const cells = table.rows.map((row) => row[found ?? 0]);
  const empty = cells.indexOf('');
  if (empty >= 0) throw new InputError('the label is missing', { file: path, row: table.rowNumbers[empty] });
  const whole = cells.every((cell) => /^-?\d{1,9}$/.test(cell));
  return whole ? { labels: Int32Array.from(cells, Number) } : named(cells);
}

/** Classes are numbered in the order of their names, so that the order of examples does not matter. */
function named(cells: readonly string[]): ClassLabels {
  const names = [...new Set(cells)].sort();
  const numbers = new Map(names.map((name, i) => [name, i]));
  return { labels: Int32Array.from(cells, (cell) => numbers.get(cell) as number), names };
}

/**
 * The labels of test examples in the numbers that the training examples' classes have.
 *
 * @throws InputError where one of them has names and the other numbers
 */
export function sameNumbers(test: ClassLabels, train: ClassLabels, file: string): Int32Array {
  if (!test.names && !train.names) return test.labels;
  const { names } = train;
  if (!test.names || !names) {
    throw new InputError(
      'labels are names in one folder and numbers in the other',
      { file },
      'export them alike',
    );
  }
  const own = test.names;
  return test.labels.map((label) => {
    const number = names.indexOf(own[label]);
    return number >= 0 ? number : names.length + label;
  });
}

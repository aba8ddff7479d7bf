import { decimalMark, parseAccuracy, parseWithError } from './accuracyColumn.ts';
import { isAverage, measureOf, otherWord } from './columnWords.ts';
import { isMissing } from './parseNumber.ts';
import { columnIndex, type RawTable } from './rawTable.ts';

/** Names of columns of shots: shots, n_shots, examples per class. */
const SHOTS_NAME = /(^|[^a-z])shots?$|per.?class$/i;

/** How many rows make it strange that all have one value, and how many that they count up. */
const ENOUGH_ROWS = 3;
const ENOUGH_TO_COUNT = 5;

/** Why a column of texts is left. */
export const NO_NUMBERS = 'holds no numbers';

/** Whole numbers that are all below this count something. */
const SMALL = 20;

/** Beside more columns of accuracies than these, one that is called "score" sums them up. */
const ENOUGH_TO_SCORE = 3;

/** Columns that may hold accuracies of a task each, and why the others do not. */
export interface AccuracyColumns {
  readonly taken: readonly string[];
  /** Whether those are averages, as there is nothing else. */
  readonly averages: boolean;
  readonly left: readonly { readonly name: string; readonly reason: string }[];
}

/**
 * Chooses among columns those that hold accuracies, one a test set: no top-5 beside top-1, no error beside the
 * accuracy, no average beside what it averages.
 *
 * @param upstream a column whose test set is taken already
 */
export function accuracyColumns(
  table: RawTable,
  names: readonly string[],
  missing: readonly string[] = [],
  upstream?: string,
): AccuracyColumns {
  const left: { name: string; reason: string }[] = [];
  const leave = (name: string, reason: string | undefined) => {
    if (reason !== undefined) left.push({ name, reason });
    return reason === undefined;
  };
  const numbers = names.filter((name) => leave(name, notAccuracies(table, name, missing)));
  const measures = upstream === undefined ? numbers : [upstream, ...numbers];
  const once = numbers.filter((name) => {
    if (upstream !== undefined && VALIDATION.test(measureOf(name).testSet)) {
      return leave(name, 'is a validation accuracy by its name');
    }
    return leave(name, measuredBy(name, measures, upstream));
  });
  const isMean = (name: string) =>
    (isAverage(name) && !hasDeviation(table, name)) ||
    (/^score$/i.test(name) && once.length > ENOUGH_TO_SCORE);
  // Where all are averages, of a kind of task each, they are what there is.
  const parts = once.filter((name) => !isMean(name));
  if (parts.length === 0) return { taken: once, averages: once.some(isMean), left };
  for (const name of once) if (isMean(name)) leave(name, 'is an average by its name');
  return { taken: parts, averages: false, left };
}

/** No test set of its own: "val/acc". */
const VALIDATION = /^(summary )?(val|valid|validation|dev)$/;

/** Why a column says of a test set what another one says already. */
function measuredBy(name: string, names: readonly string[], upstream?: string): string | undefined {
  const { testSet, rank } = measureOf(name);
  const better = names.find((other) => {
    if (other === name) return false;
    const measure = measureOf(other);
    return measure.testSet === testSet && (other === upstream || measure.rank < rank);
  });
  return better === undefined ? undefined : `is of the test set of ${JSON.stringify(better)} too`;
}

/** Whether a column of means over runs has one of their deviations beside it: "birds_mean", "birds_std". */
function hasDeviation({ header }: RawTable, name: string): boolean {
  const stem = (text: string) => text.toLowerCase().replace(/mean|average|avg|stdev|std|stderr|sem/g, '');
  return header.some((other) => /std|sem/i.test(other) && other !== name && stem(other) === stem(name));
}

/** Why a column holds no accuracies, or undefined where it may. */
export function notAccuracies(
  table: RawTable,
  name: string,
  missing: readonly string[] = [],
): string | undefined {
  const index = columnIndex(table, name);
  const decimal = decimalMark(table, name);
  const cells = table.rows
    .map((row) => row[index])
    .filter((cell) => !isMissing(cell) && !missing.includes(cell));
  const numbers = cells
    .map((cell) => {
      const plain = parseAccuracy(cell, decimal);
      return Number.isNaN(plain) ? parseWithError(cell, decimal)[0] : plain;
    })
    .filter((value) => !Number.isNaN(value));
  if (numbers.length === 0 || 2 * numbers.length < cells.length) return NO_NUMBERS;
  const word = otherWord(name);
  if (word !== undefined) return `is no accuracy by its name (${word})`;
  if (SHOTS_NAME.test(name) && numbers.every((value) => Number.isInteger(value))) {
    return 'holds numbers of shots';
  }
  const outside = numbers.find((value) => value < 0 || value > 100);
  if (outside !== undefined) return `holds ${outside}, which is no accuracy`;
  if (numbers.length >= ENOUGH_ROWS && numbers.every((value) => value === numbers[0])) {
    return `holds ${numbers[0]} in every row`;
  }
  if (numbers.length >= ENOUGH_TO_COUNT) {
    if (countsUp(numbers)) return 'counts the rows';
    if (numbers.every((value) => Number.isInteger(value) && value < SMALL))
      return 'holds small whole numbers';
  }
  return undefined;
}

/** Whether numbers are 1, 2, 3, ... (or from 0) in some order. */
function countsUp(numbers: readonly number[]): boolean {
  const sorted = [...numbers].sort((a, b) => a - b);
  const [first] = sorted;
  return (first === 0 || first === 1) && sorted.every((value, i) => value === first + i);
}

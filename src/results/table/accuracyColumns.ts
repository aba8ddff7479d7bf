import { decimalMark, parseAccuracy, parseWithError } from './accuracyColumn.ts';
import { isMissing } from './parseNumber.ts';
import { columnIndex, type RawTable } from './rawTable.ts';

/** Words in the names of columns that hold other things than accuracies. */
const OTHER_WORDS = new Set(
  (
    'loss losses lr wd perplexity ppl param params parameters flops gflops macs gmacs epoch epochs step steps seed rank runtime ' +
    'time timestamp date year size width height depth layer layers dropout decay momentum warmup std stderr stddev sem ' +
    'ci variance diff delta batch crop resolution samples seen throughput latency memory temperature ratio fraction ' +
    'index idx id version fewshot k n num alpha beta gamma smoothing mixup cutmix'
  ).split(' '),
);

/** Words that say it is one of accuracies, whatever else does not. */
const ACCURACY_WORD = /^(acc\d*|accuracy|accuracies|top1|top5|err|error|score|recall)$/;
/** What is computed of an accuracy and is none. */
const DERIVED_WORDS = new Set('loss rank std stderr stddev sem ci variance diff delta step steps'.split(' '));

/** Names of columns of shots: shots, n_shots, examples per class. */
const SHOTS_NAME = /(^|[^a-z])shots?$|per.?class$/i;

/** How many rows make it strange that all have one value. */
const ENOUGH_ROWS = 3;

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
  if (numbers.length === 0 || 2 * numbers.length < cells.length) return 'holds no numbers';
  const parts = words(name);
  const accuracy = parts.some((part) => ACCURACY_WORD.test(part));
  const word = parts.find((part) => OTHER_WORDS.has(part) && (!accuracy || DERIVED_WORDS.has(part)));
  if (word !== undefined) return `is no accuracy by its name (${word})`;
  if (SHOTS_NAME.test(name) && numbers.every((value) => Number.isInteger(value))) {
    return 'holds numbers of shots';
  }
  const outside = numbers.find((value) => value < 0 || value > 100);
  if (outside !== undefined) return `holds ${outside}, which is no accuracy`;
  if (numbers.length >= ENOUGH_ROWS && numbers.every((value) => value === numbers[0])) {
    return `holds ${numbers[0]} in every row`;
  }
  return undefined;
}

/** learningRate, val/acc-top1: learning, rate; val, acc, top1. */
export function words(name: string): string[] {
  return name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

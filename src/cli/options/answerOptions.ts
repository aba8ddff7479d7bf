import { type Command, InvalidArgumentError } from 'commander';
import { INTERVAL_DEFAULTS } from '../../curves/intervals/intervalDefaults.ts';
import type { AnswerOptions, TestSize } from '../../fits/answerTask.ts';
import { numberOption, share, wholeNumber } from './numberOption.ts';

/** Values of the options that say how answers are made. */
export interface AnswerCommandOptions {
  readonly bootstrap: number;
  readonly level: number;
  readonly seed: number;
  readonly testSize?: TestSize;
  readonly upstreamTestSize?: TestSize;
  readonly cluster?: string;
}

/** Reads a number of laws to draw. */
const draws = numberOption(
  'a whole number: 0, or 100 or more',
  (n) => Number.isInteger(n) && (n === 0 || (n >= 100 && n <= 1e6)),
);

/** Reads the size of a test set: a number of examples, or the name of a column that holds it. */
function testSize(text: string): TestSize {
  const size = Number(text);
  if (text.trim() === '') throw new InvalidArgumentError('Expected a number of examples, or a column.');
  if (Number.isNaN(size)) return { column: text };
  if (Number.isSafeInteger(size) && size >= 1) return size;
  throw new InvalidArgumentError('Expected a whole number of 1 or more, or a column.');
}

/** Heading of these options in help. */
export const ANSWER_GROUP = 'Answers and intervals:';

/** Adds the options that say how answers are made, the same on every command that gives any. */
export function addAnswerOptions(command: Command): Command {
  return command
    .optionsGroup(ANSWER_GROUP)
    .option(
      '--bootstrap <n>',
      'laws drawn from the posterior of the frontier; 0: no law and no intervals of it',
      draws,
      INTERVAL_DEFAULTS.replicates,
    )
    .option(
      '--level <share>',
      'share of intervals that should hold the truth',
      share,
      INTERVAL_DEFAULTS.level,
    )
    .option('--seed <n>', 'of everything random', wholeNumber, INTERVAL_DEFAULTS.seed)
    .option(
      '--test-size <n|column>',
      'examples in the downstream test sets, where the table has no test_size',
      testSize,
    )
    .option(
      '--upstream-test-size <n|column>',
      'examples in the upstream test set, where the table has no upstream_test_size',
      testSize,
    )
    .option(
      '--cluster <column>',
      'column of models that resemble each other, for intervals (default: run, else family)',
    );
}

/** The options as `answerTask` takes them. */
export function answerOptionsOf(options: AnswerCommandOptions): AnswerOptions {
  const { bootstrap, level, seed, testSize, upstreamTestSize, cluster } = options;
  return {
    methods: bootstrap === 0 ? [] : ['frontier'],
    level,
    seed,
    testSize,
    upstreamTestSize,
    cluster,
    ...(bootstrap === 0 ? {} : { draws: bootstrap }),
  };
}

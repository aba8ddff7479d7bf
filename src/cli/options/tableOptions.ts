import { type Command, InvalidArgumentError, Option } from 'commander';
import type { EvaluationTable } from '../../results/evaluation.ts';
import { PRESET_NAMES } from '../../results/presetNames.ts';
import { nameList } from '../../results/shapes/nameList.ts';
import type { Terminal } from '../terminal.ts';
import { terminalText } from '../terminalText.ts';
import { fraction, wholeNumber } from './numberOption.ts';
import { type TableOptions, tableShape } from './tableShape.ts';

export type { TableOptions };

/** What --layers takes. */
export const LAYERS_HELP = 'layer profiles (model, layer, depth, downstream, accuracy, upstream_accuracy)';

/** What --measures takes. */
export const MEASURES_HELP = 'weights and margins of layers (measures.csv of plateau train)';

/** Headings of these options in help. */
export const TABLE_GROUPS = [
  'Shape of the table (default: the canonical columns):',
  'Accuracies:',
  'Part of the table:',
  'Output:',
] as const;

/** Adds the options that say how a table is to be read; `argument` says which paths a command takes. */
export function addTableOptions(command: Command, argument = '<table...>'): Command {
  const each = (value: string, before: string[] = []) => [...before, value];
  return command
    .argument(argument, 'tables of evaluations (CSV, JSON, JSON Lines, Parquet); - reads standard input')
    .optionsGroup(TABLE_GROUPS[0])
    .addOption(new Option('--preset <name>', 'a public table of known shape').choices([...PRESET_NAMES]))
    .option('--shape <file>', 'a shape file, as plateau import --guess writes it')
    .option('--upstream <column>', 'wide table: the column of upstream accuracies')
    .option(
      '--downstream <columns>',
      'wide table: columns of downstream accuracies, * for any characters',
      nameList,
    )
    .option(
      '--except <names>',
      'wide table: columns that --downstream should not take; long table: tasks to leave out',
      nameList,
    )
    .option('--task-column <column>', 'long table: the column of task names')
    .option('--upstream-task <task>', 'long table: the task that is upstream')
    .option('--value-column <column>', 'long table, or joined files: the column of accuracies')
    .option(
      '--upstream-shots <n>',
      'long table: shots of the upstream rows (default: as downstream, else none)',
      wholeNumber,
    )
    .option('--upstream-file <file>', 'table with the upstream accuracies, where the others have none')
    .option('--join <columns>', 'joined files (upstream first): the columns that name a model', nameList)
    .option('--id <columns>', 'wide or long table: the columns that name a model', nameList)
    .option(
      '--column <canonical=name>',
      'a canonical column of another name, with ~PATTERN or *FACTOR behind it; may be repeated',
      each,
    )
    .addOption(
      new Option(
        '--repeats <rule>',
        'several rows for a model and task: each, mean, best, or best:COLUMN (default: each)',
      ).argParser(repeatsRule),
    )
    .optionsGroup(TABLE_GROUPS[1])
    .option('--missing <text>', 'a cell that stands for a missing value; may be repeated', each)
    .addOption(
      new Option('--scale <scale>', 'how accuracies are written')
        .choices(['fraction', 'percent', 'auto'])
        .default('auto'),
    )
    .addOption(
      new Option('--metric <metric>', 'what they measure')
        .choices(['accuracy', 'error', 'auto'])
        .default('auto'),
    )
    .optionsGroup(TABLE_GROUPS[2])
    .option('--from-upstream <accuracy>', 'only models of at least this upstream accuracy', fraction)
    .option('--to-upstream <accuracy>', 'only models of at most this upstream accuracy', fraction)
    .option('--where <column=text>', 'only rows with this text in a column; may be repeated', each)
    .option('--without <model>', 'leave out a model; may be repeated', each)
    .option('--without-family <family>', 'leave out the models of a family; may be repeated', each)
    .option('--task <name>', 'only this downstream task; may be repeated', each)
    .optionsGroup(TABLE_GROUPS[3])
    .option('--quiet', 'no progress and no warnings');
}

/** Reads the tables that a command line names, and reports what was detected and dropped. */
export async function readTables(
  paths: readonly string[],
  options: TableOptions,
  terminal: Terminal,
): Promise<EvaluationTable> {
  const { loadEvaluations } = await import('../../results/readEvaluations.ts');
  const { scale, metric, upstreamFile } = options;
  const { withinRange } = await import('../../results/choose/withinRange.ts');
  const read = await loadEvaluations(paths, {
    shape: await tableShape(options),
    upstreamFile,
    scale: scale === 'auto' ? undefined : scale,
    metric: metric === 'auto' ? undefined : metric,
  });
  const { withoutModels } = await import('../../results/choose/withoutModels.ts');
  const { onlyTasks } = await import('../../results/choose/onlyTasks.ts');
  // Models first: one may be left out of a task that it was not evaluated on.
  const left = withoutModels(read, options.without ?? [], options.withoutFamily);
  const table = withinRange(onlyTasks(left, options.task), {
    from: options.fromUpstream,
    to: options.toUpstream,
  });
  if (!options.quiet) {
    for (const note of table.notes) terminal.report(`note: ${terminalText(note)}\n`);
    reportDropped(table, terminal);
  }
  return table;
}

function repeatsRule(rule: string): string {
  if (/^(each|mean|best|best:.+)$/s.test(rule)) return rule;
  throw new InvalidArgumentError('Expected each, mean, best, or best:COLUMN.');
}

/** Most reasons for dropped rows that are spelled out. */
const MOST_REASONS = 5;

function reportDropped({ dropped }: EvaluationTable, terminal: Terminal): void {
  const byReason = new Map<string, { count: number; first: string }>();
  for (const { file, row, reason } of dropped) {
    const kind = `${file}: ${reason.replace(/row \d+/, 'another row')}`;
    const known = byReason.get(kind);
    if (known) known.count++;
    else byReason.set(kind, { count: 1, first: `row ${row}` });
  }
  const reasons = [...byReason];
  for (const [reason, { count, first }] of reasons.slice(0, MOST_REASONS)) {
    const rows = count === 1 ? `1 row dropped (${first})` : `${count} rows dropped (the first is ${first})`;
    terminal.report(`note: ${rows}: ${terminalText(reason)}\n`);
  }
  if (reasons.length > MOST_REASONS) {
    terminal.report(
      `note: rows were dropped for ${reasons.length - MOST_REASONS} more reasons; see --json\n`,
    );
  }
}

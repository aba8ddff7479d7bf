import { type Command, Option } from 'commander';
import { InputError } from '../../base/inputError.ts';
import type { EvaluationTable } from '../../results/evaluation.ts';
import { PRESETS, type PresetName } from '../../results/presets.ts';
import type { TableShape } from '../../results/table/tableShape.ts';
import type { Terminal } from '../terminal.ts';
import { terminalText } from '../terminalText.ts';
import { fraction } from './numberOption.ts';

/** What --layers takes. */
export const LAYERS_HELP = 'layer profiles (model, layer, depth, downstream, accuracy, upstream_accuracy)';

/** Values of the options that say how a table is to be read. */
export interface TableOptions {
  readonly preset?: PresetName;
  readonly upstream?: string;
  readonly downstream?: string[];
  readonly except?: string[];
  readonly id?: string[];
  readonly taskColumn?: string;
  readonly valueColumn?: string;
  readonly upstreamTask?: string;
  readonly join?: string[];
  readonly scale?: 'fraction' | 'percent' | 'auto';
  readonly metric?: 'accuracy' | 'error' | 'auto';
  readonly fromUpstream?: number;
  readonly toUpstream?: number;
  readonly without?: string[];
  readonly quiet?: boolean;
}

/** Adds the options that say how a table is to be read; `argument` says which paths a command takes. */
export function addTableOptions(command: Command, argument = '<csv...>'): Command {
  const list = (value: string, before: string[] = []) => [
    ...before,
    ...value.split(',').map((name) => name.trim()),
  ];
  return command
    .argument(argument, 'tables of evaluations; - reads standard input')
    .optionsGroup('Shape of the table (default: the canonical columns):')
    .addOption(new Option('--preset <name>', 'a public table of known shape').choices(Object.keys(PRESETS)))
    .option('--upstream <column>', 'wide table: the column of upstream accuracies')
    .option(
      '--downstream <columns>',
      'wide table: columns of downstream accuracies, * for any characters',
      list,
    )
    .option('--except <columns>', 'wide table: columns that --downstream should not take', list)
    .option('--task-column <column>', 'long table: the column of task names')
    .option('--upstream-task <task>', 'long table: the task that is upstream')
    .option('--value-column <column>', 'long table, or joined files: the column of accuracies')
    .option('--join <columns>', 'joined files (upstream first): the columns that name a model', list)
    .option('--id <columns>', 'wide or long table: the columns that name a model', list)
    .optionsGroup('Accuracies:')
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
    .optionsGroup('Models:')
    .option('--from-upstream <accuracy>', 'only models of at least this upstream accuracy', fraction)
    .option('--to-upstream <accuracy>', 'only models of at most this upstream accuracy', fraction)
    .option(
      '--without <model>',
      'leave out a model; may be repeated',
      (model: string, before: string[] = []) => [...before, model],
    )
    .optionsGroup('Output:')
    .option('--quiet', 'no progress and no warnings');
}

/** Reads the tables that a command line names, and reports what was detected and dropped. */
export async function readTables(
  paths: readonly string[],
  options: TableOptions,
  terminal: Terminal,
): Promise<EvaluationTable> {
  const { readEvaluations } = await import('../../results/readEvaluations.ts');
  const { scale, metric } = options;
  const { withinRange } = await import('../../results/withinRange.ts');
  const { withoutModels } = await import('../../results/withoutModels.ts');
  const read = readEvaluations(paths, {
    shape: tableShape(options),
    scale: scale === 'auto' ? undefined : scale,
    metric: metric === 'auto' ? undefined : metric,
  });
  const table = withinRange(withoutModels(read, options.without ?? []), {
    from: options.fromUpstream,
    to: options.toUpstream,
  });
  if (!options.quiet) {
    for (const note of table.notes) terminal.report(`note: ${terminalText(note)}\n`);
    reportDropped(table, terminal);
  }
  return table;
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

/** The shape that the options describe, or undefined for a canonical table. */
function tableShape(options: TableOptions): TableShape | undefined {
  const { preset, upstream, downstream, except, id, taskColumn, valueColumn, upstreamTask, join } = options;
  const given = Object.entries({
    '--preset': preset,
    '--join': join,
    '--task-column': taskColumn,
    '--upstream': upstream,
  }).flatMap(([flag, value]) => (value === undefined ? [] : [flag]));
  if (given.length > 1) {
    throw new InputError(`${given.join(' and ')} describe different shapes of table`, {}, 'give one of them');
  }
  const need = <T>(value: T | undefined, flag: string, what: string): T => {
    if (value !== undefined) return value;
    throw new InputError(`${given[0]} needs ${flag}: ${what}`, {}, `add ${flag}`);
  };
  if (preset !== undefined) {
    return PRESETS[preset];
  }
  if (join !== undefined) {
    return {
      kind: 'joined',
      id: join,
      valueColumn: need(valueColumn, '--value-column', 'the column of accuracies'),
    };
  }
  if (taskColumn !== undefined) {
    return {
      kind: 'long',
      taskColumn,
      id: need(id, '--id', 'the columns that name a model'),
      valueColumn: need(valueColumn, '--value-column', 'the column of accuracies'),
      upstreamTask: need(upstreamTask, '--upstream-task', 'the task that is upstream'),
    };
  }
  if (upstream !== undefined) {
    return {
      kind: 'wide',
      upstream,
      id: need(id, '--id', 'the columns that name a model'),
      downstream: need(downstream, '--downstream', 'the columns of downstream accuracies'),
      except,
    };
  }
  const stray = Object.entries({
    '--downstream': ['--upstream', downstream],
    '--except': ['--upstream', except],
    '--id': ['--upstream or --task-column', id],
    '--value-column': ['--task-column or --join', valueColumn],
    '--upstream-task': ['--task-column', upstreamTask],
  } as const).find(([, [, value]]) => value !== undefined);
  if (stray)
    throw new InputError(
      `${stray[0]} needs ${stray[1][0]} beside it`,
      {},
      'see --help for the shapes of table',
    );
  return undefined;
}

import { InputError } from '../../base/inputError.ts';
import type { PresetName } from '../../results/presetNames.ts';
import type { ColumnNames, RepeatsRule, TableShape } from '../../results/table/tableShape.ts';

/** Values of the options that say how a table is to be read. */
export interface TableOptions {
  readonly preset?: PresetName;
  readonly shape?: string;
  readonly column?: string[];
  readonly missing?: string[];
  readonly where?: string[];
  readonly repeats?: string;
  readonly upstreamFile?: string;
  readonly upstreamShots?: number;
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
  /** Downstream tasks to keep. */
  readonly task?: string[];
  readonly without?: string[];
  readonly withoutFamily?: string[];
  readonly quiet?: boolean;
}

/** The shape that options describe, or undefined where they say nothing: a canonical table, or one to recognise. */
export async function tableShape(options: TableOptions): Promise<TableShape | undefined> {
  const base = (await namedShape(options)) ?? flagShape(options);
  const { column, missing, where, repeats, upstreamShots } = options;
  if (!base && !column && !missing && !where && !repeats && upstreamShots === undefined) return undefined;
  const shape: TableShape = base ?? { kind: 'canonical', ...(options.id && { id: options.id }) };
  if (upstreamShots !== undefined && shape.kind !== 'long') {
    throw new InputError('--upstream-shots is for long tables', {}, 'describe one with --task-column');
  }
  return {
    ...shape,
    ...(column && { columns: { ...shape.columns, ...(await namedColumns(column)) } }),
    ...(where && { where: { ...shape.where, ...columnTexts(where) } }),
    ...(missing && { missing: [...(shape.missing ?? []), ...missing] }),
    ...(repeats && { repeats: repeats as RepeatsRule }),
    ...(upstreamShots !== undefined && { upstreamShots }),
  } as TableShape;
}

/** A preset or a shape file, with what other options say in its place. */
async function namedShape({
  preset,
  shape: file,
  ...options
}: TableOptions): Promise<TableShape | undefined> {
  if (preset === undefined && file === undefined) return undefined;
  if (preset !== undefined && file !== undefined) {
    throw new InputError('--preset and --shape both describe the table', {}, 'give one of them');
  }
  if (options.join !== undefined) {
    const named = preset === undefined ? '--shape' : '--preset';
    throw new InputError(`${named} and --join describe different shapes of table`, {}, 'give one of them');
  }
  let shape: TableShape;
  if (preset !== undefined) {
    const { PRESETS } = await import('../../results/presets.ts');
    shape = PRESETS[preset];
  } else {
    const { readShape } = await import('../../results/readShape.ts');
    shape = readShape(file as string);
  }
  const { upstream, downstream, except, id, taskColumn, valueColumn, upstreamTask } = options;
  const others = Object.entries({
    upstream,
    downstream,
    except,
    id,
    taskColumn,
    valueColumn,
    upstreamTask,
  }).filter(([, value]) => value !== undefined);
  const fields = { wide: WIDE, long: LONG, joined: JOINED, canonical: ['id'] }[shape.kind];
  const stray = others.find(([name]) => !fields.includes(name));
  if (stray) {
    const what = preset === undefined ? `the shape in ${file}` : `the preset ${preset}`;
    throw new InputError(
      `${what} describes a ${shape.kind} table, which has no such part`,
      {},
      'leave it out',
      {
        name: stray[0],
      },
    );
  }
  return { ...shape, ...Object.fromEntries(others) } as TableShape;
}

const WIDE = ['upstream', 'downstream', 'except', 'id'];
const LONG = ['taskColumn', 'valueColumn', 'upstreamTask', 'except', 'id'];
const JOINED = ['valueColumn', 'id'];

/** The shape that flags alone describe. */
function flagShape(options: TableOptions): TableShape | undefined {
  const { upstream, downstream, except, id, taskColumn, valueColumn, upstreamTask, join, upstreamFile } =
    options;
  const given = Object.entries({
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
  if (join !== undefined) {
    return {
      kind: 'joined',
      id: [...join, ...(id ?? [])],
      valueColumn: need(valueColumn, '--value-column', 'the column of accuracies'),
    };
  }
  if (taskColumn !== undefined) {
    return {
      kind: 'long',
      taskColumn,
      id: need(id, '--id', 'the columns that name a model'),
      valueColumn: need(valueColumn, '--value-column', 'the column of accuracies'),
      upstreamTask:
        upstreamFile === undefined
          ? need(upstreamTask, '--upstream-task', 'the task that is upstream')
          : (upstreamTask ?? 'upstream'),
      except,
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
    '--except': ['--upstream or --task-column', except],
    '--id': ['--upstream, --task-column or --column', options.column ? undefined : id],
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

/** `metric=acc` for each column. */
function columnTexts(pairs: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    pairs.map((text) => {
      const at = text.indexOf('=');
      if (at > 0) return [text.slice(0, at), text.slice(at + 1)];
      throw new InputError(`--where ${text} is no pair`, {}, 'expected COLUMN=TEXT, such as split=test');
    }),
  );
}

/** `shots=fewshot_k` for each canonical column. */
async function namedColumns(columns: readonly string[]): Promise<ColumnNames> {
  const { canonicalKeys } = await import('../../results/shapes/parseShape.ts');
  const pairs = columns.map((text) => {
    const at = text.indexOf('=');
    if (at > 0 && at < text.length - 1) return [text.slice(0, at).trim(), text.slice(at + 1)];
    throw new InputError(
      `--column ${text} is no pair`,
      {},
      'expected CANONICAL=COLUMN, such as shots=fewshot_k',
    );
  });
  return canonicalKeys(Object.fromEntries(pairs));
}

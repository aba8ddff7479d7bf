import { CANONICAL_COLUMNS } from '../evaluation.ts';
import type { ColumnNames, TableShape } from '../table/tableShape.ts';
import { nameListText } from './nameList.ts';

/** The words of a command line that describe a shape. */
export function shapeFlags(shape: TableShape): string[] {
  const words: string[] = [];
  const add = (flag: string, value: string | number | undefined) => {
    if (value === undefined) return;
    // A value that begins with a dash could be taken for a flag.
    if (String(value).startsWith('-')) words.push(`${flag}=${value}`);
    else words.push(flag, String(value));
  };
  if (shape.id !== undefined) add(shape.kind === 'joined' ? '--join' : '--id', nameListText(shape.id));
  if (shape.kind === 'wide') {
    add('--upstream', shape.upstream);
    add('--downstream', nameListText(shape.downstream));
    add('--except', shape.except && nameListText(shape.except));
  } else if (shape.kind === 'long') {
    add('--task-column', shape.taskColumn);
    add('--value-column', shape.valueColumn);
    add('--upstream-task', shape.upstreamTask);
    add('--except', shape.except && nameListText(shape.except));
    add('--upstream-shots', shape.upstreamShots);
  } else if (shape.kind === 'joined') {
    add('--value-column', shape.valueColumn);
  }
  for (const [key, source] of Object.entries(shape.columns ?? {})) {
    const { name } = CANONICAL_COLUMNS.find((column) => column.key === key) as { name: string };
    add('--column', `${name}=${sourceText(source)}`);
  }
  for (const [column, text] of Object.entries(shape.where ?? {})) add('--where', `${column}=${text}`);
  add('--repeats', shape.repeats);
  return words;
}

function sourceText(source: NonNullable<ColumnNames[keyof ColumnNames]>): string {
  if (typeof source === 'string') return source;
  const { column, match, times } = source;
  return `${column}${match === undefined ? '' : `~${match}`}${times === undefined ? '' : `*${times}`}`;
}

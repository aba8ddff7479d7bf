import { shellWord } from '../../base/shellWord.ts';
import type { View } from '../view/view.ts';

/** What a command line needs beside the view. */
export interface CommandParts {
  /** Words that read the table. */
  readonly table: readonly string[];
  /** Words that say how answers are made. */
  readonly options: readonly string[];
}

/** A name, or a number, as the value of a flag: one that begins with a dash could be taken for a flag. */
function flag(name: string, value: string | number): string[] {
  return String(value).startsWith('-') ? [`${name}=${value}`] : [name, String(value)];
}

const line = (words: readonly string[]) => ['plateau', ...words].map(shellWord).join(' ');

/** What says which models are in. */
function modelWords({ leftOut, familiesOut, from }: View): string[] {
  return [
    ...(from > 0 ? flag('--from-upstream', from) : []),
    ...leftOut.flatMap((model) => flag('--without', model)),
    ...familiesOut.flatMap((family) => flag('--without-family', family)),
  ];
}

/** The table, how it is answered, and the models that are in: what most commands begin with. */
function answeredWords({ table, options }: CommandParts, view: View): string[] {
  return [...table, ...options, ...modelWords(view), ...upTo(view)];
}

const upTo = ({ to }: View) => (to < 1 ? flag('--to-upstream', to) : []);

/** The command that gives the numbers of a view: `plateau fit` of a table, as a POSIX shell takes it. */
export function fitCommand(parts: CommandParts, view: View): string {
  const { laws, sort } = view;
  return line([
    'fit',
    ...answeredWords(parts, view),
    ...(laws.length > 0 ? ['--method', ['frontier', ...laws].join(',')] : []),
    ...(sort === 'worth' ? [] : ['--sort', sort]),
  ]);
}

/** The command that gives the numbers of rivals of a downstream task; null where none are drawn. */
export function compareCommand(
  { table }: CommandParts,
  view: View,
  downstream: string,
  cut: number | null,
): string | null {
  if (view.rivals.length === 0) return null;
  const range = cut === null ? upTo(view) : ['--cut', String(cut)];
  return line(['compare', ...table, ...modelWords(view), ...range, ...flag('--task', downstream)]);
}

/** The command that answers what is asked of a downstream task; null where nothing is. */
export function questionCommand(parts: CommandParts, view: View, downstream: string): string | null {
  const { target, future } = view;
  if (target === null && future === null) return null;
  return line([
    'plan',
    ...answeredWords(parts, view),
    ...flag('--task', downstream),
    ...(target === null ? [] : ['--target-ds', String(target)]),
    ...(future === null ? [] : ['--future-us', String(future)]),
  ]);
}

/** The command that lists the models to take for the tasks that are picked; null where none are. */
export function pickCommand(parts: CommandParts, view: View): string | null {
  const { picked, cost, mostParameters } = view;
  if (picked.length === 0) return null;
  return line([
    'plan',
    ...answeredWords(parts, view),
    ...picked.flatMap((name) => flag('--task', name)),
    ...(cost === 'parameters' ? [] : flag('--cost', cost)),
    ...(mostParameters === null ? [] : ['--max-parameters', String(mostParameters)]),
  ]);
}

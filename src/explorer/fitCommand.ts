import { shellWord } from '../base/shellWord.ts';
import type { View } from './view.ts';

/** The command that gives the numbers of a view: `plateau fit` of a table, as a POSIX shell takes it. */
export function fitCommand(words: readonly string[], { leftOut, from, to, law }: View): string {
  const all = [
    'plateau',
    'fit',
    ...words,
    ...(from > 0 ? ['--from-upstream', String(from)] : []),
    ...(to < 1 ? ['--to-upstream', String(to)] : []),
    ...leftOut.flatMap((model) => [
      model.startsWith('-') ? `--without=${model}` : '--without',
      ...(model.startsWith('-') ? [] : [model]),
    ]),
    ...(law ? ['--method', `frontier,${law}`] : []),
  ];
  return all.map(shellWord).join(' ');
}

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { shellWord } from '../base/shellWord.ts';
import type { Suggestion } from '../results/recognise/suggestion.ts';
import { shapeFlags } from '../results/shapes/shapeFlags.ts';

/**
 * The lines that follow the error of an unknown table: what was guessed, and alone on a line the command line that
 * reads it. Empty where a file is needed that is not there.
 *
 * @param words the command line that was given
 */
export function suggestionText(suggestion: Suggestion, words: readonly string[]): string {
  const { shape, preset, doubt } = suggestion;
  const named = withFiles(words, suggestion);
  if (!named) return '';
  const flags = preset === undefined ? shapeFlags(shape) : ['--preset', preset];
  const command = ['plateau', ...withFlags(named, flags)].map(shellWord).join(' ');
  const lead = doubt === undefined ? 'To read it so:' : `To read it so (${doubt}):`;
  return `${lead}\n${command}\n`;
}

/** Flags stand before a `--`, behind which all are paths. */
function withFlags(words: readonly string[], flags: readonly string[]): string[] {
  const end = words.indexOf('--');
  return end < 0 ? [...words, ...flags] : [...words.slice(0, end), ...flags, ...words.slice(end)];
}

/** The command line with the files in the order that says which is upstream, or with a folder of them. */
function withFiles(words: readonly string[], { files, needs }: Suggestion): string[] | undefined {
  if (needs !== undefined) {
    const at = words.findIndex((word) => existsSync(word) && existsSync(join(dirname(word), needs)));
    return at < 0 ? undefined : words.map((word, i) => (i === at ? dirname(word) : word));
  }
  if (!files || files.every((file, i) => words.filter((word) => files.includes(word))[i] === file)) {
    return [...words];
  }
  const isPath = (word: string) => files.some((file) => file === word || dirname(file) === join(word));
  const at = words.findIndex(isPath);
  const others = (from: number, to?: number) => words.slice(from, to).filter((word) => !isPath(word));
  return [...others(0, at), ...files, ...others(at)];
}

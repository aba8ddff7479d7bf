import { wrapAnsi } from 'fast-wrap-ansi';

/** Narrowest text that is wrapped; below, lines are left to the terminal. */
const NARROWEST = 24;

/**
 * Text on lines of at most so many characters, broken between words; lines after the first are indented.
 *
 * @param width infinite where output goes to a file: one line then
 */
export function wrapped(text: string, width: number, indent = ''): string {
  if (!Number.isFinite(width)) return text;
  return wrapAnsi(text, Math.max(NARROWEST, width - indent.length)).replaceAll('\n', `\n${indent}`);
}

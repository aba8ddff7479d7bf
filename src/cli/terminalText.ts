import { stripVTControlCharacters } from 'node:util';
import { visibleText } from '../base/visibleText.ts';

/** Somebody's text on one line of a terminal: without control sequences and marks that change the direction of what follows. */
export function terminalText(text: string): string {
  return visibleText(stripVTControlCharacters(text));
}

/** Lines of our own with somebody's text in them, as a terminal may get them: only line ends stay as they are. */
export function terminalLines(text: string): string {
  return text.split('\n').map(terminalText).join('\n');
}

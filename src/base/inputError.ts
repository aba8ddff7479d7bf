import { visibleText } from './visibleText.ts';

/** Where in the input something was found. */
export interface InputPlace {
  readonly file?: string;
  /** Row as a spreadsheet counts: the header is row 1. */
  readonly row?: number;
  readonly column?: string;
}

/** The option that mends an error, by its name in the library; the command line makes its flag of it. */
export interface ErrorOption {
  readonly name: string;
  /** Values that would mend it. Default: any. */
  readonly choices?: readonly string[];
}

/**
 * Something wrong with what a person gave: a file, a cell, an option. Its message is one line that says where, what
 * was found, what was expected and what to do; the command line prints it and exits with 2.
 */
export class InputError extends Error {
  override readonly name = 'InputError';
  /** The message without its option. */
  readonly text: string;
  readonly options: readonly ErrorOption[];
  readonly place: InputPlace;

  constructor(
    /** What was found and what was expected. */
    problem: string,
    place: InputPlace = {},
    /** What to do about it. */
    advice?: string,
    /** What to do it with: any of them. */
    ...options: readonly ErrorOption[]
  ) {
    const { file, row, column } = place;
    const where = [
      file === undefined ? undefined : plain(file),
      row === undefined ? undefined : `row ${row}`,
      column === undefined ? undefined : `column ${quote(column)}`,
    ].filter((part) => part !== undefined);
    const message = `${where.length > 0 ? `${where.join(', ')}: ` : ''}${problem}${advice ? `; ${advice}` : ''}`;
    const text = visibleText(message.replace(/\s*\n\s*/g, ' '));
    super(options.length > 0 ? `${text} (option ${options.map(optionText).join(' or ')})` : text);
    this.text = text;
    this.options = options;
    this.place = place;
  }
}

/** `scale: fraction or percent` */
function optionText({ name, choices = [] }: ErrorOption): string {
  return choices.length > 0 ? `${name}: ${choices.join(' or ')}` : name;
}

/** Longest piece of somebody's text that a message repeats. */
const LONGEST_QUOTE = 60;

/** Somebody's text in quotes, on one line, without control characters, shortened. */
export function quote(text: string): string {
  return visibleText(JSON.stringify(shorten(text)));
}

/** Names in quotes, at most so many. */
export function quoteList(names: readonly string[], most = 12): string {
  const shown = names.slice(0, most).map(quote).join(', ');
  return names.length > most ? `${shown} and ${names.length - most} more` : shown;
}

function plain(text: string): string {
  return quote(text).slice(1, -1).replaceAll('\\\\', '\\').replaceAll('\\"', '"');
}

function shorten(text: string): string {
  return text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE - 1)}…` : text;
}

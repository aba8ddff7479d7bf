import { terminalLines } from './terminalText.ts';
import { paint } from './text/paint.ts';

/** Where the texts of a command line go, as they are. */
export interface Streams {
  /** stdout. */
  write(text: string): void;
  /** stderr. */
  report(text: string): void;
  /** Width in characters; infinite where output goes to a file or a pipe. */
  readonly columns: number;
  /** Whether stdout shows colours; default: it does not. */
  readonly colours?: boolean;
  /** Whether stderr is a terminal, on which a line can be written over; default: it is not. */
  readonly live?: boolean;
}

/**
 * Where a command writes: documents for programs (JSON, CSV) to `write`, results for people to `print`, both of which
 * are stdout; progress and warnings to `report` (stderr).
 */
export interface Terminal extends Streams {
  print(text: string): void;
  /** Writes over the last line of stderr, or clears it; only where that is a terminal. */
  status?(line: string): void;
}

/**
 * The one door to the terminal: whatever names a table holds, no control sequence gets through it. Documents keep every
 * byte on their way to a file or a program, and are made printable too where a person looks at them.
 */
export function safeTerminal({ write, report, columns, colours, live }: Streams): Terminal {
  return {
    write: (text) => write(Number.isFinite(columns) ? terminalLines(text) : text),
    print: (text) => write(colours ? paint(terminalLines(text)) : terminalLines(text)),
    report: (text) => report(terminalLines(text)),
    columns,
    ...(live ? { status: (line) => report(`\r\u001b[2K${terminalLines(line)}`) } : {}),
  };
}

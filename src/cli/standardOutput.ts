import { fstatSync } from 'node:fs';
import { isatty } from 'node:tty';
import { StoppedError } from '../base/stoppedError.ts';
import { writeFully } from '../files/writeFully.ts';

const STDOUT = 1;

/** stdout with every write checked. */
export interface StandardOutput {
  write(text: string): void;
  /** What a pipe said after `write` had returned: something to tell, or undefined. */
  failure(): StoppedError | undefined;
}

/**
 * Opens stdout. A full disk is an error, told in one line; a reader that closes the pipe early (head, less) wants no
 * more, which is none: what follows is not written, and work that writes files goes on.
 */
export function openStandardOutput(stream: NodeJS.WriteStream = process.stdout): StandardOutput {
  let failed: StoppedError | undefined;
  let closed = false;
  const note = (error: NodeJS.ErrnoException) => {
    closed = true;
    if (!QUIET.has(error.code ?? '')) failed ??= new StoppedError(problem(error));
  };
  stream.on('error', note);
  // Node's own stream for files takes no notice of a write that was cut short.
  const toFile = isFile();
  return {
    write(text) {
      if (closed) return;
      if (!toFile) {
        stream.write(text);
        return;
      }
      try {
        writeFully(STDOUT, text);
      } catch (error) {
        note(error as NodeJS.ErrnoException);
        if (failed) throw failed;
      }
    },
    failure: () => failed,
  };
}

const QUIET = new Set(['EPIPE', 'ERR_STREAM_DESTROYED', 'ERR_STREAM_WRITE_AFTER_END']);

function problem({ code, message }: NodeJS.ErrnoException): string {
  return `stdout cannot be written (${code ?? message}); check the space left where it goes`;
}

/** Whether stdout goes to a file or a device such as /dev/full, where a write is done when it returns. */
function isFile(): boolean {
  if (isatty(STDOUT)) return false;
  const found = fstatSync(STDOUT);
  return found.isFile() || found.isCharacterDevice();
}

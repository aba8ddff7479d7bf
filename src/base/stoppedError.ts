/** Work that was stopped, by a person or by the machine; the command line prints the message, which says how to go on, and exits with 1. */
export class StoppedError extends Error {
  override readonly name = 'StoppedError';
}

/** Work that a person stopped; the command line prints the message, which says how to go on, and exits with 1. */
export class StoppedError extends Error {
  override readonly name = 'StoppedError';
}

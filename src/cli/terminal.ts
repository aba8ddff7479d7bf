/** Where a command writes: results to `write` (stdout), progress and warnings to `report` (stderr). */
export interface Terminal {
  write(text: string): void;
  report(text: string): void;
  /** Width in characters; infinite where output goes to a file or a pipe. */
  readonly columns: number;
}

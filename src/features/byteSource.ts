/** Bytes of a file or of a member of an archive, read from the beginning on. */
export interface ByteSource {
  /** For messages. */
  readonly file: string;
  /** Bytes in all. */
  readonly size: number;
  /**
   * The bytes [from, to), or fewer where it ends before.
   *
   * @param scratch memory for as many bytes or more, which may be filled and returned to spare new memory
   */
  read(from: number, to: number, scratch?: Uint8Array): Uint8Array;
}

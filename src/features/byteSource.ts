/** Bytes of a file or of a member of an archive, read from the beginning on. */
export interface ByteSource {
  /** For messages. */
  readonly file: string;
  /** Bytes in all. */
  readonly size: number;
  /** The bytes [from, to), or fewer where it ends before. */
  read(from: number, to: number): Uint8Array;
}

/** Labelled square images, as every task of the trainer gives them. */
export interface ImageSet {
  /** n x size x size x 3 bytes: RGB, row by row, one image after another. */
  readonly images: Uint8Array;
  /** n classes, each in [0, classes). */
  readonly labels: Int32Array;
  readonly classes: number;
  /** Pixels along a side. */
  readonly size: number;
}

/** Features of some examples: one row an example, one column a feature, row after row. */
export interface FeatureMatrix {
  readonly values: Float32Array | Float64Array;
  /** Examples. */
  readonly rows: number;
  /** Features. */
  readonly columns: number;
}

/** Features with the class of every row; classes are any integers. */
export interface LabelledFeatures {
  readonly features: FeatureMatrix;
  readonly labels: Int32Array;
}

/**
 * Checks that a matrix holds what it says, that every value is finite and at most `LARGEST_FEATURE` in size, and that there is a label a row.
 *
 * @throws RangeError saying which row and column (from 0) is at fault
 */
export function checkFeatures({ values, rows, columns }: FeatureMatrix, labels: Int32Array): void {
  if (values.length !== rows * columns) {
    throw new RangeError(`${values.length} values; expected ${rows} rows of ${columns}`);
  }
  if (rows === 0 || columns === 0) throw new RangeError(`no features: ${rows} rows of ${columns}`);
  if (labels.length !== rows) throw new RangeError(`${labels.length} labels for ${rows} rows of features`);
  const at = firstUnusable(values);
  if (at >= 0) {
    throw new RangeError(`feature ${at % columns} of row ${Math.floor(at / columns)} is ${values[at]}`);
  }
}

/** Features beyond this size cannot be standardised: sums of their squares are no longer finite. */
export const LARGEST_FEATURE = 1e100;
const SCALE = Number.MAX_VALUE / LARGEST_FEATURE;

/** Index of the first value that no probe can work with, or -1: NaN, infinite, or beyond `LARGEST_FEATURE`. */
export function firstUnusable(values: Float32Array | Float64Array): number {
  // Scaled so that what is too large overflows, x - x is 0 for a usable x and NaN otherwise, so that a sum tells of
  // all; four sums need not wait for each other.
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  const whole = values.length - (values.length % 4);
  for (let i = 0; i < whole; i += 4) {
    const p = SCALE * values[i];
    const q = SCALE * values[i + 1];
    const r = SCALE * values[i + 2];
    const s = SCALE * values[i + 3];
    a += p - p;
    b += q - q;
    c += r - r;
    d += s - s;
  }
  for (let i = whole; i < values.length; i++) a += SCALE * values[i] - SCALE * values[i];
  return a + b + c + d === 0 ? -1 : values.findIndex((value) => !Number.isFinite(SCALE * value));
}

/** Some rows of a matrix, in the order given. */
export function selectRows({ values, columns }: FeatureMatrix, rows: Int32Array): FeatureMatrix {
  const out = new (values instanceof Float32Array ? Float32Array : Float64Array)(rows.length * columns);
  for (let i = 0; i < rows.length; i++) {
    out.set(values.subarray(rows[i] * columns, (rows[i] + 1) * columns), i * columns);
  }
  return { values: out, rows: rows.length, columns };
}

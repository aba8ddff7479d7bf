import type { FeatureMatrix } from '../featureMatrix.ts';
import { exact } from '../matrix/engines.ts';
import { standardisedRows, standardOf } from '../ridge/standardise.ts';
import { allRows } from '../supports.ts';

/** Products of every two examples' centred features: all that similarity needs to keep of a layer. */
export interface GramMatrix {
  /** Row-major, size x size, symmetric. */
  readonly values: Float64Array;
  /** Examples. */
  readonly size: number;
}

/**
 * Gram matrix of a layer on some examples (a thousand are plenty: 8 MB a layer), its features centred.
 *
 * @example gramMatrix({ values: Float64Array.of(1, 3), rows: 2, columns: 1 }).values // Float64Array.of(1, -1, -1, 1)
 */
export function gramMatrix(features: FeatureMatrix): GramMatrix {
  const { rows: size, columns } = features;
  const rows = allRows(size);
  const { mean } = standardOf(features, rows);
  const standard = { mean, deviation: new Float64Array(columns).fill(1) };
  const values = new Float64Array(size * size);
  exact().scope(() => {
    const gram = exact().matrix(size, size);
    exact().addSquare(gram, standardisedRows(features, rows, standard));
    const lower = exact().values;
    for (let i = 0; i < size; i++) {
      for (let j = 0; j <= i; j++) {
        const entry = lower[gram.offset + i * gram.rowStep + j];
        values[i * size + j] = entry;
        values[j * size + i] = entry;
      }
    }
  });
  return { values, size };
}

/**
 * Linear centred kernel alignment of two layers on the same examples (Kornblith, Norouzi, Lee and Hinton 2019, eq. 1):
 * HSIC(K, L) / sqrt(HSIC(K, K) HSIC(L, L)), in [0, 1], 1 for features that are the same up to rotation, scale and shift.
 *
 * The plain estimate of HSIC, tr(KL) of centred Gram matrices, is too high where examples are few for the number of
 * features; the unbiased one (Song, Smola, Gretton, Bedo and Borgwardt 2012, eq. 5), which may also be averaged over
 * batches (Nguyen, Raghu and Kornblith 2021), is the default. It may fall a little below 0.
 *
 * @param k Gram matrix of one layer, as `gramMatrix` makes it
 * @param l of the other, on the same examples
 * @param options.unbiased which estimate; default true
 * @throws RangeError for Gram matrices of different sizes, or of fewer than 4 examples
 * @example
 * const layer = gramMatrix({ values: Float64Array.of(1, 2, 4, 8, 16), rows: 5, columns: 1 });
 * linearCka(layer, layer).toFixed(6) // '1.000000'
 * @returns NaN-free: 0 where a layer does not vary
 */
export function linearCka(
  k: GramMatrix,
  l: GramMatrix,
  options: { readonly unbiased?: boolean } = {},
): number {
  const { unbiased = true } = options;
  if (k.size !== l.size) throw new RangeError(`${l.size} examples; expected ${k.size}, the same ones`);
  if (k.size < 4) throw new RangeError(`${k.size} examples; expected 4 or more`);
  const hsic = unbiased ? unbiasedHsic : plainHsic;
  const scale = hsic(k, k) * hsic(l, l);
  return scale > 0 ? hsic(k, l) / Math.sqrt(scale) : 0;
}

function plainHsic(k: GramMatrix, l: GramMatrix): number {
  let sum = 0;
  for (let i = 0; i < k.values.length; i++) sum += k.values[i] * l.values[i];
  return sum;
}

/** With diagonals set to 0: (tr(KL) + 1'K1 1'L1 / ((n - 1)(n - 2)) - 2 1'KL1 / (n - 2)) / (n (n - 3)). */
function unbiasedHsic(k: GramMatrix, l: GramMatrix): number {
  const n = k.size;
  let trace = 0;
  let [kAll, lAll, both] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    let [kRow, lRow] = [0, 0];
    for (let j = 0, at = i * n; j < n; j++, at++) {
      if (i === j) continue;
      trace += k.values[at] * l.values[at];
      kRow += k.values[at];
      lRow += l.values[at];
    }
    kAll += kRow;
    lAll += lRow;
    both += kRow * lRow;
  }
  return (trace + (kAll * lAll) / ((n - 1) * (n - 2)) - (2 * both) / (n - 2)) / (n * (n - 3));
}

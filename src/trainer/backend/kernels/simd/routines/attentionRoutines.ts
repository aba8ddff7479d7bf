import type { ProductRoutines } from '../../../../../simd/product.ts';
import type { Callable, Routine } from '../../../../../simd/routine.ts';
import type { SimdModule } from '../../../../../simd/simdModule.ts';
import { type Int, loadReal, type Real } from '../../../../../simd/values.ts';

const NO_FLOOR = Number.NEGATIVE_INFINITY;

/** A matrix inside a larger one: where it begins, how many bytes its rows lie apart, and whether it is meant transposed. */
interface Piece {
  readonly at: Int;
  readonly row: Int;
  readonly transposed?: boolean;
}

/**
 * Attention among few tokens (Vaswani et al. 2017), image by image and head by head: W = softmax(scale Q K'),
 * out = W V. Queries, keys, values and what comes out are (images tokens) x (heads headWidth); the weights, images x heads x
 * tokens x tokens, are kept for the gradients.
 */
export function writeAttention(module: SimdModule, { product }: ProductRoutines, softmax: Callable): void {
  const shape = { images: 'int', tokens: 'int', heads: 'int', headWidth: 'int', scale: 'float' } as const;
  /** out = A B, out rows x columns, summed over so many terms. */
  const multiply = (
    f: Routine,
    { zeros, scratch }: { zeros: Int; scratch: Int },
    [a, b, out]: [Piece, Piece, Piece],
    [rows, terms, columns]: [Int, Int, Int],
  ) =>
    f.call(
      a.transposed ? product.columns : product.rows,
      ...[a.at, a.transposed ? 4 : a.row, a.transposed ? a.row : 4],
      ...[b.at, b.transposed ? 4 : b.row, b.transposed ? b.row : 4],
      ...[zeros, 0, out.at, out.row, rows, terms, columns, NO_FLOOR, b.transposed ? 1 : 0, scratch],
    );
  /** Visits every head of every image; `at` is where its part of the queries lies, `weightsAt` its weights. */
  const eachHead = (
    f: Routine,
    p: Record<'images' | 'tokens' | 'heads' | 'headWidth', Int>,
    visit: (at: Int, weightsAt: Int, row: Int, weightsRow: Int) => void,
  ) => {
    const row = f.int(p.heads.times(p.headWidth).times(4));
    const weightsRow = f.int(p.tokens.times(4));
    const [at, weightsAt] = [f.int(), f.int(0)];
    f.each(p.images, 1, (image) => {
      at.set(image.times(p.tokens).times(row));
      f.each(p.heads, 1, () => {
        visit(at, weightsAt, row, weightsRow);
        at.add(p.headWidth.times(4));
        weightsAt.add(p.tokens.times(weightsRow));
      });
    });
  };

  module.routine(
    'attend',
    { q: 'int', k: 'int', v: 'int', weights: 'int', out: 'int', ...shape, zeros: 'int', scratch: 'int' },
    (f, p) => {
      eachHead(f, p, (at, weightsAt, row, weightsRow) => {
        const weights = { at: p.weights.plus(weightsAt), row: weightsRow };
        const piece = (base: Int) => ({ at: base.plus(at), row });
        multiply(
          f,
          p,
          [piece(p.q), { ...piece(p.k), transposed: true }, weights],
          [p.tokens, p.headWidth, p.tokens],
        );
        f.call(softmax, weights.at, p.tokens, p.tokens, p.scale);
        multiply(f, p, [weights, piece(p.v), piece(p.out)], [p.tokens, p.tokens, p.headWidth]);
      });
    },
  );

  // dV = W' dOut; dW = dOut V'; through the softmax, with <.> the sum over a row: dS = scale W (dW - <dW W>);
  // dQ = dS K; dK = dS' Q. `dWeights` is room for one head's.
  module.routine(
    'attendGradient',
    {
      dOut: 'int',
      q: 'int',
      k: 'int',
      v: 'int',
      weights: 'int',
      dq: 'int',
      dk: 'int',
      dv: 'int',
      dWeights: 'int',
      ...shape,
      zeros: 'int',
      scratch: 'int',
    },
    (f, p) => {
      eachHead(f, p, (at, weightsAt, row, weightsRow) => {
        const weights = { at: p.weights.plus(weightsAt), row: weightsRow };
        const dWeights = { at: p.dWeights, row: weightsRow };
        const piece = (base: Int) => ({ at: base.plus(at), row });
        const over = (left: Piece, right: Piece, out: Piece, columns: Int, terms: Int) =>
          multiply(f, p, [left, right, out], [p.tokens, terms, columns]);
        const flip = (x: Piece) => ({ ...x, transposed: true });
        over(flip(weights), piece(p.dOut), piece(p.dv), p.headWidth, p.tokens);
        over(piece(p.dOut), flip(piece(p.v)), dWeights, p.tokens, p.headWidth);
        softmaxGradient(f, p.dWeights, weights.at, p.tokens, p.scale);
        over(dWeights, piece(p.k), piece(p.dq), p.headWidth, p.tokens);
        over(flip(dWeights), piece(p.q), piece(p.dk), p.headWidth, p.tokens);
      });
    },
  );
}

/** d = scale w (d - <d w>), row by row of a square matrix. */
function softmaxGradient(f: Routine, gradient: Int, weights: Int, tokens: Int, scale: Real): void {
  const [d, w] = [f.int(gradient), f.int(weights)];
  const [sum4, sum] = [f.vector(), f.float()];
  const left = f.int(tokens);
  f.countDown(left, () => {
    sum4.set(0);
    sum.set(0);
    f.eachReal(tokens, (lanes, at) => {
      const product = loadReal(lanes, d.plus(at)).times(loadReal(lanes, w.plus(at)));
      (lanes === 4 ? sum4 : sum).add(product);
    });
    sum.set(sum.plus(sum4.total()));
    f.eachReal(tokens, (lanes, at) => {
      const wide = (value: Real) => (lanes === 4 ? value.splat() : value);
      const rest = loadReal(lanes, d.plus(at)).minus(wide(sum));
      f.store(d.plus(at), rest.times(loadReal(lanes, w.plus(at))).times(wide(scale)));
    });
    d.add(tokens.times(4));
    w.add(tokens.times(4));
  });
}

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createRandom } from '../../base/random.ts';
import { DEPTH } from '../../simd/product.ts';
import { Cholesky } from './cholesky.ts';
import { exact } from './engines.ts';
import { block, type MatrixView, transposed } from './matrixView.ts';
import { ShiftedTridiagonal } from './shiftedTridiagonal.ts';
import { tridiagonalise } from './tridiagonal.ts';

const ROUNDING = 1e-12;
const side = fc.integer({ min: 1, max: 70 });

/** A matrix of standard normal numbers. */
function normal(rows: number, columns: number, seed: number): MatrixView {
  const out = exact().matrix(rows, columns);
  const random = createRandom(seed, 'matrix');
  const { values } = exact();
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) values[out.offset + i * out.rowStep + j] = random.normal();
  }
  return out;
}

type Plain = number[][];
function plain({ store, rows, columns, offset, rowStep, columnStep }: MatrixView): Plain {
  return Array.from({ length: rows }, (_, i) =>
    Array.from({ length: columns }, (_, j) => store.values[offset + i * rowStep + j * columnStep]),
  );
}

function times(a: Plain, b: Plain): Plain {
  return a.map((row) => b[0].map((_, j) => row.reduce((sum, value, p) => sum + value * b[p][j], 0)));
}

function placed(a: Plain): MatrixView {
  const out = exact().matrix(a.length, a[0].length);
  a.forEach((row, i) => {
    exact().values.set(row, out.offset + i * out.rowStep);
  });
  return out;
}

/** The largest difference of two matrices, or of what is on and below their diagonals. */
function difference(a: Plain, b: Plain, lower = false): number {
  return Math.max(
    ...a.flatMap((row, i) => row.map((value, j) => (lower && j > i ? 0 : Math.abs(value - b[i][j])))),
  );
}

/** A positive definite matrix of `size`. */
function positive(size: number, seed: number): MatrixView {
  const x = normal(size, size + 3, seed);
  const out = exact().matrix(size, size);
  exact().addProduct(out, x, transposed(x));
  return out;
}

const check = <Case>(cases: fc.Arbitrary<Case>, property: (item: Case) => void) =>
  fc.assert(
    fc.property(cases, (item) => exact().scope(() => property(item))),
    { seed: 1, numRuns: 60 },
  );

describe('matrices in double precision', () => {
  test('products of blocks and transposes are added where they lie', () => {
    const cases = fc.record({
      m: side,
      k: side,
      n: side,
      flipA: fc.boolean(),
      flipB: fc.boolean(),
      lower: fc.boolean(),
      fresh: fc.boolean(),
    });
    check(cases, ({ m, k, n, flipA, flipB, lower, fresh }) => {
      const within = (rows: number, columns: number, seed: number) =>
        block(normal(rows + 3, columns + 5, seed), 2, rows + 2, 1, columns + 1);
      const a = flipA ? transposed(within(k, m, 1)) : within(m, k, 1);
      const b = flipB ? transposed(within(n, k, 2)) : within(k, n, 2);
      const frame = normal(m + 3, n + 5, 3);
      const out = block(frame, 2, m + 2, 1, n + 1);
      const before = plain(out);
      const around = plain(frame);
      exact().addProduct(out, a, b, { fresh, lower });
      const expected = times(plain(a), plain(b)).map((row, i) =>
        row.map((value, j) => (fresh ? 0 : before[i][j]) + value),
      );
      expect(difference(plain(out), expected, lower)).toBeLessThan(ROUNDING);
      const outside = plain(frame).flatMap((row, i) =>
        row.filter((value, j) => (i < 2 || i >= m + 2 || j < 1 || j > n) && value !== around[i][j]),
      );
      expect(outside).toEqual([]);
    });
  });

  test('squares are added on and below the diagonal', () => {
    const depth = fc.oneof(side, fc.integer({ min: DEPTH - 1, max: 2 * DEPTH + 1 }));
    check(fc.record({ m: side, k: depth, flip: fc.boolean() }), ({ m, k, flip }) => {
      const a = flip ? transposed(normal(k, m, 1)) : normal(m, k, 1);
      const out = normal(m, m, 2);
      const before = plain(out);
      exact().addSquare(out, a);
      const expected = times(plain(a), plain(transposed(a))).map((row, i) =>
        row.map((value, j) => before[i][j] + value),
      );
      expect(difference(plain(out), expected, true)).toBeLessThan(10 * ROUNDING);
    });
  });

  test('positive definite systems are solved', () => {
    check(fc.record({ size: fc.integer({ min: 1, max: 150 }), columns: side }), ({ size, columns }) => {
      const a = positive(size, 1);
      for (let i = 0; i < size; i++) exact().values[a.offset + i * (a.rowStep + 1)] += 10;
      const known = plain(a);
      const x = normal(size, columns, 2);
      const b = exact().matrix(size, columns);
      exact().addProduct(b, a, x);
      new Cholesky(a).solve(b);
      expect(difference(plain(b), plain(x))).toBeLessThan(1e-10);
      expect(known).toHaveLength(size);
    });
  });

  test('a symmetric matrix is Q T Q with T tridiagonal, and T is solved shifted', () => {
    check(fc.record({ size: fc.integer({ min: 1, max: 90 }), columns: side }), ({ size, columns }) => {
      const a = positive(size, 1);
      const factor = tridiagonalise(a);
      const { q, diagonal, beside } = factor;
      const entry = (i: number, j: number) =>
        i === j ? diagonal[i] : Math.abs(i - j) === 1 ? beside[Math.min(i, j)] : 0;
      const t =
        diagonal.length === size
          ? Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => entry(i, j)))
          : [];
      const turned = plain(q);
      const back = plain(transposed(q));
      const unit = turned.map((_, i) => turned.map((_, j) => Number(i === j)));
      expect(difference(times(turned, back), unit)).toBeLessThan(ROUNDING);
      expect(difference(times(times(turned, t), back), plain(a))).toBeLessThan(1e-9);

      const shifted = new ShiftedTridiagonal(factor, 2);
      const x = normal(size, columns, 2);
      const right = times(
        t.map((row, i) => row.map((value, j) => value + 2 * Number(i === j))),
        plain(x),
      );
      const solution = placed(right);
      shifted.solve(solution);
      expect(difference(plain(solution), plain(x))).toBeLessThan(1e-9);
      const bySolution = times(plain(transposed(x)), right);
      shifted.quadratics(placed(right[0].map((_, j) => right.map((row) => row[j])))).forEach((value, j) => {
        expect(Math.abs(value - bySolution[j][j])).toBeLessThan(1e-9 * Math.max(1, value));
      });
    });
  });
});

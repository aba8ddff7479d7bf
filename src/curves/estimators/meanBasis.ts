import { ALPHA_MAX, ALPHA_MIN } from '../lawLimits.ts';

/**
 * Mean over some models of the basis b_i = (e_i / e_max)^alpha, and its slope in log alpha. It is all that the
 * envelope's objective needs of the models that do not bind.
 */
export interface MeanBasis {
  readonly mean: number;
  readonly slope: number;
  /** Evaluates at an alpha. */
  at(alpha: number): void;
  /** Evaluates at twice the alpha last evaluated, given that. */
  doubleTo(alpha: number): void;
}

/** The mean over given models, exactly. */
export class ExactMeanBasis implements MeanBasis {
  mean = 0;
  slope = 0;
  private readonly n: number;
  private readonly x: Float64Array;
  private readonly b: Float64Array;

  /** Upstream errors, and the largest of them. */
  constructor(upstreamError: ArrayLike<number>, largest: number) {
    const n = upstreamError.length;
    const x = new Float64Array(n);
    let positive = 0;
    for (let i = 0; i < n; i++) {
      if (upstreamError[i] > 0) x[positive++] = Math.log(upstreamError[i] / largest);
    }
    this.n = n;
    this.x = x.subarray(0, positive);
    this.b = new Float64Array(positive);
  }

  at(alpha: number): void {
    const { x, b } = this;
    for (let i = 0; i < b.length; i++) b[i] = Math.exp(alpha * x[i]);
    this.sum(alpha);
  }

  /** Squares instead of exponentials. */
  doubleTo(alpha: number): void {
    const { b } = this;
    for (let i = 0; i < b.length; i++) b[i] *= b[i];
    this.sum(alpha);
  }

  private sum(alpha: number): void {
    const { x, b, n } = this;
    let mean = 0;
    let slope = 0;
    for (let i = 0; i < b.length; i++) {
      mean += b[i];
      slope += x[i] * b[i];
    }
    this.mean = mean / n;
    this.slope = (slope * alpha) / n;
  }
}

/** Nodes of log alpha an octave, and how many of them a piece of the interpolation takes. */
const PER_OCTAVE = 4;
const PIECE = 8;
const STEP = Math.LN2 / PER_OCTAVE;
const FIRST = Math.log(ALPHA_MIN) - (PIECE / 2) * STEP;
/** A multiple of 4, which `load` counts on. */
const NODES = 4 * Math.ceil(((Math.log(ALPHA_MAX) - FIRST) / STEP + PIECE / 2 + 1) / 4);

/**
 * The mean over resamples of some models. As a function of log alpha it is so smooth that its values at a few dozen
 * nodes, interpolated by polynomials of degree 7, give it to 1e-8. A resample then costs one product of its counts
 * with a table instead of an exponential for each model and alpha.
 */
export class ResampledMeanBasis implements MeanBasis {
  mean = 0;
  slope = 0;
  private readonly n: number;
  /** Basis of every model at every node, node by node. */
  private readonly table: Float64Array;
  private readonly values = new Float64Array(NODES);
  private readonly differences = new Float64Array(PIECE);

  constructor(upstreamError: ArrayLike<number>, largest: number) {
    const n = upstreamError.length;
    this.n = n;
    this.table = new Float64Array(NODES * n);
    for (let node = 0; node < NODES; node++) {
      const alpha = Math.exp(FIRST + node * STEP);
      for (let i = 0; i < n; i++) this.table[node * n + i] = (upstreamError[i] / largest) ** alpha;
    }
  }

  /** Loads a resample: how often it holds each model, and how many it holds in all. */
  load(counts: ArrayLike<number>, total: number): void {
    const { n, table, values } = this;
    // Four nodes at a time share each read of a count.
    for (let node = 0; node < NODES; node += 4) {
      const [p, q, r, s] = [node * n, (node + 1) * n, (node + 2) * n, (node + 3) * n];
      let [a, b, c, d] = [0, 0, 0, 0];
      for (let i = 0; i < n; i++) {
        const count = counts[i];
        if (count === 0) continue;
        a += count * table[p + i];
        b += count * table[q + i];
        c += count * table[r + i];
        d += count * table[s + i];
      }
      values[node] = a / total;
      values[node + 1] = b / total;
      values[node + 2] = c / total;
      values[node + 3] = d / total;
    }
  }

  at(alpha: number): void {
    const { values, differences } = this;
    const place = (Math.log(alpha) - FIRST) / STEP;
    const first = Math.min(Math.max(Math.floor(place) - PIECE / 2 + 1, 0), NODES - PIECE);
    const t = place - first;
    // Newton's divided differences over the nodes 0, 1, 2, ... and Horner's scheme for value and slope.
    for (let j = 0; j < PIECE; j++) differences[j] = values[first + j];
    for (let order = 1; order < PIECE; order++) {
      for (let j = PIECE - 1; j >= order; j--) {
        differences[j] = (differences[j] - differences[j - 1]) / order;
      }
    }
    let mean = differences[PIECE - 1];
    let slope = 0;
    for (let j = PIECE - 2; j >= 0; j--) {
      slope = slope * (t - j) + mean;
      mean = mean * (t - j) + differences[j];
    }
    this.mean = mean;
    this.slope = slope / STEP;
  }

  doubleTo(alpha: number): void {
    this.at(alpha);
  }
}

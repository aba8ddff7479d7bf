const { exp } = Math;

/** Standard deviation of the smoothing kernel, as a share of the range of upstream errors. */
const BANDWIDTH = 0.08;
/** The kernel is cut at so many standard deviations. */
const REACH = 3;

/**
 * The average model as a curve: what a model's downstream error has to be below for the model to count as better than
 * average. It is the isotonic mean of downstream on upstream error (pool adjacent violators, Barlow et al. 1972),
 * smoothed by a normal kernel. It knows of no law, so that a wrong law does not choose its own witnesses.
 *
 * @param upstreamError errors of all models, in any order
 * @param downstreamError errors of the same models
 * @returns the curve at every model
 */
export function thresholdCurve(upstreamError: Float64Array, downstreamError: Float64Array): Float64Array {
  const order = [...upstreamError.keys()].sort(
    (i, j) => upstreamError[i] - upstreamError[j] || downstreamError[i] - downstreamError[j],
  );
  const x = Float64Array.from(order, (i) => upstreamError[i]);
  const smooth = smoothed(
    x,
    isotonicMean(
      x,
      Float64Array.from(order, (i) => downstreamError[i]),
    ),
  );
  const curve = new Float64Array(order.length);
  order.forEach((i, rank) => {
    curve[i] = smooth[rank];
  });
  return curve;
}

/** The rising step function nearest to y by least squares; x is sorted, and models of equal x share a step. */
function isotonicMean(x: Float64Array, y: Float64Array): Float64Array {
  const means: number[] = [];
  const sizes: number[] = [];
  const merge = () => {
    const size = sizes[sizes.length - 2] + sizes[sizes.length - 1];
    const last = means.pop() as number;
    const share = (sizes.pop() as number) / size;
    means[means.length - 1] += share * (last - means[means.length - 1]);
    sizes[sizes.length - 1] = size;
  };
  for (let i = 0; i < x.length; i++) {
    means.push(y[i]);
    sizes.push(1);
    if (i > 0 && x[i] === x[i - 1]) merge();
    while (means.length > 1 && means[means.length - 2] > means[means.length - 1]) merge();
  }
  const mean = new Float64Array(x.length);
  let place = 0;
  means.forEach((value, step) => {
    mean.fill(value, place, place + sizes[step]);
    place += sizes[step];
  });
  return mean;
}

/** Average of y over neighbours in x, which is sorted, with normal weights. */
function smoothed(x: Float64Array, y: Float64Array): Float64Array {
  const n = x.length;
  const width = BANDWIDTH * (x[n - 1] - x[0]);
  if (!(width > 0)) return y;
  return y.map((own, i) => {
    let weights = 1;
    let sum = own;
    const add = (j: number) => {
      const weight = exp(-0.5 * ((x[j] - x[i]) / width) ** 2);
      weights += weight;
      sum += weight * y[j];
    };
    for (let j = i - 1; j >= 0 && x[i] - x[j] < REACH * width; j--) add(j);
    for (let j = i + 1; j < n && x[j] - x[i] < REACH * width; j++) add(j);
    return sum / weights;
  });
}

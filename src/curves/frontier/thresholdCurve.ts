const { exp } = Math;

/** Standard deviation of the smoothing kernel, as a share of the range of upstream errors. */
const BANDWIDTH = 0.08;
/** Neighbours whose spread, squared and in bandwidths, is below this share no line. */
const ONE_PLACE = 1e-6;
/** Above so many models, lines are made at places that lie close together, and the curve is straight between these. */
const MOST_LINES = 2000;
const LINES_PER_BANDWIDTH = 50;
/** The kernel is cut at so many standard deviations. */
const REACH = 3;

/**
 * The average model as a curve: what a model's downstream error has to be below for the model to count as better than
 * average. It is the isotonic mean of downstream on upstream error (pool adjacent violators, Barlow et al. 1972),
 * smoothed by local lines. It knows of no law, so that a wrong law does not choose its own witnesses.
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

/**
 * Local lines through y at every x, which is sorted, with normal weights (Fan and Gijbels 1996): with weights w and
 * m_p = sum w (x_j - x)^p, the line's height at x is sum w y_j (m_2 - m_1 (x_j - x)) / (m_0 m_2 - m_1^2). An average of
 * neighbours would be too low at the upper end, which has neighbours to one side only, and too high at the lower.
 */
function smoothed(x: Float64Array, y: Float64Array): Float64Array {
  const n = x.length;
  const width = BANDWIDTH * (x[n - 1] - x[0]);
  if (!(width > 0)) return y;
  const places = n > MOST_LINES ? spreadPlaces(x, width / LINES_PER_BANDWIDTH) : x.keys();
  const smooth = new Float64Array(n);
  const weights = new Float64Array(n);
  let [first, last, before] = [0, 0, 0];
  for (const i of places) {
    while (first < i && x[i] - x[first] >= REACH * width) first++;
    while (last < n - 1 && x[last + 1] - x[i] < REACH * width) last++;
    // Before the sums, which would go through memory at every call.
    for (let j = first; j <= last; j++) {
      const distance = (x[j] - x[i]) / width;
      weights[j] = exp(-0.5 * distance * distance);
    }
    let [m0, m1, m2, s0, s1] = [1, 0, 0, y[i], 0];
    for (const step of [-1, 1]) {
      for (let j = i + step; j >= first && j <= last; j += step) {
        const distance = (x[j] - x[i]) / width;
        const weight = weights[j];
        m0 += weight;
        m1 += weight * distance;
        m2 += weight * distance * distance;
        s0 += weight * y[j];
        s1 += weight * distance * y[j];
      }
    }
    const spread = m0 * m2 - m1 * m1;
    // Where all neighbours share one place, their average.
    smooth[i] = spread > ONE_PLACE * m0 * m0 ? (m2 * s0 - m1 * s1) / spread : s0 / m0;
    const span = x[i] - x[before];
    for (let j = before + 1; j < i; j++) {
      const share = span > 0 ? (x[j] - x[before]) / span : 0;
      smooth[j] = smooth[before] + share * (smooth[i] - smooth[before]);
    }
    before = i;
  }
  return smooth;
}

/**
 * Indices of places at most `step` apart, both ends and both sides of every wider gap among them: of many models in one
 * place one line is enough, and time grows with the number of models, not its square.
 */
function spreadPlaces(x: Float64Array, step: number): number[] {
  const places = [0];
  for (let i = 1; i < x.length; i++) {
    if (x[i] - x[places[places.length - 1]] < step) continue;
    if (places[places.length - 1] < i - 1) places.push(i - 1);
    if (x[i] - x[i - 1] >= step) places.push(i);
  }
  if (places[places.length - 1] < x.length - 1) places.push(x.length - 1);
  return places;
}

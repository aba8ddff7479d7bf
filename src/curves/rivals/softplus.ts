// Test runners that isolate modules make every use of a global slow; these run a million times in a fit.
const { exp, log1p } = Math;

/** log(1 + exp(z)), without overflow. */
export function softplus(z: number): number {
  return z > 0 ? z + log1p(exp(-z)) : log1p(exp(z));
}

/** 1 / (1 + exp(-z)), without overflow. */
export function sigmoid(z: number): number {
  return z >= 0 ? 1 / (1 + exp(-z)) : exp(z) / (1 + exp(z));
}

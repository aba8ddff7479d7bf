/**
 * Shortens gradients, in place, so that their joint Euclidean norm is at most `clipNorm` (Pascanu, Mikolov and
 * Bengio 2013); their direction stays.
 *
 * @returns the norm before; not finite where a gradient is not, and the gradients are then left as they are
 */
export function clipByGlobalNorm(gradients: readonly Float32Array[], clipNorm: number): number {
  let sum = 0;
  for (const gradient of gradients) {
    for (let i = 0; i < gradient.length; i++) sum += gradient[i] * gradient[i];
  }
  const norm = Math.sqrt(sum);
  if (norm > clipNorm && Number.isFinite(norm)) {
    const factor = clipNorm / norm;
    for (const gradient of gradients) {
      for (let i = 0; i < gradient.length; i++) gradient[i] *= factor;
    }
  }
  return norm;
}

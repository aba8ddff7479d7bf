import type { Precision } from '../../simd/tile.ts';
import { MatrixEngine } from './matrixEngine.ts';

const engines = new Map<Precision, MatrixEngine>();

/** The one engine of each precision, made when it is first needed: its memory is kept from product to product. */
export function engine(precision: Precision): MatrixEngine {
  const known = engines.get(precision);
  if (known) return known;
  const made = new MatrixEngine(precision);
  engines.set(precision, made);
  return made;
}

/** Double precision. */
export const exact = () => engine('float64');
/** Single precision, twice as fast. */
export const fast = () => engine('float32');

import v8 from 'node:v8';
import { hasRelaxedSimd } from '../../../../simd/relaxedSimd.ts';

/** V8's switch in Node 20 and 21; later ones have relaxed SIMD without, and would complain of it. */
const SWITCH = '--experimental-wasm-relaxed-simd';
const LAST_WITH_SWITCH = 21;

/** Lets the engine know relaxed SIMD where that takes a switch, before anything is compiled. */
export function enableRelaxedSimd(): void {
  const major = Number(process.versions.node.split('.')[0]);
  if (!hasRelaxedSimd() && major <= LAST_WITH_SWITCH) v8.setFlagsFromString(SWITCH);
}

import * as fc from 'fast-check';
import type { SaturatingLaw } from '../saturatingLaw.ts';
import { GAPS, type GapName } from './drawCloud.ts';

/** What a cloud is drawn by (`drawCloud`): a law, a number of models, gaps and noise. */
export interface CloudSettings extends SaturatingLaw {
  readonly seed: number;
  readonly models: number;
  readonly gap: GapName;
  readonly testSize: number | null;
}

/** Any small cloud: 30 to 70 models below any law. */
export const cloudSettings: fc.Arbitrary<CloudSettings> = fc.record({
  seed: fc.nat(1e6),
  models: fc.integer({ min: 30, max: 70 }),
  gap: fc.constantFrom(...(Object.keys(GAPS) as GapName[])),
  k: fc.double({ min: 0.2, max: 0.9, noNaN: true }),
  alpha: fc.double({ min: 0.3, max: 5, noNaN: true }),
  irreducibleError: fc.double({ min: 0, max: 0.3, noNaN: true }),
  testSize: fc.constantFrom(null, 500, 10_000),
});

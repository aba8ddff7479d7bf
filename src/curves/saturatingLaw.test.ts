import { describe, expect, test } from '@jest/globals';
import { marginalGain, predictDownstreamAccuracy, saturationAccuracy } from './saturatingLaw.ts';

describe('saturating law', () => {
  const law = { k: 1.1, alpha: 1.6, irreducibleError: 0.05 };

  test('reaches its saturation value at an upstream accuracy of 1', () => {
    expect(predictDownstreamAccuracy(law, 1)).toBe(saturationAccuracy(law));
    expect(saturationAccuracy(law)).toBe(0.95);
  });

  test('has the slope that differences give', () => {
    for (const upstream of [0.1, 0.5, 0.9]) {
      const h = 1e-6;
      const slope =
        (predictDownstreamAccuracy(law, upstream + h) - predictDownstreamAccuracy(law, upstream - h)) /
        (2 * h);
      expect(marginalGain(law, upstream)).toBeCloseTo(slope, 8);
    }
  });

  test('is flat at full upstream accuracy for alpha above 1, and everywhere for k = 0', () => {
    expect(marginalGain(law, 1)).toBe(0);
    expect(marginalGain({ ...law, k: 0, alpha: 0.5 }, 1)).toBe(0);
  });
});

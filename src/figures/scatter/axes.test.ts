import { expect, test } from '@jest/globals';
import { AXIS_MODES } from '../axisMode.ts';
import { accuracyDrawnAt, CLIP, drawnAccuracy } from './axes.ts';

test('an accuracy comes back from where it is drawn; ends are clipped where an axis has none', () => {
  for (const mode of AXIS_MODES) {
    for (const accuracy of [0.01, 0.3, 0.5, 0.9, 0.995]) {
      expect(accuracyDrawnAt(mode, drawnAccuracy(mode, accuracy))).toBeCloseTo(accuracy, 10);
    }
    const [low, high] = [0, 1].map((end) => accuracyDrawnAt(mode, drawnAccuracy(mode, end)));
    expect([low, high].map((end) => Number(end.toFixed(9)))).toEqual(
      mode === 'accuracy' ? [0, 1] : [CLIP, 1 - CLIP],
    );
  }
  expect(accuracyDrawnAt('accuracy', 1.05)).toBe(1);
});

import { expect, test } from '@jest/globals';
import { adamWStep, createAdamWState } from './adamW.ts';

// torch 1.13.0: torch.optim.AdamW([p], lr=0.1, weight_decay=0.3), p = [1, -2, 0.5], gradient [0.3 k, -1e-3, (-1)^k]
// at step k = 1, ..., 5.
const TORCH = [
  [0.8700001, -1.8400011, 0.585],
  [0.7473819, -1.6848022, 0.5621868],
  [0.6291603, -1.5342592, 0.5789006],
  [0.5142446, -1.3882325, 0.5562704],
  [0.4020935, -1.2465866, 0.5600238],
];

test('steps as torch does', () => {
  const state = createAdamWState(new Float32Array([1, -2, 0.5]));
  TORCH.forEach((expected, i) => {
    const step = i + 1;
    const gradient = new Float32Array([0.3 * step, -1e-3, (-1) ** step]);
    adamWStep(state, gradient, { step, learningRate: 0.1, weightDecay: 0.3 });
    expected.forEach((value, k) => {
      expect(state.values[k]).toBeCloseTo(value, 5);
    });
  });
});

test('weight decay does not pass through the averages', () => {
  const state = createAdamWState(new Float32Array([2]));
  adamWStep(state, new Float32Array([0]), { step: 1, learningRate: 0.1, weightDecay: 0.5 });
  expect(state.values[0]).toBeCloseTo(2 * (1 - 0.1 * 0.5), 6);
  expect([state.first[0], state.second[0]]).toEqual([0, 0]);
});

import type { SimdKernel } from './simd.ts';

/** Mean cross-entropy of logits and labels, and its gradient for the logits: see operations/crossEntropy. */
export const crossEntropy: SimdKernel = {
  name: 'CrossEntropy',
  create:
    ({ heap, routines }) =>
    ({ inputs: { logits, labels }, backend }) => {
      const [n, classes] = logits.shape;
      const loss = heap.create([]);
      const gradient = heap.create([n, classes]);
      const values = heap.numbers(logits);
      const probabilities = heap.numbers(gradient);
      const classOf = backend.typedArrayFromHeap(labels) as Int32Array;
      probabilities.set(values);
      routines.softmax(heap.address(gradient), n, classes, 1);
      // -log p = (largest logit - logit) - log(p of the largest): no probability that is 0 is looked at.
      let sum = 0;
      for (let i = 0, at = 0; i < n; i++, at += classes) {
        let largest = at;
        for (let j = at + 1; j < at + classes; j++) if (values[j] > values[largest]) largest = j;
        const own = at + classOf[i];
        sum += values[largest] - values[own] - Math.log(probabilities[largest]);
        for (let j = at; j < at + classes; j++) probabilities[j] /= n;
        probabilities[own] -= 1 / n;
      }
      heap.numbers(loss)[0] = sum / n;
      return [loss, gradient];
    },
};

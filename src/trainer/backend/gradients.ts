import * as tf from '@tensorflow/tfjs-core';

/**
 * Gradients of the kernels that the models are made of. tfjs-core registers none, and those that come with it cannot be
 * loaded by Node without the package @tensorflow/tfjs, which is 100 MB of other things.
 *
 * With L the loss and g = dL/dy for y = f(x), each gives dL/dx = (df/dx)^T g.
 */
const GRADIENTS: readonly tf.GradConfig[] = [
  {
    // y = a + b, either repeated to the other's shape.
    kernelName: tf.Add,
    inputsToSave: ['a', 'b'],
    gradFunc: (g, [a, b]) => ({ a: () => sumTo(one(g), a.shape), b: () => sumTo(one(g), b.shape) }),
  },
  {
    // y = a b, element by element.
    kernelName: tf.Multiply,
    inputsToSave: ['a', 'b'],
    gradFunc: (g, [a, b]) => ({
      a: () => sumTo(tf.mul(one(g), b), a.shape),
      b: () => sumTo(tf.mul(one(g), a), b.shape),
    }),
  },
  {
    // y = A B: dL/dA = G B^T and dL/dB = A^T G; where y = A^T B or A B^T, the same with A or B transposed throughout.
    kernelName: tf.BatchMatMul,
    inputsToSave: ['a', 'b'],
    gradFunc: (dy, [a, b], attributes) => {
      const { transposeA: s, transposeB: t } = attributes as unknown as tf.BatchMatMulAttrs;
      const g = one(dy);
      return {
        a: () => (s ? tf.matMul(b, g, t, true) : tf.matMul(g, b, false, !t)),
        b: () => (t ? tf.matMul(g, a, true, s) : tf.matMul(a, g, !s, false)),
      };
    },
  },
  {
    kernelName: tf.Conv2D,
    inputsToSave: ['x', 'filter'],
    gradFunc: (dy, [x, filter], attributes) => {
      const { dilations, ...attrs } = attributes as unknown as tf.Conv2DAttrs;
      if (![dilations].flat().every((dilation) => dilation === 1))
        throw new Error('the gradient of a dilated convolution is not known');
      const g = one(dy);
      return {
        x: () => run(tf.Conv2DBackpropInput, { dy: g, filter }, { ...attrs, inputShape: x.shape }),
        filter: () => run(tf.Conv2DBackpropFilter, { x, dy: g }, { ...attrs, filterShape: filter.shape }),
      };
    },
  },
  {
    // Every element has the weight 1 in its sum ...
    kernelName: tf.Sum,
    inputsToSave: ['x'],
    gradFunc: (g, [x], attributes) => ({ x: () => spread(one(g), x.shape, attributes) }),
  },
  {
    // ... and 1 / n in a mean of n.
    kernelName: tf.Mean,
    inputsToSave: ['x'],
    gradFunc: (dy, [x], attributes) => ({
      x: () => spread(one(dy), x.shape, attributes, one(dy).size / x.size),
    }),
  },
  {
    kernelName: tf.Relu,
    inputsToSave: ['x'],
    gradFunc: (g, [x]) => ({ x: () => tf.mul(one(g), tf.step(x)) }),
  },
  {
    // y_i = exp(x_i) / sum: dy_i/dx_j = y_i (1[i = j] - y_j), so dL/dx = y (g - <g, y>).
    kernelName: tf.Softmax,
    outputsToSave: [true],
    gradFunc: (g, [y]) => ({
      logits: () => {
        const weighted = tf.mul(one(g), y);
        return tf.sub(weighted, tf.mul(tf.sum(weighted, -1, true), y));
      },
    }),
  },
  {
    kernelName: tf.Reshape,
    inputsToSave: ['x'],
    gradFunc: (g, [x]) => ({ x: () => tf.reshape(one(g), x.shape) }),
  },
  {
    kernelName: tf.Transpose,
    gradFunc: (g, _, attributes) => {
      const { perm } = attributes as unknown as tf.TransposeAttrs;
      return { x: () => tf.transpose(one(g), tf.backend_util.getUndoAxesPermutation(perm)) };
    },
  },
];

/** Puts the gradients into tfjs' registry, in the place of others that a package may have put there. */
export function registerGradients(): void {
  for (const gradient of GRADIENTS) tf.registerGradient(gradient);
}

/** All kernels here have one output, and so one gradient comes back to them. */
function one(dy: tf.Tensor | tf.Tensor[]): tf.Tensor {
  return dy as tf.Tensor;
}

/** The gradient of what was repeated from a smaller shape: the sum over its copies. */
function sumTo(g: tf.Tensor, shape: number[]): tf.Tensor {
  const axes = tf.broadcast_util.getReductionAxes(shape, g.shape);
  return tf.reshape(axes.length > 0 ? tf.sum(g, axes) : g, shape);
}

/** The gradient of what was summed over axes with a weight: repeated along them. */
function spread(g: tf.Tensor, shape: number[], attributes: tf.NamedAttrMap, weight = 1): tf.Tensor {
  const axes = tf.util.parseAxisParam((attributes as unknown as tf.SumAttrs).axis, shape);
  const kept = shape.map((length, axis) => (axes.includes(axis) ? 1 : length));
  return tf.mul(tf.reshape(g, kept), tf.fill(shape, weight));
}

function run(kernel: string, inputs: tf.NamedTensorMap, attributes: object): tf.Tensor {
  return tf.engine().runKernel(kernel, inputs, attributes as tf.NamedAttrMap) as tf.Tensor;
}

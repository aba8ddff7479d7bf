/** Weights of one layer: its arrays, biases left out or not as the caller pleases. */
export interface LayerWeights {
  readonly layer: string;
  readonly arrays: readonly ArrayLike<number>[];
}

/**
 * Euclidean norm of the weights of each layer, and their root mean square, which does not grow with the layer's size
 * (appendix D looks at norms of layers under other settings of the head).
 *
 * @example weightNorms([{ layer: 'head', arrays: [[3, 4]] }])[0].norm // 5
 */
export function weightNorms(
  layers: readonly LayerWeights[],
): { layer: string; norm: number; rootMeanSquare: number }[] {
  return layers.map(({ layer, arrays }) => {
    let squares = 0;
    let count = 0;
    for (const array of arrays) {
      for (let i = 0; i < array.length; i++) squares += array[i] ** 2;
      count += array.length;
    }
    return { layer, norm: Math.sqrt(squares), rootMeanSquare: count > 0 ? Math.sqrt(squares / count) : 0 };
  });
}

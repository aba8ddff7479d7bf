/** Weighted quantiles of a few values, by Hoare's quick selection: no sorting, and no allocation after the first. */
export class WeightedChoice {
  private readonly values: Float64Array;
  private readonly weights: Float64Array;
  private size = 0;

  /** @param most values that it will hold */
  constructor(most: number) {
    this.values = new Float64Array(most);
    this.weights = new Float64Array(most);
  }

  clear(): void {
    this.size = 0;
  }

  add(value: number, weight: number): void {
    this.values[this.size] = value;
    this.weights[this.size++] = weight;
  }

  /** The smallest value up to which the weights sum to `wanted` or more; null without values. Reorders them. */
  choose(wanted: number): number | null {
    const { values, weights } = this;
    if (this.size === 0) return null;
    let low = 0;
    let high = this.size - 1;
    let before = 0;
    while (low < high) {
      const middle = median(values[low], values[(low + high) >> 1], values[high]);
      // Afterwards: below `less` smaller values, from `less` to `more` equal ones, larger ones above.
      let less = low;
      let more = high;
      let sumLess = 0;
      let sumEqual = 0;
      for (let i = low; i <= more; ) {
        if (values[i] < middle) {
          sumLess += weights[i];
          this.swap(i++, less++);
        } else if (values[i] > middle) {
          this.swap(i, more--);
        } else {
          sumEqual += weights[i++];
        }
      }
      if (less > low && before + sumLess >= wanted) {
        high = less - 1;
      } else if (before + sumLess + sumEqual >= wanted || more === high) {
        return middle;
      } else {
        before += sumLess + sumEqual;
        low = more + 1;
      }
    }
    return values[low];
  }

  private swap(i: number, j: number): void {
    const { values, weights } = this;
    const value = values[i];
    values[i] = values[j];
    values[j] = value;
    const weight = weights[i];
    weights[i] = weights[j];
    weights[j] = weight;
  }
}

function median(a: number, b: number, c: number): number {
  return a < b ? (b < c ? b : a < c ? c : a) : a < c ? a : b < c ? c : b;
}

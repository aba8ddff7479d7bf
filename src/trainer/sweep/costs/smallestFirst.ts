/** Places that each have an amount; the one with the least is asked for again and again. */
export interface SmallestFirst {
  /** Adds to the place that has least, the first of equals, and returns it. */
  add(amount: number): number;
  /** Amounts of all places. */
  amounts(): number[];
}

/** So many places with nothing yet, as a binary heap: adding takes the logarithm of their number. */
export function smallestFirst(places: number): SmallestFirst {
  const amount = new Float64Array(places);
  const heap = Int32Array.from({ length: places }, (_, place) => place);
  const less = (a: number, b: number) => amount[a] < amount[b] || (amount[a] === amount[b] && a < b);
  return {
    add(more) {
      const place = heap[0];
      amount[place] += more;
      let at = 0;
      for (let child = 1; child < places; child = 2 * at + 1) {
        if (child + 1 < places && less(heap[child + 1], heap[child])) child++;
        if (!less(heap[child], place)) break;
        heap[at] = heap[child];
        at = child;
      }
      heap[at] = place;
      return place;
    },
    amounts: () => [...amount],
  };
}

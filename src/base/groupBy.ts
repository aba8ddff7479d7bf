/**
 * Items by a key, keys and items in the order in which they come first: `Map.groupBy`, which Node 20 lacks.
 *
 * @example [...groupBy([3, 1, 4], (n) => n % 2)] // [[1, [3, 1]], [0, [4]]]
 */
export function groupBy<Item, Key>(items: Iterable<Item>, keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

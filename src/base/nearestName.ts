import { distance } from 'fastest-levenshtein';

/**
 * The name closest to a mistyped one, ignoring case, or undefined where none is close: more than a third of its
 * letters would have to change.
 *
 * @example nearestName('donwstream', ['upstream', 'downstream']) // 'downstream'
 */
export function nearestName(typed: string, names: readonly string[]): string | undefined {
  const limit = Math.max(2, Math.floor(typed.length / 3));
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const name of names) {
    const d = distance(typed.toLowerCase(), name.toLowerCase());
    if (d < bestDistance) {
      best = name;
      bestDistance = d;
    }
  }
  return best;
}

/**
 * Whether a name matches a name or a pattern in which `*` stands for any characters.
 *
 * Takes time linear in the name for each part of the pattern: the first and the last part are fixed at the ends, and
 * of those between, the leftmost place of each is as good as any other.
 */
export function matchesPattern(name: string, pattern: string): boolean {
  const [first, ...others] = pattern.split('*');
  const last = others.pop();
  if (last === undefined) return name === pattern;
  if (name.length < first.length + last.length || !name.startsWith(first) || !name.endsWith(last))
    return false;
  const end = name.length - last.length;
  let at = first.length;
  for (const part of others) {
    const found = name.indexOf(part, at);
    if (found < 0 || found + part.length > end) return false;
    at = found + part.length;
  }
  return true;
}

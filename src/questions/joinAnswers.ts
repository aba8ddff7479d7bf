/** The answers about single tasks as one: their lists and their notes joined, each note once. */
export function joinAnswers<Answer extends { readonly notes: readonly string[] }>(
  parts: readonly Answer[],
  ...lists: readonly (keyof Answer)[]
): Answer {
  const joined = lists.map((list) => [list, parts.flatMap((part) => part[list])]);
  const notes = [...new Set(parts.flatMap((part) => part.notes))];
  return { ...parts[0], ...Object.fromEntries(joined), notes };
}

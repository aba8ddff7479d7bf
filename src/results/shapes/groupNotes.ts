/** Notes of this many columns that say the same become one. */
const MANY = 4;

const COLUMN_NOTE = /^(.*), column ("(?:[^"\\]|\\.)*"): (.*)$/s;

/** Notes on columns, those that say the same of many of them as one. */
export function groupNotes(notes: readonly string[]): string[] {
  const same = new Map<string, { file: string; said: string; names: string[] }>();
  for (const note of notes) {
    const [, file, name, said] = COLUMN_NOTE.exec(note) ?? [];
    if (file === undefined) continue;
    const key = JSON.stringify([file, said]);
    const group = same.get(key);
    if (group) group.names.push(name);
    else same.set(key, { file, said, names: [name] });
  }
  const said = new Set<string>();
  return notes.flatMap((note) => {
    const [, file, , what] = COLUMN_NOTE.exec(note) ?? [];
    const key = JSON.stringify([file, what]);
    const group = file === undefined ? undefined : same.get(key);
    if (!group || group.names.length < MANY) return [note];
    if (said.has(key)) return [];
    said.add(key);
    const { names } = group;
    return [`${group.file}, ${names.length} columns, ${names[0]} to ${names.at(-1)}: ${group.said}`];
  });
}

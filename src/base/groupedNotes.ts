import { listText } from './numberText.ts';

/** Up to so many notes of one kind stand for themselves; beyond, one stands for all. */
const MOST_ALONE = 3;
/** Subjects that such a note names. */
const MOST_NAMED = 2;

/**
 * Notes of the form "subject: remark", those that differ in their subject and in numbers alone as one, which names a few
 * subjects and has the remark of the first (and says so where the others' numbers differ).
 *
 * @example groupedNotes(['a: 3 models', 'b: 4 models', 'c: 3 models', 'd: 9 models', 'e']) // ['4 times (a, b and 2 more), the first: 3 models', 'e']
 */
export function groupedNotes(notes: readonly string[]): string[] {
  const groups = new Map<string, string[]>();
  for (const note of notes) {
    const colon = note.indexOf(': ');
    const kind = colon < 0 ? note : note.slice(colon).replace(/\d+/g, '#');
    const group = groups.get(kind);
    if (!group) groups.set(kind, [note]);
    else if (!group.includes(note)) group.push(note);
  }
  return [...groups.values()].flatMap((group) => {
    if (group.length <= MOST_ALONE) return group;
    const subjects = group.map((note) => note.slice(0, note.indexOf(': ')));
    const named = listText([...subjects.slice(0, MOST_NAMED), `${group.length - MOST_NAMED} more`]);
    const remarks = new Set(group.map((note, i) => note.slice(subjects[i].length)));
    const whose = remarks.size > 1 ? ', the first' : '';
    return [`${group.length} times (${named})${whose}${group[0].slice(subjects[0].length)}`];
  });
}

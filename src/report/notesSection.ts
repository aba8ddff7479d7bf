import { taskRecord } from '../documents/fitJson.ts';
import type { FittedTable } from '../questions/fittedTable.ts';
import type { Section } from '../questions/question.ts';
import type { SectionId } from '../questions/questionIds.ts';
import type { ReportTable } from '../questions/section.ts';
import type { TaskGroup } from '../results/groupTasks.ts';
import { taskNamer } from '../results/taskName.ts';

/** What a reader should know of the table and of the fits: what was left out, detected, doubted, and why. */
export function notesSection(context: FittedTable, absent: ReadonlyMap<SectionId, string>): Section {
  const { table } = context;
  const tables = [fitNotes(context), droppedRows(context)].filter(({ rows }) => rows.length > 0);
  const paragraphs = [
    ...table.notes.map((note) => `Reading: ${note}.`),
    ...[...absent].map(([id, reason]) => `No section "${id}": ${reason}.`),
  ];
  return {
    title: 'Notes',
    paragraphs:
      paragraphs.length + tables.length > 0 ? paragraphs : ['Nothing was dropped, and no fit is in doubt.'],
    tables,
  };
}

/** Notes of the answers and fits, those that several share once. */
function fitNotes({ answers, fits, tasks }: FittedTable): ReportTable {
  const name = taskNamer(tasks);
  const methods = new Map<string, { task: string; note: string; methods: string[] }>();
  const add = (task: TaskGroup, method: string, note: string) => {
    const key = JSON.stringify([name(task), note]);
    const known = methods.get(key);
    if (known) known.methods.push(method);
    else methods.set(key, { task: name(task), note, methods: [method] });
  };
  for (const answer of answers) {
    for (const note of answer.top?.notes ?? []) add(answer.task, 'slope at the top', note);
    for (const { method, notes } of taskRecord(answer).fits)
      for (const note of notes) add(answer.task, method, note);
  }
  for (const { task, fit } of fits) for (const note of fit.notes) add(task, fit.method, note);
  return {
    id: 'fit-notes',
    title: 'Notes on the fits',
    columns: [
      { name: 'task', title: 'Task', kind: 'text' },
      { name: 'method', title: 'Fit to', kind: 'text' },
      { name: 'note', title: 'Note', kind: 'text' },
    ],
    rows: [...methods.values()].map((row) => [row.task, row.methods.join(', '), row.note]),
  };
}

function droppedRows({ table }: FittedTable): ReportTable {
  return {
    id: 'dropped-rows',
    title: 'Rows that were left out',
    columns: [
      { name: 'file', title: 'File', kind: 'text' },
      { name: 'row', title: 'Row', kind: 'count' },
      { name: 'reason', title: 'Reason', kind: 'text' },
    ],
    rows: table.dropped.map(({ file, row, reason }) => [file, row, reason]),
  };
}

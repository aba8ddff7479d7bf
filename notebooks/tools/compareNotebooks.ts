import { type Cell, type Notebook, type Output, resultsOf, textOf } from './notebookFile.ts';

/** What makes one notebook another than the other, in words, cell by cell; empty where there is nothing. */
export function compareNotebooks(committed: Notebook, executed: Notebook): string[] {
  const differences = compareSources(committed, executed);
  if (differences.length > 0) return differences;
  return committed.cells.flatMap((cell, i) => {
    const difference = compareCells(cell, executed.cells[i]);
    return difference === undefined ? [] : [`cell ${i + 1}: ${difference}`];
  });
}

/** Whether two notebooks have the same cells, outputs aside. */
export function compareSources(committed: Notebook, source: Notebook): string[] {
  const [a, b] = [committed, source].map(({ cells }) =>
    cells.map((cell) => `${cell.cell_type}\n${textOf(cell.source)}`),
  );
  if (a.length !== b.length) return [`${a.length} cells; expected ${b.length}`];
  return a.flatMap((cell, i) => (cell === b[i] ? [] : [`cell ${i + 1}: its source differs`]));
}

function compareCells(committed: Cell, executed: Cell): string | undefined {
  const [a, b] = [committed, executed].map(({ outputs = [] }) => shownText(outputs));
  const line = a.findIndex((text, i) => text !== b[i]);
  const at = line < 0 && b.length > a.length ? a.length : line;
  if (at < 0) return undefined;
  return `shows ${quote(b[at])} where ${quote(a[at])} was promised`;
}

/** The text of outputs by line, and of a picture that it is there. */
function shownText(outputs: readonly Output[]): string[] {
  const texts = resultsOf(outputs).map(({ text, data, evalue }) => {
    if (evalue !== undefined) return `error: ${evalue}`;
    if (data === undefined) return textOf(text);
    const kinds = Object.keys(data).sort().join(' + ');
    const words = ['text/plain', 'text/html', 'text/markdown'].map((type) =>
      textOf(data[type] as string | string[] | undefined),
    );
    return [`(${kinds})`, ...words].filter((part) => part !== '').join('\n');
  });
  return texts
    .map((text) => text.trimEnd())
    .join('\n')
    .split('\n');
}

function quote(text: string | undefined): string {
  return text === undefined ? 'nothing' : JSON.stringify(text.length > 200 ? `${text.slice(0, 199)}…` : text);
}

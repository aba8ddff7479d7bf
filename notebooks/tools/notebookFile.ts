/** A cell's output, as far as it is used here (nbformat 4). */
export interface Output {
  readonly output_type: 'stream' | 'display_data' | 'execute_result' | 'error';
  readonly name?: 'stdout' | 'stderr';
  readonly text?: string | string[];
  readonly data?: Readonly<Record<string, unknown>>;
  readonly ename?: string;
  readonly evalue?: string;
}

export interface Cell {
  readonly cell_type: 'markdown' | 'code';
  readonly id: string;
  readonly source: string | string[];
  readonly outputs?: readonly Output[];
  readonly execution_count?: number | null;
}

export interface Notebook {
  readonly cells: readonly Cell[];
}

const METADATA = {
  kernelspec: { display_name: 'Deno', language: 'typescript', name: 'deno' },
  language_info: { file_extension: '.ts', mimetype: 'text/x.typescript', name: 'typescript' },
};

const MARKER = /^\/\/ %%(.*)$/;

/**
 * The notebook that a source file describes: TypeScript in which `// %%` starts a cell of code and
 * `// %% [markdown]` one of text, whose lines are comments. What stands before the first cell is left out, and so is a
 * cell's last semicolon: Deno shows the value of a cell's last line, but that of a lone `await x;` only without it.
 */
export function notebookOf(source: string): Notebook {
  const cells: { markdown: boolean; lines: string[] }[] = [];
  for (const line of source.split('\n')) {
    const marker = MARKER.exec(line);
    if (marker) cells.push({ markdown: marker[1].trim() === '[markdown]', lines: [] });
    else cells.at(-1)?.lines.push(line);
  }
  return {
    cells: cells.map(({ markdown, lines }, i) => {
      const id = `cell-${i + 1}`;
      if (!markdown) {
        return {
          cell_type: 'code',
          id,
          source: lines.join('\n').trim().replace(/;$/, ''),
          outputs: [],
          execution_count: null,
        };
      }
      const text = lines.map((line) => line.replace(/^\/\/ ?/, '')).join('\n');
      return { cell_type: 'markdown', id, source: text.trim() };
    }),
  };
}

/** A notebook as its file holds it: no time and no machine in it, strings by line, so that changes are easy to see. */
export function notebookText({ cells }: Notebook): string {
  const tidy = cells.map(({ cell_type, id, source, outputs = [] }, i) => {
    const common = { cell_type, id, metadata: {}, source: linesOf(textOf(source)) };
    if (cell_type === 'markdown') return common;
    const code = cells.slice(0, i + 1).filter((cell) => cell.cell_type === 'code').length;
    return {
      ...common,
      execution_count: code,
      outputs: resultsOf(outputs).map((output) => tidyOutput(output, code)),
    };
  });
  const notebook = { cells: tidy, metadata: METADATA, nbformat: 4, nbformat_minor: 5 };
  // Specs stand on one line: indented they would be half of the file.
  const specs: string[] = [];
  const text = JSON.stringify(
    notebook,
    (key, value) => (key.endsWith('+json') ? `@spec ${specs.push(JSON.stringify(value)) - 1}@` : value),
    1,
  );
  return `${text.replace(/"@spec (\d+)@"/g, (_, index) => specs[index])}\n`;
}

/**
 * What a cell shows: printed text first, in one piece, because it is chance in how many pieces and where between the
 * other outputs it comes. Progress and warnings, on stderr, are no results.
 */
export function resultsOf(outputs: readonly Output[]): Output[] {
  const others = outputs.filter(({ output_type }) => output_type !== 'stream');
  const printed = outputs.filter(({ name }) => name === 'stdout');
  if (printed.length === 0) return others;
  return [
    { output_type: 'stream', name: 'stdout', text: printed.map(({ text }) => textOf(text)).join('') },
    ...others,
  ];
}

export function textOf(text: string | readonly string[] = ''): string {
  return typeof text === 'string' ? text : text.join('');
}

function tidyOutput(output: Output, count: number) {
  if (output.output_type === 'stream') {
    return { name: output.name, output_type: 'stream', text: linesOf(textOf(output.text)) };
  }
  const data = Object.fromEntries(
    Object.entries(output.data ?? {}).map(([type, content]) => [
      type,
      type.endsWith('json') ? content : linesOf(textOf(content as string | string[])),
    ]),
  );
  const common = { data, metadata: {}, output_type: output.output_type };
  return output.output_type === 'execute_result' ? { ...common, execution_count: count } : common;
}

function linesOf(text: string): string[] {
  return text === '' ? [] : text.split(/(?<=\n)/);
}

import type { RawTable } from '../table/rawTable.ts';
import { jsonLinesTable } from './jsonLinesTable.ts';
import { jsonTable } from './jsonTable.ts';
import { isMarkdownTable, markdownToTabs } from './markdownTable.ts';
import { parseTable } from './parseTable.ts';
import { spreadPythonCells } from './pythonCells.ts';

/** Reads a table from text in any of the formats that are text: CSV, JSON, JSON Lines, a table of Markdown. */
export function parseText(text: string, file: string): RawTable {
  const format = textFormat(text);
  if (format === 'json') return jsonTable(text, file);
  if (format === 'jsonLines') return jsonLinesTable(text, file);
  if (isMarkdownTable(text)) return parseTable(markdownToTabs(text), file);
  return spreadPythonCells(parseTable(text, file));
}

/** An array of records or lists, or a record: a header of CSV may begin with a brace too. */
const JSON_START = /^\s*(\[\s*[{[\]]|\{\s*["}])/;

/** The format of a text, by how it begins. */
export function textFormat(text: string): 'csv' | 'json' | 'jsonLines' {
  if (!JSON_START.test(text)) return 'csv';
  const start = text.search(/\S/);
  if (text[start] === '[') return 'json';
  const end = text.indexOf('\n', start);
  const first = end < 0 ? text : text.slice(start, end);
  const more =
    end >= 0 &&
    text
      .slice(end, end + 1000)
      .trim()
      .startsWith('{');
  return more && first.trimEnd().endsWith('}') ? 'jsonLines' : 'json';
}

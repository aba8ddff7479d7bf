/** The line below the header: | --- | :---: | */
const RULE = /^\s*\|?(\s*:?-{2,}:?\s*\|)+\s*:?-*:?\s*$/;

/** Whether a text begins with a table of Markdown. */
export function isMarkdownTable(text: string): boolean {
  const [header = '', rule = ''] = text.slice(0, 1e5).trimStart().split(/\r?\n/, 2);
  return header.includes('|') && RULE.test(rule) && rule.includes('|');
}

/** A table of Markdown as text separated by tabs, a line a row, so that rows keep their numbers. */
export function markdownToTabs(text: string): string {
  const lines = text.split(/\r?\n/);
  const rule = lines.findIndex((line) => RULE.test(line) && line.includes('|'));
  return lines
    .map((line, i) => (i === rule || !line.includes('|') ? '' : cellsOf(line).map(quoted).join('\t')))
    .join('\n');
}

function cellsOf(line: string): string[] {
  return line
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.replaceAll('\\|', '|').trim());
}

function quoted(cell: string): string {
  return /["\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

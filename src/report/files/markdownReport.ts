import { countOf } from '../../base/numberText.ts';
import type { Figure } from '../../figures/figure.ts';
import type { Inline, Paragraph, ReportSection, ReportTable, VerdictTally } from '../../questions/section.ts';
import type { Report } from '../report.ts';
import { cellText, isNumeric, withoutEmptyColumns } from './cellText.ts';
import { escapeMarkdown } from './escape.ts';
import type { FigureFiles } from './figureFiles.ts';

/** Most rows that Markdown shows of one table. */
const MOST_ROWS = 60;

/** The report as Markdown, with links to pictures in the same folder. */
export function markdownReport(report: Report, filesOf: (figure: Figure) => FigureFiles): string {
  const { title, scope, sections } = report;
  return [
    `# ${escapeMarkdown(title)}`,
    escapeMarkdown(scope),
    ...sections.flatMap((section) => markdownSection(section, filesOf)),
    '',
  ].join('\n\n');
}

function markdownSection(section: ReportSection, filesOf: (figure: Figure) => FigureFiles): string[] {
  const { title, paragraphs, tally = [], figures = [], tables = [] } = section;
  return [
    `## ${escapeMarkdown(title)}`,
    ...paragraphs.map(markdownParagraph),
    ...(tally.length > 0 ? [tally.map(tallyLine).join('\n')] : []),
    ...tables.filter(({ open }) => open).flatMap(markdownTable),
    ...figures.flatMap((figure) => markdownFigure(figure, filesOf(figure))),
    ...tables.filter(({ open }) => !open).flatMap(markdownTable),
  ];
}

function markdownParagraph(paragraph: Paragraph): string {
  return typeof paragraph === 'string' ? escapeMarkdown(paragraph) : paragraph.map(markdownInline).join('');
}

function markdownInline(inline: Inline): string {
  if (typeof inline === 'string') return escapeMarkdown(inline);
  if ('strong' in inline)
    return `**${escapeMarkdown(inline.strong.trim())}**${/\s$/.test(inline.strong) ? ' ' : ''}`;
  if ('code' in inline) return markdownCode(inline.code);
  return `[${escapeMarkdown(inline.text)}](${inline.link})`;
}

/** A code span whose fence is longer than any run of backticks in it (CommonMark, section 6.1). */
function markdownCode(code: string): string {
  const longest = Math.max(0, ...[...code.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest > 0 ? `${fence} ${code} ${fence}` : `${fence}${code}${fence}`;
}

function tallyLine({ verdict, meaning, tasks }: VerdictTally): string {
  return `- **${verdict}** (${tasks.length}; ${escapeMarkdown(meaning)}): ${tasks.map(escapeMarkdown).join(', ')}`;
}

function markdownFigure(figure: Figure, files: FigureFiles): string[] {
  const picture = files.PNG ?? files.SVG;
  // What is not drawn is on the page alone.
  if (!picture) return [];
  return [
    `### ${escapeMarkdown(figure.title)}`,
    `![${escapeMarkdown(figure.alternative)}](${picture})`,
    escapeMarkdown(figure.caption),
  ];
}

function markdownTable(table: ReportTable): string[] {
  const { id, title, columns, rows, legend = [] } = withoutEmptyColumns(table);
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const lines = [
    line(columns.map((column) => escapeMarkdown(column.title))),
    line(columns.map(({ kind }) => (isNumeric(kind) ? '---:' : '---'))),
    ...rows
      .slice(0, MOST_ROWS)
      .map((row) => line(row.map((value, c) => escapeMarkdown(cellText(value, columns[c].kind))))),
  ];
  const more =
    rows.length > MOST_ROWS
      ? [`${countOf(rows.length - MOST_ROWS, 'more row')} in [tables/${id}.csv](tables/${id}.csv).`]
      : [];
  return [`**${escapeMarkdown(title)}**`, lines.join('\n'), ...more, ...legend.map(escapeMarkdown)];
}

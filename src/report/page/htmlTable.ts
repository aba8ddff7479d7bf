import { escapeXml } from '../../base/escapeXml.ts';
import { countOf } from '../../base/numberText.ts';
import type { Figure, FigureCell } from '../../figures/figure.ts';
import type { ColumnKind, ReportCell, ReportTable } from '../../questions/section.ts';
import { cellText, isNumeric, withoutEmptyColumns } from '../files/cellText.ts';
import { htmlName, htmlText } from './htmlText.ts';

/** Most rows that a page shows of one table; the whole of it is in its CSV file. */
const MOST_ROWS = 200;
/** A longer table is folded. */
const MOST_OPEN_ROWS = 12;

interface HtmlColumn {
  readonly title: string;
  readonly kind: ColumnKind;
}

/** A table of the report. */
export function htmlTable(whole: ReportTable): string {
  const { id, title, columns, rows, open, folded, legend = [] } = withoutEmptyColumns(whole);
  const below = legend.map((line) => `<p class="legend">${htmlText(line)}</p>`).join('');
  const table = `${scrolling(title, columns, rows)}${below}`;
  return open || (!folded && rows.length <= MOST_OPEN_ROWS)
    ? `<div class="table" id="table-${id}">${table}</div>`
    : `<details class="table" id="table-${id}"><summary>${escapeXml(title)} (${countOf(rows.length, 'row')})</summary>${table}</details>`;
}

/** The numbers behind a figure, folded. */
export function htmlFigureTable({ title, table }: Figure): string {
  const columns = table.columns.map((name, c): HtmlColumn => ({ title: name, kind: kindOf(table.rows, c) }));
  return [
    '<details class="numbers"><summary>Numbers behind this figure</summary>',
    scrolling(title, columns, table.rows),
    '</details>',
  ].join('');
}

function kindOf(rows: readonly (readonly FigureCell[])[], column: number): ColumnKind {
  const values = rows.map((row) => row[column]).filter((value) => value !== null);
  if (!values.every((value) => typeof value === 'number')) return 'text';
  return values.every(Number.isInteger) ? 'count' : 'number';
}

/** A table that a keyboard can scroll, too. */
function scrolling(
  title: string,
  columns: readonly HtmlColumn[],
  rows: readonly (readonly ReportCell[])[],
): string {
  const head = columns.map(
    ({ title: name, kind }) => `<th scope="col"${alignment(kind)}>${escapeXml(name)}</th>`,
  );
  const body = rows
    .slice(0, MOST_ROWS)
    .map((row) => `<tr>${row.map((value, c) => htmlCell(value, columns[c].kind, c === 0)).join('')}</tr>`);
  const more =
    rows.length > MOST_ROWS
      ? `<p class="legend">${countOf(rows.length - MOST_ROWS, 'more row')} in the CSV file.</p>`
      : '';
  return [
    `<div class="scroll" role="region" tabindex="0" aria-label="${escapeXml(title)}">`,
    `<table><caption>${escapeXml(title)}</caption><thead><tr>${head.join('')}</tr></thead>`,
    `<tbody>${body.join('')}</tbody></table></div>${more}`,
  ].join('');
}

function htmlCell(value: ReportCell, kind: ColumnKind, heading: boolean): string {
  if (heading) return `<th scope="row"${alignment(kind)}>${htmlValue(value, kind)}</th>`;
  return `<td${alignment(kind)}>${htmlValue(value, kind)}</td>`;
}

function htmlValue(value: ReportCell, kind: ColumnKind): string {
  if (kind === 'verdict' && typeof value === 'string') {
    return `<span class="verdict ${verdictClass(value)}">${escapeXml(value)}</span>`;
  }
  if (typeof value === 'string') return htmlName(value);
  return cellText(value, kind);
}

/** Class of a verdict's colour: keeps-paying. */
export function verdictClass(verdict: string): string {
  return verdict.replaceAll(' ', '-');
}

function alignment(kind: ColumnKind): string {
  return isNumeric(kind) ? ' class="number"' : '';
}

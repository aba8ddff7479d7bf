import type { Figure } from '../../figures/figure.ts';
import type { Report } from '../report.ts';
import type { FigureFiles } from './figureFiles.ts';

/** Schema of report.json; also how a folder is recognised as a report. */
export const REPORT_SCHEMA = 'plateau.report/2';

/** Everything of a report but its pictures, as JSON. */
export function reportJson(
  report: Report,
  files: readonly string[],
  filesOf: (figure: Figure) => FigureFiles,
): string {
  const { title, scope, provenance, input, tasks, sections } = report;
  const document = {
    schema: REPORT_SCHEMA,
    title,
    scope,
    provenance,
    input,
    tasks,
    sections: sections.map(({ id, title: heading, paragraphs, tally, figures = [], tables = [] }) => ({
      id,
      title: heading,
      paragraphs: paragraphs.map((paragraph) =>
        typeof paragraph === 'string' ? paragraph : paragraph.map(plainText).join(''),
      ),
      tally,
      figures: figures.map((figure) => ({
        id: figure.id,
        title: figure.title,
        caption: figure.caption,
        alternative: figure.alternative,
        files: filesOf(figure),
        table: figure.table,
      })),
      tables,
    })),
    files,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function plainText(
  inline: Exclude<Report['sections'][number]['paragraphs'][number], string>[number],
): string {
  if (typeof inline === 'string') return inline;
  if ('strong' in inline) return inline.strong;
  if ('code' in inline) return inline.code;
  return inline.text;
}

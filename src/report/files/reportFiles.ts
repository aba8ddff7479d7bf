import { InputError, quote } from '../../base/inputError.ts';
import type { Drawing, DrawingTask } from '../../drawing/drawFigure.ts';
import type { Figure } from '../../figures/figure.ts';
import { withTheme } from '../../figures/theme.ts';
import type { ReportCell, ReportTable } from '../../questions/section.ts';
import { spreadsheetCell } from '../../results/table/spreadsheetCell.ts';
import { writeCsv } from '../../results/table/writeCsv.ts';
import type { Workers } from '../../workers/workers.ts';
import { htmlPage } from '../page/htmlPage.ts';
import { stillPicture } from '../page/stillPicture.ts';
import type { Report } from '../report.ts';
import { type FolderContents, figureFiles } from './figureFiles.ts';
import { markdownReport } from './markdownReport.ts';
import type { ReportFormat } from './reportFormat.ts';
import { reportJson } from './reportJson.ts';

/** Names every figure. */
const ALL_FIGURES = 'all';

/**
 * Writes a report as the files of a folder, in memory.
 *
 * @param options what is written, and which figures are drawn (default: all)
 * @param onDrawn called after each figure is drawn, with how many are done and how many there are
 */
export async function reportFiles(
  report: Report,
  {
    formats,
    figures: named,
  }: { readonly formats: readonly ReportFormat[]; readonly figures?: readonly string[] },
  workers: Workers,
  onDrawn: (done: number, of: number) => void = () => {},
): Promise<FolderContents> {
  const wanted = new Set<ReportFormat>(formats);
  // Markdown shows pictures, of one kind or the other.
  const pictures = wanted.has('svg') || wanted.has('png');
  if (wanted.has('md') && !pictures) wanted.add('svg');
  const figures = report.sections.flatMap((section) => section.figures ?? []);
  const isDrawn = chooseFigures(figures, named);
  const drawings = await draw(figures.filter(isDrawn), wanted, pictures, workers, onDrawn);

  const files = new Map<string, string | Uint8Array>();
  if (wanted.has('html')) files.set('index.html', '');
  if (wanted.has('md')) files.set('report.md', '');
  files.set('report.json', '');
  for (const table of report.sections.flatMap(({ tables = [] }) => tables)) {
    files.set(`tables/${table.id}.csv`, tableCsv(table));
  }
  for (const figure of figures) {
    files.set(`figures/${figure.id}.csv`, figureCsv(figure));
    for (const [name, spec] of isDrawn(figure) ? specsOf(figure) : []) {
      files.set(`figures/${name}.vl.json`, `${JSON.stringify(withTheme(spec, 'light'))}\n`);
      const picture = drawings.get(name);
      if (wanted.has('svg') && picture) files.set(`figures/${name}.svg`, picture.svg);
      if (wanted.has('png') && picture?.png) files.set(`figures/${name}.png`, picture.png);
    }
  }
  const filesOf = (figure: Figure) => figureFiles(figure, files);
  if (wanted.has('html')) {
    const stills = new Map(
      figures.filter(isDrawn).map(({ id }) => [id, stillPicture(drawings.get(id) as Drawing)]),
    );
    files.set('index.html', htmlPage(report, stills, filesOf));
  }
  if (wanted.has('md')) files.set('report.md', markdownReport(report, filesOf));
  files.set('report.json', reportJson(report, [...files.keys()], filesOf));
  return files;
}

/**
 * Which figures are drawn: those of a name, or whose name begins with it.
 *
 * @throws InputError for a name that no figure has
 */
function chooseFigures(figures: readonly Figure[], names: readonly string[] = [ALL_FIGURES]) {
  const has = ({ id }: Figure, name: string) =>
    name === ALL_FIGURES || id === name || id.startsWith(`${name}-`);
  for (const name of names) {
    if (figures.length === 0 || figures.some((figure) => has(figure, name))) continue;
    throw new InputError(
      `no figure ${quote(name)} in this report; there are ${figures.map(({ id }) => id).join(', ')}`,
      {},
      'give one of them, or all',
    );
  }
  return (figure: Figure) => names.some((name) => has(figure, name));
}

/** The specs of a figure by the names of their files: the figure itself, and on its other axes. */
function specsOf({ id, spec, variants = [] }: Figure): [string, Figure['spec']][] {
  const others = variants
    .slice(1)
    .map(({ axes, spec: other }): [string, Figure['spec']] => [`${id}-${axes}`, other]);
  return [[id, spec], ...others];
}

async function draw(
  figures: readonly Figure[],
  wanted: ReadonlySet<ReportFormat>,
  everyAxes: boolean,
  workers: Workers,
  onDrawn: (done: number, of: number) => void,
): Promise<Map<string, Drawing>> {
  if (!wanted.has('svg') && !wanted.has('png') && !wanted.has('html')) return new Map();
  const tasks = figures.flatMap((figure) => {
    const specs = specsOf(figure).slice(0, everyAxes ? undefined : 1);
    const { title, alternative } = figure;
    return specs.map(
      ([name, spec], i): DrawingTask => ({
        id: name,
        title,
        alternative,
        spec: withTheme(spec, 'light'),
        // Other axes are drawn as SVG alone: a PNG takes longer than everything else of a figure.
        png: wanted.has('png') && i === 0,
        thumbnail: wanted.has('html') && i === 0,
      }),
    );
  });
  let done = 0;
  const drawings = await Promise.all(
    tasks.map(async (task) => {
      const drawing = await workers.run('draw', task);
      onDrawn(++done, tasks.length);
      return drawing;
    }),
  );
  return new Map(tasks.map(({ id }, i) => [id, drawings[i]]));
}

function tableCsv({ columns, rows }: ReportTable): string {
  return spreadsheetCsv(
    columns.map(({ name }) => name),
    rows,
  );
}

function figureCsv({ table: { columns, rows } }: Figure): string {
  return spreadsheetCsv(columns, rows);
}

/** CSV that people open in a spreadsheet: names that look like formulas stay text. */
function spreadsheetCsv(names: readonly string[], rows: readonly (readonly ReportCell[])[]): string {
  const columns = names.map((name, c) => ({
    name: spreadsheetCell(name) as string,
    value: (row: readonly ReportCell[]) => spreadsheetCell(row[c]),
  }));
  return writeCsv(columns, rows);
}

import { escapeXml } from '../../base/escapeXml.ts';
import type { Figure } from '../../figures/figure.ts';
import type { ReportSection, VerdictTally } from '../../questions/section.ts';
import type { FigureFiles } from '../files/figureFiles.ts';
import { htmlFigureTable, htmlTable, verdictClass } from './htmlTable.ts';
import { htmlName, htmlParagraph, htmlText } from './htmlText.ts';

/** A picture of a figure that needs no program: before the live one is drawn, and in print. */
export interface StillPicture {
  readonly uri: string;
  readonly width: number;
  readonly height: number;
}

/**
 * A section with its figures and tables.
 *
 * @param folded all of it below its title
 */
export function htmlSection(
  section: ReportSection,
  stills: ReadonlyMap<string, StillPicture>,
  filesOf: (figure: Figure) => FigureFiles,
  folded = false,
): string {
  const { id, title, paragraphs, tally, figures = [], tables = [] } = section;
  return [
    `<section id="${id}" aria-labelledby="${id}-title">`,
    folded ? '<details class="fold"><summary>' : '',
    `<h2 id="${id}-title">${escapeXml(title)}</h2>`,
    folded ? '</summary>' : '',
    ...paragraphs.map(htmlParagraph),
    tally ? htmlTally(tally) : '',
    ...tables.filter(({ open }) => open).map(htmlTable),
    axesSwitch(id, figures),
    ...figures.map((figure) => htmlFigure(figure, stills.get(figure.id), filesOf(figure))),
    ...tables.filter(({ open }) => !open).map(htmlTable),
    folded ? '</details>' : '',
    '</section>',
  ].join('\n');
}

function htmlTally(tally: readonly VerdictTally[]): string {
  const cards = tally.map(
    ({ verdict, meaning, tasks }) =>
      `<li class="card ${verdictClass(verdict)}"><h3><span class="count">${tasks.length}</span> ${verdict}</h3>` +
      `<p class="meaning">${htmlText(meaning)}</p>${cardTasks(tasks)}</li>`,
  );
  return `<ul class="tally">${cards.join('')}</ul>`;
}

/** Most tasks that a card shows before the rest is folded. */
const MOST_CARD_TASKS = 12;

function cardTasks(tasks: readonly string[]): string {
  const list = (some: readonly string[]) =>
    `<ul>${some.map((task) => `<li>${htmlName(task)}</li>`).join('')}</ul>`;
  // One that stood alone in a fold would take as much room folded as open.
  if (tasks.length <= MOST_CARD_TASKS + 1) return list(tasks);
  const more = tasks.slice(MOST_CARD_TASKS);
  return `${list(tasks.slice(0, MOST_CARD_TASKS))}<details><summary>and ${more.length} more</summary>${list(more)}</details>`;
}

const AXES_TITLES: Record<string, string> = {
  accuracy: 'accuracy',
  error: 'error, logarithmic',
  logit: 'accuracy, logit',
};

/** One switch for all figures of a section that can be drawn on other axes. */
function axesSwitch(section: string, figures: readonly Figure[]): string {
  const variants = figures.find((figure) => figure.variants)?.variants;
  if (!variants) return '';
  const choices = variants.map(
    ({ axes }, i) =>
      `<label><input type="radio" name="axes-${section}" value="${axes}"${i === 0 ? ' checked' : ''}> ${AXES_TITLES[axes] ?? axes}</label>`,
  );
  return `<fieldset class="axes"><legend>Axes</legend>${choices.join('')}</fieldset>`;
}

/** Pixels from which on a figure leaves no room for its caption beside it. */
const WIDE = 720;

function htmlFigure(figure: Figure, still: StillPicture | undefined, files: FigureFiles): string {
  const { id, title, caption, alternative } = figure;
  const alt = escapeXml(alternative);
  const picture = still
    ? `<img class="still" src="${still.uri}" width="${still.width}" height="${still.height}" alt="${alt}">`
    : '';
  const links = Object.entries(files).map(([kind, path]) => `<a href="${escapeXml(path)}">${kind}</a>`);
  return [
    `<figure id="figure-${id}"${still && still.width > WIDE ? ' class="wide"' : ''} data-figure="${id}" data-alternative="${alt}" aria-labelledby="figure-${id}-title">`,
    `<h3 id="figure-${id}-title">${htmlName(title)}</h3>`,
    `<div class="drawing scroll" tabindex="0" role="region" aria-label="${escapeXml(title)}">`,
    `${picture}<div class="live" role="img" aria-label="${alt}"></div></div>`,
    `<figcaption>${htmlText(caption)}</figcaption>`,
    links.length > 0 ? `<p class="files">Files beside this page: ${links.join(', ')}</p>` : '',
    htmlFigureTable(figure),
    '</figure>',
  ].join('');
}

import { escapeXml } from '../../base/escapeXml.ts';
import type { Figure } from '../../figures/figure.ts';
import { scriptJson, scriptSource } from '../files/escape.ts';
import type { FigureFiles } from '../files/figureFiles.ts';
import type { Report } from '../report.ts';
import { htmlSection, type StillPicture } from './htmlSection.ts';
import { figureLibraries, pageAsset } from './pageAssets.ts';
import { pageData } from './pageData.ts';
import { pageHead } from './pageHead.ts';
import { pagePolicy } from './pagePolicy.ts';
import { pageThemes } from './pageThemes.ts';

/**
 * The whole report as one page that opens from disk: program, style, data and pictures are in it.
 *
 * @param stills pictures of the figures by id
 * @param filesOf files that lie beside the page for a figure
 */
export function htmlPage(
  report: Report,
  stills: ReadonlyMap<string, StillPicture>,
  filesOf: (figure: Figure) => FigureFiles,
): string {
  const figures = report.sections.flatMap((section) => section.figures ?? []);
  const scripts =
    figures.length > 0
      ? [...figureLibraries(), pageAsset('exploredSpec.js'), pageAsset('page.js')].map(scriptSource)
      : [];
  const style = pageAsset('page.css');
  const [answer, ...others] = report.sections;
  const head = pageHead({
    title: report.title,
    policy: pagePolicy(scripts, [style]),
    version: report.provenance.versions.plateau,
    style,
  });
  return `${head}
<body>
<a class="skip" href="#${answer.id}">Skip to the answer</a>
<header>
<h1>${escapeXml(report.title)}</h1>
<p class="scope">${escapeXml(report.scope)}</p>
</header>
<nav aria-label="Sections"><ol>
${report.sections.map(({ id, title }) => `<li><a href="#${id}">${escapeXml(title)}</a></li>`).join('\n')}
</ol></nav>
<main>
${htmlSection(answer, stills, filesOf)}
${report.short && others.length > 0 ? MORE : ''}
${others.map((section) => htmlSection(section, stills, filesOf, report.short)).join('\n')}
</main>
<footer><p>Made by Plateau ${escapeXml(report.provenance.versions.plateau)}, ${escapeXml(report.provenance.date.slice(0, 10))}</p></footer>
<script type="application/json" id="themes">${scriptJson(pageThemes())}</script>
${figures.map((figure) => `<script type="text/plain" id="data-${figure.id}">${pageData(figure)}</script>`).join('\n')}
${scripts.map((source) => `<script>${source}</script>`).join('\n')}
</body>
</html>
`;
}

/** Stands between the answer and what is folded. */
const MORE =
  '<p class="more">More on each question, folded. <code>plateau report --full</code> asks and draws everything: rival curves, sample size, shots, scale, ranks, overlay and the claims of the paper as well.</p>';

import { readFileSync } from 'node:fs';
import { DATA_BLOCK, type PageData, WORKER_BLOCK } from '../../explorer/pageData.ts';
import { scriptJson, scriptSource } from '../files/escape.ts';
import { figureLibraries, pageAsset } from './pageAssets.ts';
import { pageHead } from './pageHead.ts';
import { pagePolicy } from './pagePolicy.ts';

/** The explorer as one page that opens from disk: programs, style and, where it is given one, the table are in it. */
export function explorerPage(data: PageData): string {
  const scripts = [...figureLibraries(), built('page.js')].map(scriptSource);
  const style = `${pageAsset('page.css')}\n${built('explorer.css')}`;
  const head = pageHead({
    title: data.table ? `${data.table.name}: Plateau explorer` : 'Plateau explorer',
    policy: `${pagePolicy(scripts, [style])}; worker-src blob:`,
    version: data.version,
    style,
  });
  return `${head}
<body>
<div id="explorer"><noscript>The explorer needs JavaScript.</noscript></div>
<script type="application/json" id="${DATA_BLOCK}">${scriptJson(data)}</script>
<script type="text/plain" id="${WORKER_BLOCK}">${scriptSource(built('worker.js'))}</script>
${scripts.map((source) => `<script>${source}</script>`).join('\n')}
</body>
</html>
`;
}

/** A file of the explorer as the build made it, whether this one runs from src or from dist. */
function built(name: string): string {
  return readFileSync(new URL(`../../../dist/explorer/${name}`, import.meta.url), 'utf8');
}

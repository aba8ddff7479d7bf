/** The part of the build that tsc does not do: bundles for browsers, and files that pages carry. */
import { copyFileSync } from 'node:fs';
import { build } from 'esbuild';

const common = { bundle: true, target: 'es2022', logLevel: 'warning' } as const;

await build({
  ...common,
  entryPoints: ['src/pure.ts'],
  outfile: 'dist/pure.bundle.js',
  format: 'esm',
  platform: 'neutral',
  mainFields: ['module', 'main'],
  minifyWhitespace: true,
  minifySyntax: true,
});
for (const [name, target] of [
  ['page', 'page.js'],
  ['worker', 'worker.js'],
]) {
  await build({
    ...common,
    entryPoints: [`src/explorer/${name}.ts`],
    outfile: `dist/explorer/${target}`,
    format: 'iife',
    platform: 'browser',
    minify: true,
    legalComments: 'none',
  });
}
copyFileSync('src/explorer/explorer.css', 'dist/explorer/explorer.css');
for (const name of ['page.css', 'page.js'])
  copyFileSync(`src/report/page/${name}`, `dist/report/page/${name}`);

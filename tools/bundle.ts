/** The part of the build that tsc does not do: bundles for browsers, and files that pages carry. */
import { copyFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { build, type Plugin } from 'esbuild';

const common = { bundle: true, target: 'es2022', logLevel: 'warning' } as const;

/** What a command loads only when it runs stays a file of its own, where tsc put it. */
const lazily: Plugin = {
  name: 'lazily',
  setup({ onResolve }) {
    onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) =>
      kind === 'dynamic-import'
        ? { path: `./${relative(resolve('dist/cli'), resolve(resolveDir, path))}`, external: true }
        : undefined,
    );
  },
};

// One file instead of fifty, so that help comes at once.
await build({
  ...common,
  entryPoints: ['dist/cli/main.js'],
  outfile: 'dist/cli/main.bundle.js',
  format: 'esm',
  platform: 'node',
  packages: 'external',
  plugins: [lazily],
});
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
for (const name of ['page.css', 'page.js', 'exploredSpec.js'])
  copyFileSync(`src/report/page/${name}`, `dist/report/page/${name}`);

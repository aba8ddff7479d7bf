/** The part of the build that tsc does not do: bundles for browsers and for a quick start, and files that pages carry. */
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';

/** Folders of the packages of which a bundle carries a part. */
const carried = new Set<string>();

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

// One file instead of fifty and of the packages' own, so that help comes at once.
await bundle({
  entryPoints: ['dist/cli/main.js'],
  outfile: 'dist/cli/main.bundle.js',
  format: 'esm',
  platform: 'node',
  mainFields: ['module', 'main'],
  plugins: [lazily],
  // Packages of the older kind in it ask for Node's modules by `require`.
  banner: {
    js: "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);",
  },
});
await bundle({
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
  await bundle({
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
writeFileSync('dist/NOTICES.txt', notices());

async function bundle(options: BuildOptions): Promise<void> {
  const { metafile } = await build({
    bundle: true,
    target: 'es2022',
    logLevel: 'warning',
    metafile: true,
    ...options,
  });
  for (const { inputs } of Object.values(metafile?.outputs ?? {})) {
    for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
      const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0];
      if (folder && bytesInOutput > 0) carried.add(folder);
    }
  }
}

/** The licences of what the bundles carry, word for word, as those ask for. */
function notices(): string {
  const licences = [...carried].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file ? readFileSync(join(folder, file), 'utf8').trim() : `Under the licence ${license}.`;
    return `== ${name} ${version}\n\n${text}\n`;
  });
  return `Parts of these packages are in Plateau's bundled files.\n\n${licences.join('\n')}`;
}

import { execFileSync, spawnSync } from 'node:child_process';
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { median } from './measure.ts';

const RUNS = 15;
const ENTRIES = ['plateau/pure', 'plateau', 'plateau/trainer'];

/**
 * What the packed package takes in an empty project without its optional packages (tfjs-node, which brings all of tfjs,
 * and the one that draws PNG), and how long its entries take to import, in turn with a bare node. With `--before REF`
 * the same of an earlier commit, first, in the same run.
 */
export function benchInstall(words: readonly string[]): void {
  const at = words.indexOf('--before');
  const folder = mkdtempSync(join(tmpdir(), 'plateau-install-'));
  try {
    const projects = new Map<string, string>();
    if (at >= 0)
      projects.set(words[at + 1], install(checkout(words[at + 1], folder), join(folder, 'before')));
    projects.set('now', install(resolve('.'), join(folder, 'now')));
    for (const [name, project] of projects) {
      const modules = join(project, 'node_modules');
      const parts = ['@tensorflow', 'plateau'].map((part) => `${part} ${megabytes(join(modules, part))}`);
      console.log(`${name}: ${megabytes(modules)} MB in node_modules (${parts.join(', ')})`);
    }
    printImports(projects);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The files of a commit, with the packages that are installed here. */
function checkout(ref: string, folder: string): string {
  const root = join(folder, 'checkout');
  mkdirSync(root);
  const archive = execFileSync('git', ['archive', ref], { maxBuffer: 1e9 });
  execFileSync('tar', ['x', '-C', root], { input: archive });
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'));
  return root;
}

/** Builds and packs a checkout, and installs the package in an empty project. */
function install(root: string, project: string): string {
  mkdirSync(project);
  const npm = (cwd: string, ...words: string[]) =>
    execFileSync('npm', words, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  npm(root, 'run', 'build', '--silent');
  npm(root, 'pack', '--silent', '--ignore-scripts', '--pack-destination', project);
  const [tarball] = readdirSync(project);
  writeFileSync(join(project, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  npm(project, 'install', '--omit=optional', '--ignore-scripts', '--no-audit', '--no-fund', `./${tarball}`);
  return project;
}

/** Milliseconds of whole processes that import an entry, and of these the import itself. */
function printImports(projects: ReadonlyMap<string, string>): void {
  const bare: number[] = [];
  const wholes = new Map<string, number[]>();
  const works = new Map<string, number[]>();
  const time = (program: string, cwd: string) => {
    const start = performance.now();
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
      cwd,
      encoding: 'utf8',
    });
    return { whole: performance.now() - start, work: Number(stdout) };
  };
  for (let run = 0; run <= RUNS; run++) {
    const { whole } = time('0', '.');
    if (run > 0) bare.push(whole);
    for (const [name, project] of projects) {
      for (const entry of ENTRIES) {
        const program = `const t = performance.now(); await import('${entry}'); console.log(performance.now() - t)`;
        const { whole, work } = time(program, project);
        const key = `${name}: import '${entry}'`;
        if (run === 0) continue;
        wholes.set(key, [...(wholes.get(key) ?? []), whole]);
        works.set(key, [...(works.get(key) ?? []), work]);
      }
    }
  }
  console.log(`bare node: ${median(bare).toFixed(0)} ms`);
  for (const [key, times] of wholes) {
    const ratio = median(times.map((time, run) => time / bare[run]));
    const own = works.get(key) ?? [];
    const rest = median(times.map((time, run) => (time - own[run]) / bare[run]));
    console.log(
      `${key}: ${median(times).toFixed(0)} ms, ${ratio.toFixed(2)}x bare node; the import itself ${median(own).toFixed(0)} ms, the rest ${rest.toFixed(2)}x`,
    );
  }
}

/** Megabytes on the disk of a folder and all in it. */
function megabytes(folder: string): string {
  const blocks = (path: string): number => {
    const stat = lstatSync(path);
    const inner = stat.isDirectory() ? readdirSync(path).map((name) => blocks(join(path, name))) : [];
    return inner.reduce((sum, part) => sum + part, stat.blocks);
  };
  return ((blocks(folder) * 512) / 2 ** 20).toFixed(0);
}

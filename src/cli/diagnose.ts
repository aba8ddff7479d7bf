import { availableParallelism, totalmem } from 'node:os';
import { packageVersion } from '../files/installedPackage.ts';
import { version } from '../files/version.ts';

/** Something that Plateau uses, whether it is here, and what for. */
export interface Part {
  readonly name: string;
  /** Version or description; null where it is missing. */
  readonly found: string | null;
  readonly purpose: string;
}

/** Looks at this machine. */
export async function diagnose(): Promise<Part[]> {
  return [
    { name: 'plateau', found: version(), purpose: 'this program' },
    { name: 'node', found: process.version, purpose: 'runs it (20 or newer)' },
    {
      name: 'machine',
      found: `${process.platform} ${process.arch}, ${availableParallelism()} cores, ${(totalmem() / 2 ** 30).toFixed(0)} GiB`,
      purpose: 'one worker a core',
    },
    await backendPart(),
    await nativePart(),
    packagePart('@tensorflow/tfjs-core', 'training'),
    packagePart('@tensorflow/tfjs-backend-wasm', 'training on WebAssembly'),
    packagePart('@tensorflow/tfjs-node', 'native backend (optional)'),
    packagePart('@tensorflow/tfjs-layers', 'probing a LayersModel (optional)'),
    packagePart('@tensorflow/tfjs-converter', 'probing a GraphModel (optional)'),
    packagePart('commander', 'command line'),
    packagePart('d3-dsv', 'CSV'),
    packagePart('ml-levenberg-marquardt', 'curves other than the law'),
    packagePart('vega-lite', 'figures'),
    packagePart('@resvg/resvg-js', 'figures as PNG'),
  ];
}

/** The backend that training would use, and why not a faster one. */
async function backendPart(): Promise<Part> {
  const { useBackend } = await import('../trainer/backend/useBackend.ts');
  const { backend, reason } = await useBackend();
  return { name: 'training backend', found: backend, purpose: reason };
}

/** TensorFlow's native backend, or why it does not load. */
async function nativePart(): Promise<Part> {
  const { BACKENDS_FOR_LARGE, useBackend } = await import('../trainer/backend/useBackend.ts');
  const { tensorFlowVersion } = await import('../trainer/backend/loadNative.ts');
  const { backend, reason } = await useBackend(undefined, 'fastest', BACKENDS_FOR_LARGE);
  const name = 'native backend';
  return backend === 'native'
    ? {
        name,
        found: `TensorFlow ${tensorFlowVersion()}`,
        purpose: 'saved models; training with --backend native',
      }
    : { name, found: null, purpose: reason.replace(/^no native: /, '') };
}

function packagePart(name: string, purpose: string): Part {
  return { name, found: packageVersion(name), purpose };
}

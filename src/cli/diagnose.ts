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
    packagePart('@tensorflow/tfjs-core', 'training'),
    packagePart('@tensorflow/tfjs-backend-wasm', 'training without the native package'),
    packagePart('@tensorflow/tfjs-node', 'training, native (optional)'),
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
  const { versionsInUse } = await import('../trainer/sweep/versionsInUse.ts');
  const { backend, reason } = await useBackend();
  const { tensorflow } = versionsInUse();
  return {
    name: 'training backend',
    found: tensorflow ? `${backend} (TensorFlow ${tensorflow})` : backend,
    purpose: reason,
  };
}

function packagePart(name: string, purpose: string): Part {
  return { name, found: packageVersion(name), purpose };
}

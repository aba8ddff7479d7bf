import { readFileSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import type { io } from '@tensorflow/tfjs-core';
import { InputError, quote } from '../../base/inputError.ts';

/**
 * Reads a saved tfjs model: `model.json` and the weight files that it names, which lie beside it.
 *
 * @throws InputError for files that are missing, damaged, or no such model
 */
export function readModelFiles(path: string): io.ModelArtifacts {
  const json = parse(path);
  const { modelTopology, weightsManifest, format } = json ?? {};
  if (!modelTopology || typeof modelTopology !== 'object' || !Array.isArray(weightsManifest)) {
    throw new InputError(
      'is no tfjs model: expected modelTopology and weightsManifest',
      { file: path },
      'give the model.json that tfjs saved',
    );
  }
  const groups = weightsManifest.map((group, i) => weightGroup(group, i, path));
  const weightSpecs = groups.flatMap(({ weights }) => weights);
  const parts = groups.flatMap(({ paths }) => paths.map((name) => readBytes(beside(path, name), path)));
  const weightData = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    weightData.set(part, at);
    at += part.length;
  }
  return { modelTopology, weightSpecs, weightData: weightData.buffer, format: format as string | undefined };
}

/** A group of weights as model.json lists it: files, and what is in them one after another. */
function weightGroup(
  group: { paths?: unknown; weights?: unknown } | null,
  index: number,
  path: string,
): { paths: string[]; weights: io.WeightsManifestEntry[] } {
  const isText = (value: unknown) => typeof value === 'string';
  const { paths, weights } = typeof group === 'object' && group !== null ? group : {};
  if (Array.isArray(paths) && paths.every(isText) && Array.isArray(weights) && weights.every(isWeight)) {
    return { paths, weights };
  }
  throw new InputError(
    `its weightsManifest is damaged: entry ${index + 1} lists no paths and weights (name, shape, dtype)`,
    { file: path },
    'save the model again',
  );
}

function isWeight(weight: unknown): boolean {
  const { name, shape, dtype } = (weight ?? {}) as Partial<io.WeightsManifestEntry>;
  const isLength = (length: unknown) => Number.isSafeInteger(length) && (length as number) >= 0;
  return (
    typeof name === 'string' && typeof dtype === 'string' && Array.isArray(shape) && shape.every(isLength)
  );
}

/** The path of a weight file. A model may come from anywhere, so it names no file outside of its own folder. */
function beside(path: string, name: string): string {
  const folder = resolve(dirname(path));
  const file = resolve(folder, name);
  if (file.startsWith(folder.endsWith(sep) ? folder : folder + sep)) return join(dirname(path), name);
  throw new InputError(
    `names weights outside of its folder (${quote(name)})`,
    { file: path },
    'put them beside it and name them there',
  );
}

/** Whether artifacts hold a graph of operations (converted from TensorFlow) or layers (Keras, tfjs). */
export function isGraphModel({ format, modelTopology }: io.ModelArtifacts): boolean {
  return format === 'graph-model' || Array.isArray((modelTopology as { node?: unknown }).node);
}

function parse(path: string): Record<string, unknown> | null {
  const bytes = readBytes(path);
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new InputError('is no JSON; expected the model.json of a tfjs model', { file: path });
  }
}

function readBytes(path: string, named?: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    const problem = missing ? 'no such file' : `cannot be read (${(error as Error).message.split('\n')[0]})`;
    throw new InputError(
      problem,
      { file: path },
      named ? `${quote(named)} names it; it belongs beside it` : 'check the path',
    );
  }
}

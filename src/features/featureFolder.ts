import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { InputError, quoteList } from '../base/inputError.ts';
import type { FeatureMatrix } from '../probes/featureMatrix.ts';
import type { ByteSource } from './byteSource.ts';
import { fileSource } from './fileSource.ts';
import { npzMembers } from './npzMembers.ts';
import { type ClassLabels, readCsvLabels, readLabels } from './readLabels.ts';
import { readNpyFeatures } from './readNpy.ts';
import { safetensorsMembers } from './safetensors.ts';

/** Features of one layer, read when they are asked for. */
export interface LayerSource {
  readonly name: string;
  /** For messages. */
  readonly file: string;
  read(): FeatureMatrix;
}

/** Exported features of some examples at several layers, from the lowest to the top one. */
export interface FeatureFolder extends ClassLabels {
  readonly path: string;
  readonly layers: readonly LayerSource[];
}

const LABELS = 'labels';
/** block2 comes before block10. */
const byName = new Intl.Collator('en', { numeric: true }).compare;

/**
 * Opens a folder of exported features: one .npy array (n x d) a layer, or .npz archives or .safetensors files with one
 * member a layer, and `labels.npy` (or a member `labels`) with n integers or names, or `labels.csv`. The path may also be
 * that of an archive with labels in it. Layers are ordered by name, numbers in names by their value.
 *
 * @throws InputError for a folder without layers or without labels, and for labels that cannot be read
 */
export function openFeatureFolder(path: string): FeatureFolder {
  const arrays = listArrays(path).sort((a, b) => byName(a.name, b.name));
  const labels = arrays.filter(({ name }) => name === LABELS);
  const layers = arrays.filter(({ name }) => name !== LABELS);
  if (layers.length === 0) {
    throw new InputError(
      'no features: expected one .npy file (n x d) a layer, or an .npz or .safetensors file',
      {
        file: path,
      },
    );
  }
  const csv = labelsCsv(path);
  if (labels.length + csv.length !== 1) {
    throw new InputError(
      labels.length + csv.length === 0
        ? 'no labels: expected labels.npy or labels.csv beside the layers'
        : 'labels are there twice',
      { file: path },
      `the layers are ${quoteList(layers.map(({ name }) => name))}`,
    );
  }
  const twice = layers.find(({ name }, i) => layers.findIndex((layer) => layer.name === name) < i);
  if (twice)
    throw new InputError('another layer has this name too', { file: twice.file }, 'rename one of them');
  return {
    path,
    ...(csv.length > 0 ? readCsvLabels(csv[0]) : readLabels(labels[0].open())),
    layers: layers.map(({ name, file, open }) => ({ name, file, read: () => readNpyFeatures(open()) })),
  };
}

const ARCHIVE = /\.(npz|safetensors)$/i;

/** The file of labels that is a table, where there is one. */
function labelsCsv(path: string): string[] {
  if (!statSync(path).isDirectory()) return [];
  return readdirSync(path)
    .filter((name) => /^labels\.(csv|tsv|txt)$/i.test(name))
    .map((name) => join(path, name));
}

interface NamedArray {
  readonly name: string;
  readonly file: string;
  open(): ByteSource;
}

function listArrays(path: string): NamedArray[] {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) throw new InputError('no such folder', { file: path }, 'check the path');
  if (!stat.isDirectory()) {
    if (ARCHIVE.test(path)) return archiveArrays(path);
    throw new InputError('is a file; expected a folder of .npy files, or an .npz or .safetensors file', {
      file: path,
    });
  }
  return readdirSync(path).flatMap((name): NamedArray[] => {
    const file = join(path, name);
    if (ARCHIVE.test(name)) return archiveArrays(file);
    return /\.npy$/i.test(name)
      ? [{ name: basename(name, name.slice(-4)), file, open: () => fileSource(file) }]
      : [];
  });
}

function archiveArrays(path: string): NamedArray[] {
  const members = /\.npz$/i.test(path) ? npzMembers(fileSource(path)) : safetensorsMembers(fileSource(path));
  return members.map(({ name, open }) => ({ name, file: `${path}: ${name}`, open }));
}

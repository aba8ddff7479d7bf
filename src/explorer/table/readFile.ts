import { InputError } from '../../base/inputError.ts';
import type { GivenFile } from './given.ts';

/** First bytes of a gzip file, and of a Parquet one. */
const GZIP = [0x1f, 0x8b];
const PARQUET = [0x50, 0x41, 0x52, 0x31];

/**
 * The text of a file, unpacked where it is packed by gzip.
 *
 * @throws InputError for Parquet, and for bytes that are no UTF-8
 */
export async function readFile(file: File): Promise<GivenFile> {
  const { name } = file;
  const bytes = new Uint8Array(await file.arrayBuffer());
  const begins = (with_: readonly number[]) => with_.every((byte, i) => bytes[i] === byte);
  if (begins(PARQUET)) {
    throw new InputError(
      'is a Parquet file',
      { file: name },
      'turn it into CSV first: plateau import reads it',
    );
  }
  const plain = begins(GZIP)
    ? await new Response(
        new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')),
      ).arrayBuffer()
    : bytes;
  try {
    return { name, text: new TextDecoder('utf-8', { fatal: true }).decode(plain) };
  } catch {
    throw new InputError('is no text in UTF-8', { file: name }, 'save it as UTF-8');
  }
}

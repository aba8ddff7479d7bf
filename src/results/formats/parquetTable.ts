import { InputError } from '../../base/inputError.ts';
import { plainName, type RawTable } from '../table/rawTable.ts';
import { flattenRecord } from './flattenRecord.ts';
import { cellText } from './recordTable.ts';

/** The optional package that reads Parquet. */
export const PARQUET_PACKAGE = 'hyparquet';

/** Whether bytes are those of a Parquet file. */
export function isParquet(bytes: Uint8Array): boolean {
  return [0x50, 0x41, 0x52, 0x31].every((byte, i) => bytes[i] === byte);
}

/**
 * Reads a Parquet file as a table; rows are numbered from 1. Nested columns are flattened by dots.
 *
 * @throws InputError naming the package that reads Parquet where it is not installed, and for a damaged file
 */
export async function parquetTable(bytes: Uint8Array, file: string): Promise<RawTable> {
  const { parquetMetadata, parquetRead } = await loadPackage(file);
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  try {
    const metadata = parquetMetadata(buffer);
    const count = Number(metadata.num_rows);
    if (count === 0) throw new InputError('holds no rows', { file }, 'expected one evaluation a row');
    const columns = new Map<string, string[]>();
    await parquetRead({
      file: buffer,
      metadata,
      onChunk: ({ columnName, columnData, rowStart }) => {
        for (let i = 0; i < columnData.length; i++)
          fill(columns, columnName, columnData[i], rowStart + i, count);
      },
    });
    const cells = [...columns.values()];
    return {
      file,
      header: [...columns.keys()].map(plainName),
      rows: Array.from({ length: count }, (_, row) => cells.map((column) => column[row])),
      rowNumbers: Int32Array.from({ length: count }, (_, row) => row + 1),
      separator: ',',
    };
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(
      `is a Parquet file that cannot be read (${(error as Error).message.replace(/\s+/g, ' ').slice(0, 120)})`,
      { file },
      'write it without compression or with snappy, or export it as CSV',
    );
  }
}

function fill(
  columns: Map<string, string[]>,
  name: string,
  value: unknown,
  row: number,
  count: number,
): void {
  if (typeof value === 'object' && value !== null && !(value instanceof Date)) {
    for (const [part, cell] of flattenRecord({ [name]: value })) {
      columnOf(columns, part, count)[row] = cellText(cell);
    }
  } else {
    columnOf(columns, name, count)[row] = cellText(value);
  }
}

function columnOf(columns: Map<string, string[]>, name: string, count: number): string[] {
  const known = columns.get(name);
  if (known) return known;
  const made = new Array<string>(count).fill('');
  columns.set(name, made);
  return made;
}

async function loadPackage(file: string): Promise<typeof import('hyparquet')> {
  try {
    return await import('hyparquet');
  } catch {
    throw new InputError(
      `is a Parquet file, which the package ${PARQUET_PACKAGE} reads, and that is not installed`,
      { file },
      `run npm install ${PARQUET_PACKAGE}, or export the table as CSV`,
    );
  }
}

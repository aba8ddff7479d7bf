import { matchesPattern } from '../table/matchesPattern.ts';

/** Files that hold tables, by their names' endings. */
export const TABLE_FILE = /\.(csv|tsv|txt|jsonl|ndjson|json|parquet)(\.gz)?$/i;

/** results-imagenet-real.csv of the pattern results-*.csv is imagenet-real; else the file's name without its ending. */
export function taskOfFile(path: string, pattern?: string): string {
  const name = path.split(/[\\/]/).at(-1) as string;
  if (pattern !== undefined && matchesPattern(name, pattern)) {
    const [before, after] = pattern.split('*');
    return name.slice(before.length, name.length - after.length);
  }
  return name.replace(TABLE_FILE, '');
}

import { csvFormatRows, csvParseRows } from 'd3-dsv';

/** Reads names with commas between, in double quotes where a name has a comma itself; a flag may be repeated. */
export function nameList(value: string, before: readonly string[] = []): string[] {
  return [
    ...before,
    ...csvParseRows(value)
      .flat()
      .map((name) => name.trim()),
  ];
}

/** Names as {@link nameList} reads them. */
export function nameListText(names: readonly string[]): string {
  return csvFormatRows([[...names]]);
}

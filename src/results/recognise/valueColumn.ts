/** Columns of values, the surest first. */
const VALUE_NAMES = [/acc(uracy)?1?$/i, /top_?-?1$/i, /acc|top1/i, /score|value|result|metric/i];

/** The column that is most surely one of accuracies. */
export function valueColumn(names: readonly string[]): string | undefined {
  return VALUE_NAMES.map((name) => names.find((column) => name.test(column))).find(Boolean) ?? names[0];
}

import { quote } from '../../base/inputError.ts';
import { listText } from '../../base/numberText.ts';
import { plural } from './shapeResult.ts';

/** Up to so many columns a note stands for each; beyond, one stands for all. */
const MOST_ALONE = 3;
/** Columns that such a note names. */
const MOST_NAMED = 2;

/** What is to be said of the columns of one table, grouped: a table of hundreds of tasks has hundreds of such columns. */
export class ColumnNotes {
  private readonly remarks = new Map<string, string[]>();
  private readonly missing = new Map<string, number>();
  private readonly file: string;

  constructor(file: string) {
    this.file = file;
  }

  /** Something that was detected in a column. */
  add(column: string, remark: string): void {
    const columns = this.remarks.get(remark);
    if (columns) columns.push(column);
    else this.remarks.set(remark, [column]);
  }

  /** That so many models have no value in a column. */
  addMissing(column: string, models: number): void {
    if (models > 0) this.missing.set(column, models);
  }

  /** The notes, one for each column where these are few. */
  notes(): string[] {
    const { file, remarks, missing } = this;
    const alone = (column: string, remark: string) => `${file}, column ${quote(column)}: ${remark}`;
    const grouped = [...remarks].flatMap(([remark, columns]) =>
      columns.length <= MOST_ALONE
        ? columns.map((column) => alone(column, remark))
        : [`${file}, ${columns.length} columns (${named(columns)}): ${remark}`],
    );
    const lacking = [...missing].sort((a, b) => b[1] - a[1]);
    if (lacking.length <= MOST_ALONE) {
      const each = [...missing].map(([column, models]) =>
        alone(column, `${plural(models, 'model')} without a value`),
      );
      return [...grouped, ...each];
    }
    const [most, least] = [lacking[0], lacking[lacking.length - 1]];
    const range = most[1] === least[1] ? `${most[1]} each` : `${least[1]} to ${most[1]}`;
    return [
      ...grouped,
      `${file}: in ${lacking.length} columns models lack a value (${range}, most in ${quote(most[0])})`,
    ];
  }
}

function named(columns: readonly string[]): string {
  const more = columns.length - MOST_NAMED;
  return listText([...columns.slice(0, MOST_NAMED).map(quote), `${more} more`]);
}

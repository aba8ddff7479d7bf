import { InputError, type InputPlace, quote, quoteList } from '../../base/inputError.ts';
import { nearestName } from '../../base/nearestName.ts';
import { CANONICAL_COLUMNS } from '../evaluation.ts';
import { parseJson } from '../formats/parseJson.ts';
import type { ColumnNames, TableShape } from '../table/tableShape.ts';

/** What a field of a shape file holds. */
interface FieldKind {
  readonly what: string;
  holds(value: unknown): boolean;
}

const TEXT: FieldKind = { what: 'text', holds: (value) => typeof value === 'string' && value !== '' };
const TEXTS: FieldKind = {
  what: 'a list of names',
  holds: (value) => Array.isArray(value) && value.every((one) => typeof one === 'string'),
};
const NAMES: FieldKind = {
  what: TEXTS.what,
  holds: (value) => TEXTS.holds(value) && (value as []).length > 0,
};
const COUNT: FieldKind = {
  what: 'a whole number',
  holds: (value) => Number.isSafeInteger(value) && Number(value) >= 0,
};
const SIZES: FieldKind = {
  what: 'an object of numbers by task',
  holds: (value) => isRecord(value) && Object.values(value).every((size) => COUNT.holds(size) && size !== 0),
};
const FILES: FieldKind = {
  what: 'an object of pattern and upstream',
  holds: (value) => isRecord(value) && TEXT.holds(value.pattern) && TEXT.holds(value.upstream),
};
const RECOGNISE: FieldKind = {
  what: 'an object with a list of columns',
  holds: (value) =>
    isRecord(value) && NAMES.holds(value.columns) && (value.file === undefined || TEXT.holds(value.file)),
};
const COLUMNS: FieldKind = {
  what: 'an object of columns by canonical name',
  holds: (value) =>
    isRecord(value) &&
    Object.values(value).every((one) => TEXT.holds(one) || (isRecord(one) && isSource(one))),
};
const WHERE: FieldKind = {
  what: 'an object of texts by column',
  holds: (value) => isRecord(value) && Object.values(value).every((one) => typeof one === 'string'),
};
const REPEATS: FieldKind = {
  what: 'each, mean, best or best:COLUMN',
  holds: (value) => typeof value === 'string' && /^(each|mean|best|best:.+)$/s.test(value),
};
const oneOf = (...words: string[]): FieldKind => ({
  what: words.join(' or '),
  holds: (value) => words.includes(value as string),
});

const ANY = {
  kind: TEXT,
  about: TEXT,
  columns: COLUMNS,
  scale: oneOf('fraction', 'percent'),
  metric: oneOf('accuracy', 'error'),
  missing: TEXTS,
  where: WHERE,
  repeats: REPEATS,
  testSizes: SIZES,
  recognise: RECOGNISE,
};
const NAMED = { ...ANY, id: NAMES, carry: TEXTS };
/** Fields of each kind of shape, those in `needs` required. */
const KINDS: Record<TableShape['kind'], { fields: Record<string, FieldKind>; needs: readonly string[] }> = {
  canonical: { fields: { ...ANY, id: NAMES }, needs: [] },
  wide: {
    fields: { ...NAMED, upstream: TEXT, downstream: NAMES, except: TEXTS },
    needs: ['id', 'upstream', 'downstream'],
  },
  long: {
    fields: {
      ...NAMED,
      taskColumn: TEXT,
      valueColumn: TEXT,
      upstreamTask: TEXT,
      except: TEXTS,
      upstreamShots: COUNT,
    },
    needs: ['id', 'taskColumn', 'valueColumn', 'upstreamTask'],
  },
  joined: { fields: { ...NAMED, valueColumn: TEXT, files: FILES }, needs: ['id', 'valueColumn'] },
};

/**
 * Reads a shape file: a JSON object with the fields of a {@link TableShape}; canonical columns may be written as in CSV.
 *
 * @throws InputError naming the field that is wrong, missing or unknown
 * @example
 * const shape = parseShape('{"kind": "wide", "id": ["net"], "upstream": "in1k", "downstream": ["*"]}');
 * parseEvaluations('net,in1k,birds\nvit-s,0.81,0.62\n', { shape }).evaluations[0].downstream // 'birds'
 */
export function parseShape(text: string, file = 'the shape'): TableShape {
  const fields = parseJson(text, file);
  const place = { file };
  if (!isRecord(fields)) throw new InputError('expected a JSON object that describes a table', place);
  const kind = KINDS[fields.kind as TableShape['kind']];
  if (!Object.hasOwn(KINDS, String(fields.kind))) {
    throw new InputError(
      `no kind of shape ${quote(String(fields.kind))}`,
      place,
      `the kinds are ${quoteList(Object.keys(KINDS))}`,
    );
  }
  for (const [name, value] of Object.entries(fields)) {
    const field = Object.hasOwn(kind.fields, name) ? kind.fields[name] : undefined;
    if (!field) refuseUnknown(name, Object.keys(kind.fields), `a ${fields.kind} shape has no field`, place);
    if (!field.holds(value)) {
      throw new InputError(
        `${quote(name)} is ${quote(JSON.stringify(value))}; expected ${field.what}`,
        place,
      );
    }
  }
  const missing = kind.needs.filter((name) => fields[name] === undefined);
  if (missing.length > 0) {
    throw new InputError(`a ${fields.kind} shape needs ${quoteList(missing)}`, place, 'add what is missing');
  }
  const columns = fields.columns as Record<string, ColumnNames[keyof ColumnNames]> | undefined;
  return {
    ...fields,
    ...(columns ? { columns: canonicalKeys(columns, place) } : {}),
  } as unknown as TableShape;
}

/**
 * Columns by canonical name, as CSV or as TypeScript writes it.
 *
 * @throws InputError for a name that is no canonical column's
 */
export function canonicalKeys(
  columns: Readonly<Record<string, ColumnNames[keyof ColumnNames]>>,
  place: InputPlace = {},
): ColumnNames {
  return Object.fromEntries(
    Object.entries(columns).map(([name, source]) => {
      const column = CANONICAL_COLUMNS.find((one) => one.name === name || one.key === name);
      if (!column) {
        const names = CANONICAL_COLUMNS.map((one) => one.name);
        refuseUnknown(name, names, 'there is no canonical column', place);
      }
      return [column.key, source];
    }),
  );
}

function refuseUnknown(name: string, names: readonly string[], problem: string, place: InputPlace): never {
  const near = nearestName(name, names);
  throw new InputError(
    `${problem} ${quote(name)}`,
    place,
    `${near ? `did you mean ${quote(near)}? ` : ''}there are ${quoteList(names, 20)}`,
  );
}

function isSource({ column, match, times, optional, ...others }: Readonly<Record<string, unknown>>): boolean {
  return (
    TEXT.holds(column) &&
    (match === undefined || TEXT.holds(match)) &&
    (times === undefined || (typeof times === 'number' && times > 0)) &&
    (optional === undefined || typeof optional === 'boolean') &&
    Object.keys(others).length === 0
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

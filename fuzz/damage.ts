import fc, { type Arbitrary } from 'fast-check';

/** A change of a text at a place that is a share of its length: of some characters, or of the cell that stands there. */
interface Change {
  readonly at: number;
  /** Characters to remove; null for the cell. */
  readonly remove: number | null;
  readonly put: string;
}

/** A share, all alike likely; a float of fast-check's is small or near an end most of the time. */
const fraction = fc.noBias(fc.integer({ min: 0, max: 10_000 })).map((n) => n / 10_000);

/** What people and programs put into tables by mistake, and what attackers do. */
const PIECES = [
  ',',
  ';',
  '\t',
  '"',
  '""',
  '\n',
  '\r\n',
  '\r',
  ' ',
  '',
  '\0',
  '\ufeff',
  'é',
  '\u202e',
  '\u001b[31m',
  '🦜',
  'NaN',
  'nan',
  'Infinity',
  '-inf',
  '1e999',
  '-1e999',
  '1e308',
  '1e-320',
  '5e-324',
  '-0',
  '0',
  '1',
  '100',
  '1.0000000001',
  '0.5',
  '.5',
  '5.',
  '-1',
  '%',
  '50%',
  '1,5',
  '1.234,5',
  '1_000',
  '0x10',
  '١',
  'null',
  'undefined',
  'true',
  '-',
  '--',
  '*',
  '__proto__',
  'constructor',
  'toString',
  '=1+1',
  '@x',
  'model',
  'upstream_accuracy',
  'downstream',
  'shots',
  'test_size',
  '{',
  '}',
  '[',
  ']',
  ':',
  '"a":',
  '9007199254740993',
  '4294967296',
  '-2147483649',
  'x'.repeat(70),
];

const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...PIECES) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
  { weight: 1, arbitrary: fc.double().map(String) },
);

const change: Arbitrary<Change> = fc.record({
  at: fraction,
  remove: fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, fc.nat(3), fc.nat(40)),
  put: fc.oneof(piece, fraction.map(String), fc.integer({ min: 0, max: 1000 }).map(String)),
});

const changes = fc.oneof(
  { weight: 3, arbitrary: fc.array(change, { minLength: 1, maxLength: 1 }) },
  { weight: 2, arbitrary: fc.array(change, { maxLength: 8 }) },
);

/** Damaged versions of some texts: of at most so many first characters, mostly of whole lines. */
export function damagedText(seeds: readonly string[], longest = 4000): Arbitrary<string> {
  return fc
    .record({
      seed: fc.constantFrom(...seeds),
      length: fraction.map((share) => Math.round(share * longest)),
      whole: fc.oneof(
        { weight: 9, arbitrary: fc.constant(true) },
        { weight: 1, arbitrary: fc.constant(false) },
      ),
      changes,
    })
    .map(({ seed, length, whole, changes }) => {
      const end = seed.lastIndexOf('\n', length) + 1;
      const cut = length >= seed.length ? seed : seed.slice(0, whole && end > 0 ? end : length);
      return changes.reduce(changed, cut);
    });
}

function changed(text: string, { at, remove, put }: Change): string {
  const place = Math.floor(at * (text.length + 1));
  if (remove !== null) return text.slice(0, place) + put + text.slice(place + remove);
  const from = Math.max(text.lastIndexOf(',', place - 1), text.lastIndexOf('\n', place - 1)) + 1;
  const ends = [text.indexOf(',', from), text.indexOf('\n', from), text.length].filter((end) => end >= 0);
  return text.slice(0, from) + put + text.slice(Math.min(...ends));
}

/** Damaged versions of some byte sequences: bytes set, taken out, put in, cut off; most of it near the beginning. */
export function damagedBytes(seeds: readonly Uint8Array[]): Arbitrary<Uint8Array> {
  const place = fc.oneof(
    fraction,
    fraction.map((at) => at / 10),
  );
  const value = fc.oneof(
    fc.uint8Array({ minLength: 1, maxLength: 1 }),
    fc
      .constantFrom(
        [0],
        [255],
        [127],
        [128],
        [0, 0, 0, 0],
        [255, 255, 255, 255],
        [127, 255, 255, 255],
        [0, 0, 240, 127],
      )
      .map((bytes) => Uint8Array.from(bytes)),
    fc.uint8Array({ maxLength: 12 }),
  );
  const byteChange = fc.record({ at: place, put: value, insert: fc.boolean(), remove: fc.nat(4) });
  return fc
    .record({
      seed: fc.constantFrom(...seeds),
      keep: fc.oneof({ weight: 4, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: place }),
      changes: fc.array(byteChange, { maxLength: 5 }),
    })
    .map(({ seed, keep, changes }) => {
      let bytes = Buffer.from(seed.subarray(0, Math.ceil(keep * seed.length)));
      for (const { at, put, insert, remove } of changes) {
        const from = Math.floor(at * (bytes.length + 1));
        const to = insert ? from : from + (remove > 0 ? remove : put.length);
        bytes = Buffer.concat([bytes.subarray(0, from), put, bytes.subarray(to)]);
      }
      return Uint8Array.from(bytes);
    });
}

/** Damaged versions of a JSON value: some parts anywhere in it replaced by others. */
export function damagedJson(seeds: readonly unknown[]): Arbitrary<unknown> {
  const part = fc.oneof(
    fc.constantFrom<unknown>(
      null,
      '',
      'x',
      '__proto__',
      0,
      -1,
      1.5,
      1e308,
      2 ** 53,
      true,
      [],
      {},
      [null],
      '../../x',
      '\u001b[31m\n',
    ),
    fc.jsonValue({ maxDepth: 1 }),
  );
  return fc
    .record({
      seed: fc.constantFrom(...seeds),
      changes: fc.array(fc.tuple(fc.nat(), part, fc.boolean()), { minLength: 1, maxLength: 3 }),
    })
    .map(({ seed, changes }) => {
      let value = structuredClone(seed);
      for (const [which, put, remove] of changes) {
        const places = placesOf(value);
        if (places.length === 0) return put;
        const [holder, key] = places[which % places.length];
        if (remove && !Array.isArray(holder)) delete holder[key];
        else if (remove) holder.splice(Number(key), 1);
        else
          Object.defineProperty(holder, key, {
            value: structuredClone(put),
            enumerable: true,
            configurable: true,
            writable: true,
          });
      }
      if (changes[0][0] % 97 === 0) value = changes[0][1];
      return value;
    });
}

// biome-ignore lint/suspicious/noExplicitAny: any JSON
function placesOf(value: unknown): [any, string][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.keys(value).flatMap((key) => [
    [value, key] as [unknown, string],
    ...placesOf((value as Record<string, unknown>)[key]),
  ]);
}

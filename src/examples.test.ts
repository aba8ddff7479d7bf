import { expect, test } from '@jest/globals';
import * as frame from './frame.ts';
import * as api from './index.ts';
import { compileExample, findExamples } from './testing/examples.ts';

/** A comment shows a number by its shortest digits, which rounding may not give. */
const RELATIVE = 1e-9;

const examples = findExamples();

test('there are examples', () => expect(examples.length).toBeGreaterThan(5));

test.each(examples)('$file:$line', async (example) => {
  const own = await import(`../${example.file}`);
  const scope: Record<string, unknown> = { ...frame, ...api, ...own };
  const names = Object.keys(scope).filter((name) => name !== 'default');
  const run = compileExample(example, names);
  await run(
    (value, said, where) => expect([where, plain(value)]).toEqual([where, near(plain(said))]),
    names.map((name) => scope[name]),
  );
}, 60_000);

test('a wrong result is seen, and so is none at all', async () => {
  const seen: unknown[] = [];
  const example = (code: string) => ({ file: 'f.ts', line: 1, code });
  await compileExample(example('const a = 1;\na + n; // 3\n[a]\n// [\n// 2]'), ['n'])(
    (...got) => seen.push(got),
    [1],
  );
  expect(seen).toEqual([
    [2, 3, 'f.ts:1: a + n'],
    [[1], [2], 'f.ts:1: [a]'],
  ]);
  expect(() => compileExample(example('f(1)'), [])).toThrow('f.ts:1: the example shows no result');
});

/** Typed arrays as arrays. */
function plain(value: unknown): unknown {
  if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype) {
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, plain(entry)]));
  }
  return value;
}

/** The same with every number that has a fraction matched nearly. */
function near(value: unknown): unknown {
  if (typeof value === 'number' && !Number.isInteger(value)) {
    return expect.closeTo(value, Math.ceil(-Math.log10(RELATIVE * Math.abs(value))));
  }
  if (Array.isArray(value)) return value.map(near);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, near(entry)]));
  }
  return value;
}

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { csvParseRows } from 'd3-dsv';
import { JUPYTER_DISPLAY } from './base/jupyterDisplay.ts';
import { familyGroups } from './figures/families.ts';
import { HOSTILE_NAMES } from './figures/testing/hostileNames.ts';
import { answerTask } from './fits/answerTask.ts';
import { showFigure } from './notebook.ts';
import { lawFigure } from './questions/saturation/lawFigure.ts';
import { canonicalCsv } from './results/canonicalCsv.ts';
import { frameHtml } from './results/frame/frameHtml.ts';
import { groupTasks } from './results/groupTasks.ts';
import { readEvaluations } from './results/readEvaluations.ts';
import { runCli } from './testing/runCli.ts';

/** Names from a table in everything that Plateau makes of it. */
const folder = mkdtempSync(join(tmpdir(), 'plateau-'));
afterAll(() => rmSync(folder, { recursive: true }));

// A zero byte would make the file binary, which is refused.
const NAMES = [
  ...HOSTILE_NAMES.filter((name) => name.trim() !== '').map((name) => name.replaceAll('\0', '')),
  '=1+1',
  '\u001b]0;pwn\u0007\u001b[31m',
  '| a | b |',
];
const TABLE = join(folder, 'table.csv');
const OUT = join(folder, 'report');
const evaluations = NAMES.slice(0, 2).flatMap((downstream, task) =>
  NAMES.map((model, i) => {
    const upstreamAccuracy = 0.2 + (0.7 * i) / NAMES.length;
    return {
      model,
      upstream: NAMES[2],
      upstreamAccuracy,
      downstream: task === 0 ? downstream : NAMES[NAMES.length - 2],
      shots: null,
      downstreamAccuracy: 0.9 - (1 - upstreamAccuracy) ** 2 * 0.8 - 0.02 * (i % 3),
      family: NAMES[(i + 5) % NAMES.length],
    };
  }),
);
writeFileSync(TABLE, canonicalCsv(evaluations));

const files = (ending: string) =>
  readdirSync(OUT, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith(ending));
const read = (name: string) => readFileSync(join(OUT, name), 'utf8');

/** What no output in a markup language may have unescaped. */
const RUNS = /<img src=x|<script>alert|<\/script><script>alert|<b>bold|javascript:alert\(1\)["')]/;

beforeAll(async () => {
  const { code, stderr } = await runCli(
    'report',
    TABLE,
    '-o',
    OUT,
    '--bootstrap',
    '0',
    '--format',
    'html',
    '--format',
    'svg',
    '--format',
    'md',
    '--figures',
    'all',
    '--quiet',
  );
  expect([code, stderr]).toEqual([0, '']);
}, 180_000);

describe('hostile names', () => {
  test('are read as they are', () => {
    const names = new Set(readEvaluations([TABLE]).evaluations.map(({ model }) => model));
    expect([...names].sort()).toEqual([...new Set(NAMES.map((name) => name.trim()))].sort());
  });

  test('open no element in a page, a picture or Markdown', () => {
    const texts = [read('index.html'), read('report.md'), ...files('.svg').map(read)];
    expect(texts.length).toBeGreaterThan(5);
    for (const text of texts) expect(text).not.toMatch(RUNS);
    for (const name of files('.svg')) {
      const svg = read(name);
      expect(svg).not.toMatch(/<script|<foreignObject|href="\s*javascript:/i);
      // Without the values of attributes, in which names may stand.
      expect(svg.replaceAll(/"[^"]*"/g, '""')).not.toMatch(/<[a-z][^<>]*\son[a-z]+=/i);
    }
  });

  test('stay in their cells of Markdown tables', () => {
    for (const block of read('report.md')
      .split('\n\n')
      .filter((text) => text.startsWith('| '))) {
      const cells = block.split('\n').map((line) => line.replace(/\\\|/g, '').split('|').length);
      expect(new Set(cells).size).toBe(1);
    }
  });

  test('are the same names in JSON, and text in CSV', () => {
    expect(JSON.stringify(JSON.parse(read('report.json')))).toContain(JSON.stringify(NAMES[0]).slice(1, -1));
    for (const name of files('.vl.json')) expect(() => JSON.parse(read(name))).not.toThrow();
    for (const name of files('.csv')) {
      const rows = csvParseRows(read(name));
      expect(new Set(rows.map(({ length }) => length)).size).toBe(1);
      for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=@]|^[+-](?![\d.])/);
    }
  });

  test('change nothing of a terminal', async () => {
    for (const words of [['fit'], ['plan'], ['compare'], ['claims'], ['view', 'ranks']]) {
      const { stdout, stderr } = await runCli(...words, TABLE);
      expect((stdout + stderr).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
    }
  }, 60_000);

  test('are text in a notebook', async () => {
    const html = frameHtml({ columns: NAMES, index: NAMES, values: NAMES.map(() => NAMES) });
    expect(html).not.toMatch(RUNS);
    const [task] = groupTasks(evaluations);
    const figure = lawFigure(answerTask(task, { methods: ['hull'] }), {
      families: familyGroups(evaluations),
      number: 1,
    });
    const shown = (await showFigure(figure))[JUPYTER_DISPLAY]() as Record<string, string>;
    expect(shown['image/svg+xml']).not.toMatch(RUNS);
    expect(shown['text/plain'].replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
  });
});

test('no module opens a connection', () => {
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.(ts|js)$/.test(name) && !/test|testing/.test(name),
  );
  for (const name of sources) {
    expect(`${name}: ${readFileSync(`src/${name}`, 'utf8')}`).not.toMatch(
      /from 'node:(https?|http2|net|dgram|tls|dns)'|\bfetch\(|XMLHttpRequest|new WebSocket|sendBeacon/,
    );
  }
});

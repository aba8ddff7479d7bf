import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { decode } from 'fast-png';
import type { SectionId } from '../questions/questionIds.ts';
import { readEvaluations } from '../results/readEvaluations.ts';
import { runCli } from '../testing/runCli.ts';
import { makeReport } from './makeReport.ts';
import { HOSTILE_NAMES, hostileEvaluations } from './testing/hostileEvaluations.ts';

const place = mkdtempSync(join(tmpdir(), 'plateau-'));
afterAll(() => rmSync(place, { recursive: true }));

const TABLE = 'fixtures/known-law.csv';
const PROVENANCE = {
  command: ['plateau', 'report', "it's.csv"],
  seed: 1,
  date: '2026-01-01T00:00:00Z',
  versions: { plateau: '1' },
};
const QUICK: readonly SectionId[] = ['answer', 'plateaus', 'sample-size', 'shots', 'notes', 'provenance'];

describe('makeReport', () => {
  test('makes the same bytes every time, whatever the number of workers', async () => {
    const table = readEvaluations([TABLE]);
    const options = { provenance: PROVENANCE, only: QUICK };
    const [alone, again, together] = [
      await makeReport(table, { ...options, workers: 0 }),
      await makeReport(table, { ...options, workers: 0 }),
      await makeReport(table, { ...options, workers: 2 }),
    ];
    for (const other of [again, together]) {
      expect([...other.keys()]).toEqual([...alone.keys()]);
      for (const [name, content] of alone) {
        expect([name, Buffer.from(other.get(name) ?? '').equals(Buffer.from(content))]).toEqual([name, true]);
      }
    }
  }, 120_000);

  test('says in JSON everything that it shows, and which files it wrote', async () => {
    const only: SectionId[] = ['answer', 'plateaus', 'provenance'];
    const files = await makeReport(readEvaluations([TABLE]), { provenance: PROVENANCE, only });
    const json = JSON.parse(String(files.get('report.json')));
    expect(json).toMatchObject({
      schema: 'plateau.report/2',
      provenance: PROVENANCE,
      input: { models: 120, files: [{ path: TABLE, rows: 840 }] },
    });
    expect(json.files).toEqual([...files.keys()]);
    expect(json.sections.map(({ id }: { id: string }) => id)).toEqual(only);
    expect(json.sections[0].tables.map(({ rows }: { rows: unknown[] }) => rows.length).slice(0, 2)).toEqual([
      4, 7,
    ]);
    expect(json.tasks).toHaveLength(7);
    const influence = json.sections[1].tables[0].rows;
    expect(json.sections[1].tables[0].id).toBe('hull-influence');
    // All tasks but counting, which no law fits.
    expect(influence).toHaveLength(6);
    expect(JSON.stringify(json.sections[1].paragraphs)).toContain('rests on few models in');
    expect(String(files.get('report.md'))).toContain("`plateau report 'it'\\''s.csv'`");
    for (const name of [
      'index.html',
      'figures/plateaus.svg',
      'figures/plateaus.png',
      'figures/plateaus.vl.json',
    ]) {
      expect([...files.keys()]).toContain(name);
    }
    expect(String(files.get('tables/answer.csv')).split('\n')).toHaveLength(9);
  }, 60_000);

  test('judges claims about layers where it is given layers', async () => {
    const read = readEvaluations([TABLE]);
    const table = {
      ...read,
      evaluations: read.evaluations
        .filter(({ downstream }) => downstream === 'birds')
        .map((evaluation) => ({ ...evaluation, other: { distance: 'near' } })),
    };
    const layers = table.evaluations.flatMap((e) =>
      [0, 1].map((depth) => ({
        ...e,
        layer: `block${depth}`,
        depth,
        accuracy: 0.5 * e.downstreamAccuracy * (1 + depth),
      })),
    );
    const options = { provenance: PROVENANCE, only: ['claims'] as const, formats: [] };
    const claim = 'Tasks close to the upstream task are best served by the top layer.';
    const given = await makeReport(table, { ...options, layers });
    expect(String(given.get('tables/claims.csv'))).toContain(claim);
    const missing = String((await makeReport(table, options)).get('tables/untested-claims.csv'));
    expect(missing.split('\n').find((line) => line.startsWith(claim))).toContain('accuracy of every layer');
  }, 60_000);

  test('carries intervals to the answer, the figures and the plan', async () => {
    const files = await makeReport(readEvaluations([TABLE]), {
      provenance: PROVENANCE,
      only: ['answer', 'plateaus', 'planning', 'methods'],
      answers: { draws: 100 },
      formats: [],
    });
    const answer = String(files.get('tables/answer.csv'))
      .split('\n')
      .map((line) => line.split(','));
    const [low, plateau, high] = ['saturation_low', 'saturation_accuracy', 'saturation_high'].map((column) =>
      Number(answer[1][answer[0].indexOf(column)]),
    );
    // birds at 1 shot stops at 0.88 (fixtures/knownLaws.ts).
    expect([low < 0.88, high > 0.88, low < plateau, high - low < 0.1]).toEqual([true, true, true, true]);
    expect(String(files.get('figures/plateaus.vl.json'))).toContain('"low":');
    const methods = JSON.parse(String(files.get('report.json')))
      .sections.at(-1)
      .paragraphs.join(' ');
    expect(methods).toMatch(/Intervals: nominally 95.0 %, 100 laws drawn/);
  }, 60_000);

  test('writes only the formats asked for; Markdown brings its pictures', async () => {
    const names = async (formats: ('md' | 'png' | 'svg')[]) => {
      const files = await makeReport(readEvaluations([TABLE]), {
        provenance: PROVENANCE,
        only: ['law'],
        formats,
      });
      return [...files.keys()].filter((name) => !/\.(csv|json)$/.test(name));
    };
    const markdown = await names(['md']);
    expect(markdown).toHaveLength(1 + 8);
    expect(markdown.slice(0, 2)).toEqual(['report.md', 'figures/laws-1.svg']);
    expect(await names(['svg'])).toHaveLength(3 * 8);
  }, 60_000);

  test('draws text into PNGs, in a picture of twice the size', async () => {
    const files = await makeReport(readEvaluations([TABLE]), {
      provenance: PROVENANCE,
      only: ['plateaus'],
      formats: ['png', 'svg'],
    });
    const { width, data, channels } = decode(files.get('figures/plateaus.png') as Uint8Array);
    const svg = String(files.get('figures/plateaus.svg'));
    expect(width).toBe(2 * Number(/ width="(\d+)"/.exec(svg)?.[1]));
    // Left of the plot stand the names of the tasks and nothing else.
    let ink = 0;
    for (let row = 0; row < 200; row++) {
      for (let x = 0; x < 100; x++) if (data[(row * width + x) * channels] < 160) ink++;
    }
    expect(ink).toBeGreaterThan(200);
    expect(svg).toMatch(/^<svg role="img" aria-labelledby="plateaus-title plateaus-desc"/);
    expect(svg).toMatch(
      /<title id="plateaus-title">Where each task would stop<\/title><desc id="plateaus-desc">/,
    );
  }, 60_000);

  test('shows hostile names as text in Markdown and SVG', async () => {
    const evaluations = hostileEvaluations();
    const table = { evaluations, files: [], dropped: [], notes: [] };
    const files = await makeReport(table, {
      provenance: PROVENANCE,
      only: ['answer', 'law'],
      formats: ['md'],
    });
    const markdown = String(files.get('report.md'));
    expect(markdown).not.toMatch(/<(script|img)/i);
    expect(markdown).toContain('&lt;/script&gt;&lt;script&gt;window.ran = 1&lt;/script&gt;');
    for (const [name, content] of files) {
      if (name.endsWith('.svg')) expect(String(content)).not.toMatch(/<(script|img|image|foreignObject)/i);
    }
    expect(HOSTILE_NAMES).toHaveLength(8);
  }, 60_000);
});

describe('plateau report', () => {
  const out = join(place, 'out');

  test('writes a folder, and replaces it the next time', async () => {
    const words = ['report', TABLE, '-o', out, '--only', 'answer', '--title', 'A <title>'];
    expect(await runCli(...words)).toMatchObject({
      code: 0,
      stdout: '',
      stderr: expect.stringContaining(out),
    });
    expect(readdirSync(out).sort()).toEqual(['figures', 'index.html', 'report.json', 'report.md', 'tables']);
    expect(readFileSync(join(out, 'report.md'), 'utf8')).toMatch(/^# A &lt;title&gt;\n\n120 models/);
    expect(await runCli(...words, '--format', 'md', '--quiet')).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(readdirSync(out).sort()).toEqual(['figures', 'report.json', 'report.md', 'tables']);
  });

  test.each([
    [['report', TABLE], /required option '-o, --output <folder>' not specified/],
    [['report', TABLE, '-o', 'src'], /src: is a folder with other files in it, and no report; .*--force/],
    [['report', TABLE, '-o', TABLE], /is a file; a report is a folder/],
    [['report', TABLE, '-o', out, '--only', 'laws'], /'laws' is invalid. Allowed choices are answer, law/],
    [
      ['report', TABLE, '-o', out, '--format', 'html,pdf'],
      /'html,pdf' is invalid. Allowed choices are html, svg/,
    ],
    [['report', TABLE, '-o', out, '--seed', '-1'], /Expected a whole number, 0 or more/],
    [
      ['report', TABLE, '-o', out, '--only', 'layers,head'],
      /allows none of the sections asked for \(layers: no layer/,
    ],
    [['report', TABLE, '-o', out, '--layers', 'none.csv'], /none.csv: no such file/],
  ])('%j: exit 2', async (words, message) => {
    const { code, stdout, stderr } = await runCli(...words);
    expect(stderr).toMatch(message);
    expect([code, stdout]).toEqual([2, '']);
  });
});

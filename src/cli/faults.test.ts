import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync, gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from '@jest/globals';
import { runCli } from '../testing/runCli.ts';

/** What attacks have found, each with what is to happen. */
const FAULTS = 'fixtures/faults';

const root = mkdtempSync(join(tmpdir(), 'plateau-'));
afterAll(() => rmSync(root, { recursive: true }));
const at = (...names: string[]) => join(root, ...names);

/** Control characters but line ends, and marks that change the direction of text. */
const CONTROL = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
const expectPrintable = (text: string) => expect(text.replaceAll('\n', '')).not.toMatch(CONTROL);

/** That a command line is refused in one line that says this. */
async function expectRefusal(words: string[], message: RegExp): Promise<void> {
  const { code, stdout, stderr } = await runCli(...words);
  expect(stderr).toMatch(message);
  expect([code, stdout, stderr.split('\n').length]).toEqual([2, '', 2]);
}

describe('a task of one model beside others', () => {
  test.each([[], ['--json'], ['--csv']])('is not determined, and no failure (fit %s)', async (...format) => {
    const { code, stdout, stderr } = await runCli('fit', `${FAULTS}/one-model-task.csv`, ...format);
    expect([code, stderr]).toEqual([0, expect.not.stringContaining('failure')]);
    expect(stdout).toMatch(/\by\b/);
  });
});

describe('names with control sequences', () => {
  const tables = [
    ['fit'],
    ['compare'],
    ['plan'],
    ['claims'],
    ['mix', '--target-us', '0.5', '--task', 't\u001b]0;pwn\u0007\u001b[31m'],
    ...['sample-size', 'shots', 'scale', 'spread', 'ranks', 'overlay'].map((view) => ['view', view]),
  ];
  test.each(tables)('reach no terminal: %s %s', async (...words) => {
    const { stdout, stderr } = await runCli(...words, `${FAULTS}/esc.csv`);
    expect(`${stdout}${stderr}`).not.toBe('');
    expectPrintable(stdout);
    expectPrintable(stderr);
  });

  test.each([
    [['fit', '--b\u001b[31mad']],
    [['f\u001b[31mit']],
    [['fit', 'no\u001b[31mne.csv']],
    [['view', 's\u009b31mhots', 'x.csv']],
    [['train', '--preset', 'x\u001b]0;pwn\u0007']],
    [['plan', 'fixtures/known-law.csv', '--task', 'x\u202ey\u0007']],
  ])('nor do those of the command line: %j', async (words) => {
    const { code, stderr } = await runCli(...words);
    expect([code, stderr]).toEqual([2, expect.stringMatching(/^plateau: /)]);
    expectPrintable(stderr);
  });
});

describe('cells that a spreadsheet runs', () => {
  const table = () => {
    const rows = Array.from({ length: 12 }, (_, i) => {
      const accuracy = 0.2 + 0.05 * i;
      return `"=HYPERLINK(""http://evil"")${i}",${accuracy},@SUM(1+1),${0.9 * accuracy},"+1+${i}"\n`;
    });
    writeFileSync(
      at('formulas.csv'),
      `model,upstream_accuracy,downstream,downstream_accuracy,family\n${rows.join('')}`,
    );
    return at('formulas.csv');
  };

  test('are text in the tables of a report', async () => {
    const report = await runCli(
      'report',
      table(),
      '-o',
      at('formulas'),
      '--format',
      'md',
      '--bootstrap',
      '0',
    );
    expect(report.code).toBe(0);
    const files = readdirSync(at('formulas'), { recursive: true })
      .map(String)
      .filter((name) => name.endsWith('.csv'));
    const texts = files.map((name) => readFileSync(at('formulas', name), 'utf8'));
    expect(texts.join('')).toContain("'=HYPERLINK");
    for (const text of texts) expect(text).not.toMatch(/(^|,|\n)"?(=|@|[+-](?![\d.e+-]+(,|\n|$)))/);
  });

  test('are kept by import, which warns of them', async () => {
    const { stdout, stderr } = await runCli('import', table());
    expect(stdout).toContain('"=HYPERLINK(""http://evil"")0"');
    expect(stderr).toMatch(/a spreadsheet would take 36 cells for formulas, the first "=HYPERLINK/);
    expect((await runCli('import', 'fixtures/known-law.csv')).stderr).not.toMatch(/spreadsheet/);
  });
});

describe('a report into a folder with links', () => {
  const report = (...more: string[]) =>
    runCli(
      'report',
      'fixtures/known-law.csv',
      '-o',
      at('linked'),
      '--only',
      'law',
      '--format',
      'md',
      '--bootstrap',
      '0',
      ...more,
    );

  test('follows none of them', async () => {
    mkdirSync(at('elsewhere'));
    mkdirSync(at('linked'));
    symlinkSync(at('elsewhere'), at('linked', 'tables'));
    writeFileSync(at('precious'), 'precious');
    symlinkSync(at('precious'), at('linked', 'report.md'));
    const refused = await report();
    expect([refused.code, refused.stderr]).toEqual([
      2,
      expect.stringContaining('holds "tables", a link or a file'),
    ]);
    expect((await report('--force')).code).toBe(0);
    expect(readdirSync(at('elsewhere'))).toEqual([]);
    expect(readFileSync(at('precious'), 'utf8')).toBe('precious');
    expect(existsSync(at('linked', 'tables', 'laws.csv'))).toBe(true);
    expect(readdirSync(root).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});

describe('numbers that are not finite', () => {
  test.each(['shots', 'parameters', 'test_size'])('are refused in %s', async (column) => {
    const header = 'model,upstream_accuracy,downstream,downstream_accuracy';
    writeFileSync(at('inf.csv'), `${header},${column}\na,0.5,x,0.5,1e999\nb,0.6,x,0.6,1\n`);
    const message = new RegExp(`row 2, column "${column}": found "1e999"`);
    for (const words of [['import'], ['fit', '--json'], ['fit', '--bootstrap', '100']])
      await expectRefusal([...words, at('inf.csv')], message);
  });
});

test('a pattern of many stars takes no time', async () => {
  const column = 'a'.repeat(60);
  writeFileSync(at('stars.csv'), `model,up,${column}\nm,0.1,0.5\nn,0.2,0.6\n`);
  const words = ['--id', 'model', '--upstream', 'up', '--downstream', `${'*'.repeat(10)}b`];
  await expectRefusal(['fit', at('stars.csv'), ...words], /no column matches "\*{10}b"/);
});

test('a column called __proto__ is kept by import', async () => {
  const header = 'model,upstream_accuracy,downstream,downstream_accuracy,__proto__';
  writeFileSync(at('proto.csv'), `${header}\na,0.5,x,0.5,kept\n`);
  expect((await runCli('import', at('proto.csv'), '--quiet')).stdout).toMatch(/__proto__\n.*,kept\n$/);
});

describe('features and models that no probe can work with', () => {
  const MODEL = (name: string) => [
    'probe',
    '--model',
    `${FAULTS}/${name}/model.json`,
    '--data',
    `idx:${FAULTS}/idx`,
  ];
  test.each<[string[], RegExp]>([
    [['probe', `${FAULTS}/pd2`], /a\.npy: holds 1e\+200 in row 3, feature 1 .* up to 1e\+100/],
    [['probe', `${FAULTS}/pd`, '--l2', '1e-300'], /L2 of 1e-300 is too small/],
    [MODEL('nanw'), /model\.json: its layer "pool" gives NaN/],
    [MODEL('nullm'), /model\.json: its weightsManifest is damaged: entry 1/],
    [MODEL('outside'), /names weights outside of its folder \("..\/nanw\/weights\.bin"\)/],
  ])('%j', expectRefusal, 60_000);
});

describe('small files that unpack to large ones', () => {
  const images = (file: string, bytes: Uint8Array) => {
    rmSync(at('idx'), { recursive: true, force: true });
    cpSync(`${FAULTS}/idx`, at('idx'), { recursive: true });
    rmSync(at('idx', 'train-images-idx3-ubyte'));
    writeFileSync(at('idx', file), bytes);
    return ['probe', '--model', `${FAULTS}/nanw/model.json`, '--data', `idx:${at('idx')}`];
  };
  const idxHeader = (count: number) => {
    const header = Buffer.from([0, 0, 8, 3, 0, 0, 0, 0, 0, 0, 0, 28, 0, 0, 0, 28]);
    header.writeUInt32BE(count, 4);
    return header;
  };

  test('IDX files, by what their header says and by what they hold', async () => {
    const honest = gzipSync(Buffer.concat([idxHeader(3e6), Buffer.alloc(1e6)]));
    await expectRefusal(
      images('train-images-idx3-ubyte.gz', honest),
      /unpacks to 2\.2 GiB; at most 1\.0 GiB/,
    );
    const more = gzipSync(Buffer.concat([idxHeader(10), Buffer.alloc(20e6)]));
    await expectRefusal(
      images('train-images-idx3-ubyte.gz', more),
      /holds more bytes of values than its header says 10 x 28/,
    );
  }, 60_000);

  test('PNG images', async () => {
    const chunk = (type: string, data: Uint8Array) => {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(data.length);
      return Buffer.concat([length, Buffer.from(type), data, Buffer.alloc(4)]);
    };
    const png = (side: number, bytes: number, extra: Buffer[] = []) => {
      const header = Buffer.alloc(13);
      header.writeUInt32BE(side, 0);
      header.writeUInt32BE(side, 4);
      header.set([8, 2], 8);
      const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
      const data = chunk('IDAT', deflateSync(Buffer.alloc(bytes)));
      return Buffer.concat([
        signature,
        chunk('IHDR', header),
        ...extra,
        data,
        chunk('IEND', Buffer.alloc(0)),
      ]);
    };
    const folder = (picture: Buffer) => {
      for (const name of ['a', 'b']) {
        mkdirSync(at('pictures', name), { recursive: true });
        for (const i of [0, 1, 2])
          writeFileSync(at('pictures', name, `${i}.png`), i === 1 ? picture : png(4, 52));
      }
      return ['probe', '--model', `${FAULTS}/nanw/model.json`, '--data', `folder:${at('pictures')}`];
    };
    await expectRefusal(folder(png(32_000, 1e6)), /32000 x 32000 pixels; expected at most 64 million/);
    await expectRefusal(folder(png(4, 20e6)), /it unpacks to more than its size in pixels says/);
    const profile = Buffer.concat([Buffer.from('x\0\0'), deflateSync(Buffer.alloc(50e6))]);
    // A profile of any size is not unpacked; the picture is read (and the model's weights are NaN).
    await expectRefusal(folder(png(4, 52, [chunk('iCCP', profile)])), /its layer "pool" gives NaN/);
  }, 60_000);
});

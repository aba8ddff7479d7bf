import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { REPORT_SCHEMA } from './reportJson.ts';
import { checkReportFolder, writeFolder } from './writeFolder.ts';

const place = mkdtempSync(join(tmpdir(), 'plateau-'));
afterAll(() => rmSync(place, { recursive: true }));

const folder = join(place, 'out');
const read = (name: string) => readFileSync(join(folder, name), 'utf8');
const names = () => readdirSync(folder, { recursive: true }).map(String).sort();

/** A report of some files, as `reportFiles` makes it. */
function report(files: Record<string, string>): Map<string, string> {
  const contents = new Map(Object.entries(files));
  const json = JSON.stringify({ schema: REPORT_SCHEMA, files: [...contents.keys(), 'report.json'] });
  return contents.set('report.json', json);
}

beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('writeFolder', () => {
  test('makes the folder, and leaves nothing else beside it', () => {
    writeFolder(folder, report({ 'index.html': 'page', 'figures/a.svg': 'a' }), false);
    expect(names()).toEqual(['figures', 'figures/a.svg', 'index.html', 'report.json']);
    expect(readdirSync(place)).toEqual(['out']);
  });

  test('replaces an earlier report: its old files go, files of somebody else stay', () => {
    writeFolder(folder, report({ 'index.html': 'old', 'figures/old.svg': 'old' }), false);
    mkdirSync(join(folder, 'mine'));
    writeFileSync(join(folder, 'mine', 'notes.txt'), 'precious');
    symlinkSync('notes.txt', join(folder, 'mine', 'link'));
    writeFolder(folder, report({ 'index.html': 'new' }), false);
    expect(names()).toEqual(['index.html', 'mine', 'mine/link', 'mine/notes.txt', 'report.json']);
    expect([read('index.html'), read('mine/link')]).toEqual(['new', 'precious']);
    expect(readdirSync(place)).toEqual(['out']);
  });

  test('refuses where a file of somebody else stands in its way, unless forced', () => {
    writeFolder(folder, report({ 'index.html': 'old' }), false);
    writeFileSync(join(folder, 'report.md'), 'precious');
    const contents = report({ 'index.html': 'new', 'report.md': 'new' });
    expect(() => writeFolder(folder, contents, false)).toThrow(
      /holds "report.md", a file that is not the earlier report's/,
    );
    expect([read('index.html'), read('report.md')]).toEqual(['old', 'precious']);
    writeFolder(folder, contents, true);
    expect(read('report.md')).toBe('new');
  });

  test('refuses a folder that is no report; forced, it keeps what is in it', () => {
    mkdirSync(folder);
    writeFileSync(join(folder, 'thesis.tex'), 'precious');
    expect(() => checkReportFolder(folder, false)).toThrow(
      /with other files in it, and no report; .*\(option force\)/,
    );
    expect(() => writeFolder(folder, report({}), false)).toThrow(/no report/);
    writeFolder(folder, report({}), true);
    expect(names()).toEqual(['report.json', 'thesis.tex']);
  });

  test.each([
    ['other JSON', '{"schema":"else"}'],
    ['no JSON', '{'],
    ['a list of no files', `{"schema":"${REPORT_SCHEMA}"}`],
  ])('takes a folder whose report.json is %s for somebody else', (_, json) => {
    mkdirSync(folder);
    writeFileSync(join(folder, 'report.json'), json);
    expect(() => checkReportFolder(folder, false)).toThrow(/no report/);
  });

  test('takes an empty folder, and a link to a report', () => {
    mkdirSync(folder);
    writeFolder(folder, report({ a: '1' }), false);
    const link = join(place, 'link');
    symlinkSync(folder, link);
    writeFolder(link, report({ a: '2' }), false);
    expect(read('a')).toBe('2');
    rmSync(link);
  });

  test('refuses a file, and a place that does not exist', () => {
    writeFileSync(folder, 'a file');
    expect(() => checkReportFolder(folder, true)).toThrow(/is a file; a report is a folder/);
    expect(() => checkReportFolder(join(place, 'no', 'where'), true)).toThrow(/there is no folder/);
  });

  test('leaves the earlier report as it was where the new one cannot be written', () => {
    writeFolder(folder, report({ 'index.html': 'old' }), false);
    const impossible = report({ a: 'a file', 'a/b': 'below a file' });
    expect(() => writeFolder(folder, impossible, false)).toThrow(/cannot be written \((EEXIST|ENOTDIR)\)/);
    expect(read('index.html')).toBe('old');
    expect(existsSync(join(folder, 'a'))).toBe(false);
    expect(readdirSync(place)).toEqual(['out']);
  });

  test('puts right what a killed process left', () => {
    const dead = 2 ** 22 + 1; // above the largest process id
    writeFolder(folder, report({ 'index.html': 'old' }), false);
    writeFileSync(join(folder, 'notes.txt'), 'precious');
    renameSync(folder, join(place, `.out.old-${dead}`));
    mkdirSync(join(place, `.out.part-${dead}`));
    // A process may have the number of one that was killed, as in containers.
    mkdirSync(join(place, `.out.part-${process.pid}`));
    writeFolder(folder, report({ 'index.html': 'new' }), false);
    expect([read('index.html'), read('notes.txt')]).toEqual(['new', 'precious']);
    expect(readdirSync(place)).toEqual(['out']);
  });
});

import { existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { makeFolder } from './makeFolder.ts';
import { notWritten } from './notWritten.ts';

const folder = mkdtempSync(join(tmpdir(), 'plateau-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What a person is told where a folder cannot be made. */
function refusal(path: string): string {
  try {
    makeFolder(path);
  } catch (error) {
    return notWritten(path, error).message;
  }
  return 'made';
}

describe('makeFolder', () => {
  test('makes a folder and those above it, and leaves one that is there', () => {
    expect(refusal(join(folder, 'a', 'b'))).toBe('made');
    expect(refusal(join(folder, 'a', 'b'))).toBe('made');
    expect(existsSync(join(folder, 'a', 'b'))).toBe(true);
  });

  test.each(['file', 'file/below', 'file/far/below'])('says that a file is in the way of %s', (name) => {
    writeFileSync(join(folder, 'file'), '');
    expect(refusal(join(folder, name))).toMatch(/cannot be written \((EEXIST|ENOTDIR)\).*a file stands/);
  });

  test('says that a link which leads nowhere is in the way', () => {
    symlinkSync(join(folder, 'nowhere'), join(folder, 'link'));
    expect(refusal(join(folder, 'link'))).toMatch(/cannot be written \(EEXIST\)/);
  });

  (process.platform === 'linux' ? test : test.skip)('ends where a file system takes no folders', () => {
    expect(refusal('/proc/plateau/below')).toMatch(/cannot be written \((ENOENT|EACCES|EPERM)\)/);
  });
});

import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { folderOwner, lockFolder } from './lockFolder.ts';
import { processIdentity } from './processIdentity.ts';

const scratch = mkdtempSync(join(tmpdir(), 'plateau-lock-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
let count = 0;
const folder = () => mkdtempSync(join(scratch, `${++count}-`));
const write = (path: string, owner: unknown) => writeFileSync(join(path, 'lock'), JSON.stringify(owner));

/** A live process that is none of ours. */
function foreign() {
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'], { stdio: 'ignore' });
  return { process: child.pid as number, stop: () => child.kill('SIGKILL') };
}

describe('the lock of a folder', () => {
  test('is there while its process works, and gone after', async () => {
    const path = folder();
    const unlock = await lockFolder(path);
    expect(JSON.parse(readFileSync(join(path, 'lock'), 'utf8'))).toMatchObject({
      process: process.pid,
      host: hostname(),
    });
    unlock();
    expect(existsSync(join(path, 'lock'))).toBe(false);
    expect(folderOwner(path)).toBeUndefined();
  });

  test('of a live process is respected', async () => {
    const path = folder();
    const { process: other, stop } = foreign();
    try {
      write(path, { process: other, start: processIdentity(other)?.start, host: hostname() });
      expect(folderOwner(path)?.process).toBe(other);
      await expect(lockFolder(path)).rejects.toThrow(`process ${other} is at work in it; wait for it`);
    } finally {
      stop();
    }
  });

  test('whose number another process has by now is taken over', async () => {
    const { process: other, stop } = foreign();
    try {
      const [restarted, bare] = [folder(), folder()];
      write(restarted, { process: other, start: '1', host: hostname() });
      // As earlier versions wrote it: a number; the process is no plateau.
      write(bare, other);
      for (const path of [restarted, bare]) {
        expect(folderOwner(path)).toBeUndefined();
        (await lockFolder(path))();
      }
    } finally {
      stop();
    }
  });

  test('of the same job on another machine is taken over: a scheduler runs it once at a time', async () => {
    const path = folder();
    process.env.SLURM_JOB_ID = '17';
    try {
      write(path, { process: 1, host: 'elsewhere', job: '17' });
      (await lockFolder(path))();
    } finally {
      delete process.env.SLURM_JOB_ID;
    }
  });
});

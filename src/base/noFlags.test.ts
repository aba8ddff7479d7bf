import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

/**
 * Words of a report's sections and claims, which are read beside the command line that made it; and command lines that
 * are made for somebody or for another program.
 */
const WORDS =
  /^(questions\/(layers|saturation)\/|questions\/.*View\.ts$|report\/page\/|explorer\/commands\/|results\/shapes\/shapeFlags\.ts$|trainer\/cluster\/(jobScripts|slurm)\.ts$|trainer\/backend\/kernels\/simd\/enableRelaxedSimd\.ts$)/;
/** A flag in a string; comments may speak of flags. */
const FLAG = /^(?!\s*(\*|\/\*|\/\/)).*(^|['"`\s(])--[a-z]+(-[a-z]+)*\b/;

test('no error outside the command line names its flags: the library has options', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !/^cli\/|\.test\.ts$|(^|\/)testing\//.test(name) && !WORDS.test(name),
  );
  const found = files.flatMap((name) =>
    readFileSync(`src/${name}`, 'utf8')
      .split('\n')
      .flatMap((line, i) => (FLAG.test(line) ? [`src/${name}:${i + 1}: ${line.trim()}`] : [])),
  );
  expect(found).toEqual([]);
});

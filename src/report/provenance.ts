import { InputError, quote } from '../base/inputError.ts';
import { packageVersion } from '../files/installedPackage.ts';
import { version } from '../files/version.ts';
import type { Provenance } from '../questions/fittedTable.ts';

/** What draws the figures. */
const PACKAGES = ['vega', 'vega-lite', 'vega-embed', '@resvg/resvg-js'];

/**
 * The provenance of a report that is made now.
 *
 * @param command words of the command line, or a name for what makes the report
 * @param seed of everything random in it
 * @param plateau version of Plateau; default: this one
 */
export function provenance(
  command: readonly string[],
  seed: number,
  plateau: string = version(),
): Provenance {
  const packages = PACKAGES.map((name) => [name, packageVersion(name) ?? 'missing']);
  return {
    command,
    seed,
    date: buildDate(process.env.SOURCE_DATE_EPOCH).toISOString().replace('.000Z', 'Z'),
    versions: { plateau, node: process.version.slice(1), ...Object.fromEntries(packages) },
  };
}

/**
 * The date that a reproducible build states (reproducible-builds.org/specs/source-date-epoch), else now.
 *
 * @throws InputError where SOURCE_DATE_EPOCH is no number of seconds
 */
export function buildDate(epoch: string | undefined): Date {
  if (epoch === undefined || epoch === '') return new Date();
  const date = new Date(Number(epoch) * 1000);
  if (!/^\d+$/.test(epoch) || Number.isNaN(date.getTime())) {
    throw new InputError(
      `SOURCE_DATE_EPOCH is ${quote(epoch)}; expected seconds since 1970, a whole number`,
      {},
      'correct or unset it',
    );
  }
  return date;
}

/** A command line that a shell reads back as the same words. */
export function shellText(words: readonly string[]): string {
  return words
    .map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`))
    .join(' ');
}

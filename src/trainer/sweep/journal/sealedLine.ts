import { createHash } from 'node:crypto';

/** Hexadecimal digits of a line's seal. */
const DIGITS = 12;
const SEAL = new RegExp(`,"seal":"([0-9a-f]{${DIGITS}})"}$`);

/**
 * A JSON object as a line of a journal. Its last property is a digest of the text before it, so that a line that was
 * edited or damaged is found out.
 */
export function sealedLine(object: object): string {
  const open = JSON.stringify(object).slice(0, -1);
  return `${open},"seal":"${digest(open)}"}\n`;
}

/** The object in a line without its seal; undefined where the line is no such thing, or is not as it was written. */
export function unsealedLine(text: string): unknown {
  const found = SEAL.exec(text);
  if (!found) return undefined;
  const open = text.slice(0, found.index);
  if (digest(open) !== found[1]) return undefined;
  try {
    return JSON.parse(`${open}}`);
  } catch {
    // Anybody can seal a text that is no object.
    return undefined;
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, DIGITS);
}

import { InputError } from '../../base/inputError.ts';

/**
 * Parses JSON, also that of Python, which writes NaN and Infinity bare: they become null.
 *
 * @throws InputError that says where it is no JSON
 */
export function parseJson(text: string, file: string, row?: number): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const mended = text.replace(/"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g, (part) =>
      part.startsWith('"') ? part : 'null',
    );
    try {
      return JSON.parse(mended);
    } catch {
      const { message } = error as Error;
      throw new InputError(
        `is no JSON (${message.replace(/\s+/g, ' ').slice(0, 120)})`,
        { file, row },
        'write it again with a library that writes JSON',
      );
    }
  }
}

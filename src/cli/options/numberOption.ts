import { InvalidArgumentError } from 'commander';

/** Parses an option that is a number, with a check that says what was expected. */
export function numberOption(expected: string, holds: (value: number) => boolean) {
  return (text: string): number => {
    const value = text.trim() === '' ? Number.NaN : Number(text);
    if (!holds(value)) throw new InvalidArgumentError(`Expected ${expected}.`);
    return value;
  };
}

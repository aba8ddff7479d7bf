import { InvalidArgumentError } from 'commander';

/** Parses an option that is a whole number, 0 or more. */
export function wholeNumber(value: string): number {
  if (!/^\d{1,15}$/.test(value)) throw new InvalidArgumentError('Expected a whole number, 0 or more.');
  return Number(value);
}

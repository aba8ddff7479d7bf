import type { ErrorOption, InputError } from '../base/inputError.ts';

/** Flags that are not called what the library calls their option. */
const FLAGS: Readonly<Record<string, string>> = {
  replace: '--force',
};

/** The flag of an option of the library: `upstreamShots` is `--upstream-shots`. */
export function flagOf(option: string): string {
  return FLAGS[option] ?? `--${option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** An error's line, with the flag that mends it: `... (--scale fraction or --scale percent)`. */
export function inputErrorText({ text, options }: InputError): string {
  return options.length > 0 ? `${text} (${options.map(flagsText).join(' or ')})` : text;
}

function flagsText({ name, choices }: ErrorOption): string {
  const flag = flagOf(name);
  return choices ? choices.map((choice) => `${flag} ${choice}`).join(' or ') : flag;
}

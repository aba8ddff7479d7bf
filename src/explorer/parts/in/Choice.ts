import { html } from '../../html.ts';
import { valueIn } from '../events.ts';

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  /** An empty name stands for what is detected, or for none. */
  readonly names: readonly string[];
  /** What names are called. */
  readonly texts?: Readonly<Record<string, string>>;
  readonly none?: string;
  readonly choose: (name: string) => void;
}

/** One of some names. */
export function Choice({ label, value, names, texts, none = 'as detected', choose }: ChoiceProps) {
  const all = names.includes(value) ? names : [value, ...names];
  return html`
    <label>${label} <select onChange=${(event: Event) => choose(valueIn(event))}>
      ${all.map((name) => html`<option value=${name} selected=${name === value}>${texts && Object.hasOwn(texts, name) ? texts[name] : name || none}</option>`)}
    </select></label>`;
}

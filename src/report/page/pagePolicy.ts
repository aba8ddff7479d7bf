import { createHash } from 'node:crypto';

/**
 * The page's Content-Security-Policy: nothing may be loaded from anywhere, and of scripts and styles only those that
 * the page was made with run, whatever else may have come into it.
 */
export function pagePolicy(scripts: readonly string[], styles: readonly string[]): string {
  return [
    "default-src 'none'",
    `script-src ${scripts.map(hashSource).join(' ')}`,
    `style-src ${styles.map(hashSource).join(' ')}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** A hash source expression (CSP 3, section 2.3.1) of an inline script or style. */
function hashSource(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

import { escapeXml } from '../../base/escapeXml.ts';

/** What the head of a page says. */
export interface PageHead {
  readonly title: string;
  /** Content security policy. */
  readonly policy: string;
  /** Version of the program that made the page. */
  readonly version: string;
  readonly style: string;
}

/** A page up to its body: it opens from disk, lets in nothing but what its policy names, and tells nobody where it was. */
export function pageHead({ title, policy, version, style }: PageHead): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeXml(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="Plateau ${escapeXml(version)}">
<title>${escapeXml(title)}</title>
<style>${style}</style>
</head>`;
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';

/** Where Debian's package puts it; PLATEAU_CHROMIUM names another. */
export const CHROMIUM = process.env.PLATEAU_CHROMIUM ?? '/usr/bin/chromium';

type ContextOptions = NonNullable<Parameters<typeof chromium.launchPersistentContext>[1]>;

/** A headless browser with a profile of its own, which asks nothing of anywhere by itself. */
export async function startChromium(
  options: ContextOptions = {},
): Promise<{ context: BrowserContext; stop: () => Promise<void> }> {
  const profile = mkdtempSync(join(tmpdir(), 'plateau-chromium-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: CHROMIUM,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
    ...options,
  });
  return {
    context,
    async stop() {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

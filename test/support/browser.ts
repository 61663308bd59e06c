import { existsSync } from 'node:fs';

import { describe } from '@jest/globals';
import { type Browser, chromium } from 'playwright-core';

/** A browser of this machine: the one that is named, or Debian's. */
const executablePath = [process.env['CHROMIUM'] ?? '', '/usr/bin/chromium', '/usr/bin/chromium-browser'].find(
  (path) => path !== '' && existsSync(path),
);

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Tests that need a browser; where there is none, it says that they were not run. */
export const inBrowser = (what: string): typeof describe.skip => {
  if (executablePath !== undefined) return describe;
  process.stdout.write(
    `${what}, in a browser: not run, there is no Chromium at CHROMIUM or /usr/bin/chromium\n`,
  );
  return describe.skip;
};

/** Starts the browser. */
export const launched = (): Promise<Browser> =>
  chromium.launch({ executablePath: executablePath ?? '', args: ARGS });

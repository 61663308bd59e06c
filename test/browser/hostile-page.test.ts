import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';

import { inBrowser, launched } from '../support/browser.js';
import { freshFolder } from '../support/cli.js';
import { PLAN } from '../support/histories.js';
import { HOSTILE, storeOf } from '../support/hostile-plan.js';
import { wholePage } from '../support/whole-page.js';

const WHAT = 'A page of hostile texts';

/** What the browser made of a page: its elements in order, what it asked for, and what it complained of. */
interface Seen {
  readonly elements: readonly string[];
  readonly asked: readonly string[];
  readonly complaints: readonly string[];
}

let browser: Browser;
let page: Page;
let heard: { readonly asked: string[]; readonly complaints: string[] };
const folder = freshFolder();

const ELEMENTS = `[...document.querySelectorAll('*')].map(({ localName, attributes }) =>
  [localName, ...[...attributes].map(({ name }) => name)].join(' '))`;

const listening = (page: Page): typeof heard => {
  const asked: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('dialog', (dialog) => {
    complaints.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return { asked, complaints };
};

const seen = async (text: string): Promise<Seen> => {
  const { store, version } = await storeOf(text);
  const file = join(folder, 'page.html');
  writeFileSync(file, await wholePage(store, PLAN, version, text));
  const { href } = pathToFileURL(file);
  await page.goto(href);
  const elements = await page.evaluate<readonly string[]>(ELEMENTS);
  const [asked, complaints] = [heard.asked.splice(0), heard.complaints.splice(0)];
  return { elements, asked: asked.filter((url) => url !== href), complaints };
};

inBrowser(WHAT)(WHAT, () => {
  let benign: Seen;

  beforeAll(async () => {
    browser = await launched();
    page = await (await browser.newContext({ offline: true })).newPage();
    heard = listening(page);
    benign = await seen('a text');
  }, 60_000);
  afterAll(async () => {
    await browser.close();
  });

  it('is one of more than a hundred, and of every part of a page', () => {
    expect(HOSTILE.length).toBeGreaterThan(100);
    expect(benign.elements.length).toBeGreaterThan(500);
    expect([benign.asked, benign.complaints]).toEqual([[], []]);
  });

  it.each(HOSTILE.map((text) => [JSON.stringify(text), text] as const))(
    'has no element more, runs nothing and asks for nothing: %s',
    async (_name, text) => {
      expect(await seen(text)).toEqual(benign);
    },
  );
});

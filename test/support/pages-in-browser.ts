import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openSqliteStore } from '@plan-ledger/store/sqlite';
import { HtmlValidate } from 'html-validate';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

import { inBrowser, launched } from './browser.js';
import { instantAt, rightOf } from './histories.js';
import { folderWith, ledgerOf } from './prepared.js';
import { wholePage } from './whole-page.js';

const WHAT = 'The page of a pack';
const AXE = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');

/** A size of the window, and what the reader has asked the browser for. */
export type Look = readonly [name: string, options: BrowserContextOptions];

const DESK: Look = ['a desk', { viewport: { width: 1280, height: 900 } }];
const TELEPHONE: Look = ['a telephone, or 400% zoom', { viewport: { width: 320, height: 256 } }];

export const EVERY_LOOK: readonly Look[] = [
  TELEPHONE,
  ['a tablet', { viewport: { width: 768, height: 1024 } }],
  DESK,
  ['a desk in the dark', { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' }],
  ['forced colours', { viewport: { width: 1280, height: 900 }, forcedColors: 'active' }],
];

/** The two between which all others lie. */
export const OUTER_LOOKS: readonly Look[] = [TELEPHONE, DESK];

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

const violations = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(AXE);
  const { violations: found } = await page.evaluate<{ readonly violations: readonly Violation[] }>(
    `axe.run(document, { resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })`,
  );
  return found.flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map(({ html, failureSummary }) => `${id}: ${html}: ${failureSummary}`),
  );
};

/** Opens the page of a plan. */
export type Opened = (plan: string, options: BrowserContextOptions) => Promise<Page>;

/**
 * Tests the pages of some plans in a browser, with everything that a page can have: by the rules of HTML, by axe in each look, by
 * keyboard, and for what they ask for. `more` has tests of its own.
 */
export const pagesHold = (
  plans: readonly string[],
  looks: readonly Look[],
  more: (opened: Opened) => void = () => undefined,
): void => {
  const files = new Map<string, string>();
  let browser: Browser;

  beforeAll(async () => {
    const folder = await folderWith('every');
    const clock = () => instantAt(0);
    const store = await rightOf(openSqliteStore({ file: ledgerOf(folder), clock, mode: 'read' }));
    for (const plan of plans) {
      const version = await rightOf(store.versionOf(plan as never));
      const file = join(folder, `${plan}.html`);
      writeFileSync(file, await wholePage(store, plan as never, version));
      files.set(plan, file);
    }
    await store.close();
  }, 120_000);

  const opened: Opened = async (plan, options) => {
    // What looks at the page brings a script of its own.
    const context = await browser.newContext({ ...options, offline: true, bypassCSP: true });
    const page = await context.newPage();
    await page.goto(pathToFileURL(files.get(plan) ?? '').href);
    return page;
  };

  describe(WHAT, () => {
    it.each(plans)('is HTML by the rules: %s', async (plan) => {
      const validator = new HtmlValidate({
        extends: ['html-validate:recommended', 'html-validate:a11y', 'html-validate:document'],
        rules: {
          // Written as it is found, not to a style.
          'long-title': 'off',
          'no-trailing-whitespace': 'off',
          'void-style': 'off',
        },
      });
      const { results } = await validator.validateFile(files.get(plan) ?? '');
      expect(
        results
          .flatMap(({ messages }) =>
            messages.map(({ ruleId, message, line, column }) => `${line}:${column} ${ruleId}: ${message}`),
          )
          .slice(0, 10),
      ).toEqual([]);
    });
  });

  inBrowser(WHAT)(`${WHAT}, in a browser`, () => {
    beforeAll(async () => {
      browser = await launched();
    }, 60_000);
    afterAll(async () => {
      await browser.close();
    });

    it.each(plans.flatMap((plan) => looks.map(([name, options]) => ({ plan, name, options }))))(
      'has nothing that axe finds, and nothing wider than the page: $plan on $name',
      async ({ plan, options }) => {
        const page = await opened(plan, options);
        expect(await violations(page)).toEqual([]);
        expect(
          await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'),
        ).toBe(0);
        await page.context().close();
      },
      180_000,
    );

    describe.each(plans)('of %s', (plan) => {
      it('asks for nothing and complains of nothing', async () => {
        const page = await (await browser.newContext({ offline: true })).newPage();
        const heard: string[] = [];
        page.on('request', (request) => heard.push(request.url()));
        page.on('console', (message) => heard.push(message.text()));
        page.on('pageerror', (error) => heard.push(error.message));
        const { href } = pathToFileURL(files.get(plan) ?? '');
        await page.goto(href);
        expect(heard).toEqual([href]);
        await page.context().close();
      });

      it('is reached by keyboard, every link and every table that scrolls', async () => {
        const page = await opened(plan, { viewport: { width: 768, height: 1024 } });
        const stops = await page.evaluate<number>(
          `[...document.querySelectorAll('a[href], summary, [tabindex="0"]')].filter((one) => one.checkVisibility()).length`,
        );
        const walked = new Set<string>();
        for (let at = 0; at < Math.min(stops, 120); at += 1) {
          await page.keyboard.press('Tab');
          walked.add(
            await page.evaluate<string>(
              `(() => { const all = [...document.querySelectorAll('*')]; return String(all.indexOf(document.activeElement)); })()`,
            ),
          );
        }
        expect(walked.size).toBe(Math.min(stops, 120));
        const scrolls = await page.evaluate<number>(
          `[...document.querySelectorAll('*')].filter((one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX === 'auto' && one.tabIndex < 0).length`,
        );
        expect(scrolls).toBe(0);
        await page.context().close();
      });
    });

    more(opened);
  });
};

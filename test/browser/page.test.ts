import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HtmlValidate } from 'html-validate';
import { openSqliteStore } from '@plan-ledger/store/sqlite';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

import { inBrowser, launched } from '../support/browser.js';
import { instantAt, rightOf } from '../support/histories.js';
import { folderWith, ledgerOf } from '../support/prepared.js';
import { wholePage } from '../support/whole-page.js';

const WHAT = 'The page of a pack';
const AXE = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');

/** Plans of four kinds: months and statuses; milestones, recommendations and risks; actions with refs; a review. */
const PLANS = [
  'gloucestershire-aip',
  'gloucestershire-improvement-plan',
  'hillingdon-improvement-plan',
  'gloucestershire-adviser-review',
];

const VIEWS: readonly (readonly [name: string, options: BrowserContextOptions])[] = [
  ['a telephone, or 400% zoom', { viewport: { width: 320, height: 256 } }],
  ['a tablet', { viewport: { width: 768, height: 1024 } }],
  ['a desk', { viewport: { width: 1280, height: 900 } }],
  ['a desk in the dark', { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' }],
  ['forced colours', { viewport: { width: 1280, height: 900 }, forcedColors: 'active' }],
];

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** Every view of the plan whose page has most kinds of charts; of the others the two between which all lie. */
const LOOKS = PLANS.flatMap((plan, at) =>
  VIEWS.filter((_, view) => at === 0 || view === 0 || view === 2).map(([name, options]) => ({
    plan,
    name,
    options,
  })),
);

const files = new Map<string, string>();
let browser: Browser;

beforeAll(async () => {
  const folder = await folderWith('every');
  const clock = () => instantAt(0);
  const store = await rightOf(openSqliteStore({ file: ledgerOf(folder), clock, mode: 'read' }));
  for (const plan of PLANS) {
    const version = await rightOf(store.versionOf(plan as never));
    const file = join(folder, `${plan}.html`);
    writeFileSync(file, await wholePage(store, plan as never, version));
    files.set(plan, file);
  }
  await store.close();
}, 120_000);

const opened = async (plan: string, options: BrowserContextOptions): Promise<Page> => {
  // What looks at the page brings a script of its own.
  const context = await browser.newContext({ ...options, offline: true, bypassCSP: true });
  const page = await context.newPage();
  await page.goto(pathToFileURL(files.get(plan) ?? '').href);
  return page;
};

const violations = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(AXE);
  const { violations: found } = await page.evaluate<{ readonly violations: readonly Violation[] }>(
    `axe.run(document, { resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })`,
  );
  return found.flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map(({ html, failureSummary }) => `${id}: ${html}: ${failureSummary}`),
  );
};

describe(WHAT, () => {
  it.each(PLANS)('is HTML by the rules: %s', async (plan) => {
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

  it.each(LOOKS)(
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

  describe.each(PLANS)('of %s', (plan) => {
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

  it('makes sense without styles: as of when, then the sentences, then the rest, each under its heading', async () => {
    const page = await opened('gloucestershire-aip', {});
    await page.evaluate(`document.querySelectorAll('style').forEach((style) => style.remove())`);
    const text = await page.evaluate<string>('document.body.innerText');
    const places = [
      'Accelerated Improvement Plan',
      'Shows the plan as it was known on 28 January 2021',
      'Contents',
      'In three sentences',
      'What to look at first',
      'Where the plan stands',
    ].map((words) => text.indexOf(words));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBeGreaterThanOrEqual(0);
    await page.context().close();
  });
});

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';

import { inBrowser, launched } from '../support/browser.js';
import { printed, ROOT } from '../support/cli.js';
import { markAt, VKEY, WITNESS_VKEY } from '../support/marks.js';
import { folderWith } from '../support/prepared.js';

const PLAN = 'gloucestershire-aip';

const WHAT = 'The page that verifies offline';

let folder = '';
let browser: Browser;

/** A folder with the page, as the command writes it, and what is dropped on it. */
const prepared = async (): Promise<string> => {
  const cwd = await folderWith('may');
  for (const [name, size] of [
    ['may', 700],
    ['june', 740],
  ] as const)
    await markAt(cwd, name, { plan: PLAN, size });
  const prove = [
    'prove',
    'inclusion',
    'v40',
    '--checkpoint',
    'may.checkpoint',
    '--all-fields',
    '--out',
    'v40.tlog-proof',
  ];
  await printed(prove, { cwd });
  await printed(['prove', 'verifier', '--out', 'verify.html'], { cwd });
  writeFileSync(
    join(cwd, 'bad.tlog-proof'),
    readFileSync(join(cwd, 'v40.tlog-proof'), 'utf8').replace('index 39', 'index 38'),
  );
  writeFileSync(join(cwd, 'ledger.vkey'), `${VKEY}\n`);
  return cwd;
};

interface Opened {
  readonly page: Page;
  readonly asked: readonly string[];
  readonly complaints: readonly string[];
}

/** The page in a window of its own, with all that it asked for and complained of. */
const opened = async (width: number, colorScheme: 'light' | 'dark' = 'light'): Promise<Opened> => {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, offline: true });
  const page = await context.newPage();
  const asked: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(pathToFileURL(join(folder, 'verify.html')).href);
  return { page, asked, complaints };
};

const given = async (page: Page, ...files: readonly string[]): Promise<void> => {
  await page
    .getByLabel('Choose files, or drop them here')
    .setInputFiles(files.map((name) => join(folder, name)));
};

const keysIn = (page: Page): ReturnType<Page['getByLabel']> =>
  page.getByLabel('The ledger’s key', { exact: false });

/** What has the focus: its name for who hears the page, or its id. */
const focused = (page: Page): Promise<string> =>
  page.evaluate('document.activeElement.getAttribute("aria-label") ?? document.activeElement.id');

/** The contrast of every text with what is behind it (WCAG 2.2, relative luminance): the least, and of which text. */
const leastContrast = (page: Page): Promise<readonly [number, string]> =>
  page.evaluate(`(() => {
    const parts = (colour) => (colour.match(/[\\d.]+/gu) ?? []).map(Number);
    const light = (colour) => {
      const [r, g, b] = parts(colour).map((part) => {
        const share = part / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const behind = (element) => {
      for (let at = element; at !== null; at = at.parentElement) {
        const { backgroundColor } = getComputedStyle(at);
        if ((parts(backgroundColor)[3] ?? 1) > 0) return backgroundColor;
      }
      return 'rgb(255, 255, 255)';
    };
    return [...document.querySelectorAll('main *, header *, footer *')]
      .filter((element) => element.closest('noscript') === null)
      .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== ''))
      .map((element) => {
        const [one, other] = [light(getComputedStyle(element).color), light(behind(element))].sort((a, b) => b - a);
        return [(one + 0.05) / (other + 0.05), element.textContent];
      })
      .sort((one, other) => one[0] - other[0])[0];
  })()`);

inBrowser(WHAT)(`${WHAT}, in a browser`, () => {
  beforeAll(async () => {
    folder = await prepared();
    browser = await launched();
  }, 60_000);
  afterAll(async () => {
    await browser.close();
  });

  it('is what stands in the repository', () => {
    const source = join(ROOT, 'packages/store/src/verify/offline/verify.html');
    expect(readFileSync(join(folder, 'verify.html'), 'utf8')).toBe(readFileSync(source, 'utf8'));
  });

  it('proves an event from a file of its own, asks nobody, and complains of nothing', async () => {
    const { page, asked, complaints } = await opened(1280);
    await keysIn(page).fill(`${VKEY}\n${WITNESS_VKEY}`);
    await given(page, 'v40.tlog-proof', 'may.checkpoint');
    const proof = page.getByRole('article').filter({ hasText: 'v40.tlog-proof' }).last();
    await expect(proof.innerText()).resolves.toMatch(
      /Proved\. This event stood in the plan gloucestershire-aip as version 40 when ledger\.example signed its checkpoint of 700 events\./u,
    );
    expect(await proof.innerText()).toMatch(/Seen by\s+auditor\.example, on 2026-11-22 at 18:00 UTC/u);
    expect(await page.getByRole('status').innerText()).toBe('The same, Proved, Signed.');
    expect(asked).toEqual([pathToFileURL(join(folder, 'verify.html')).href]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('says that a changed proof proves nothing, and takes a key as a file', async () => {
    const { page } = await opened(1280);
    await given(page, 'bad.tlog-proof', 'ledger.vkey');
    await page.getByText('This file proves nothing').waitFor();
    expect(await keysIn(page).inputValue()).toBe(VKEY);
    await expect(page.getByRole('status').innerText()).resolves.toBe('1 of 1 did not hold.');
    expect(await page.getByRole('article').innerText()).toMatch(/Not proved\. This file proves nothing: /u);
    await page.context().close();
  });

  it('runs no script but its own', async () => {
    const { page, complaints } = await opened(1280);
    await page.evaluate(`(() => {
      const script = document.createElement('script');
      script.textContent = 'document.title = "taken"';
      document.body.append(script);
    })()`);
    expect(await page.title()).toBe('Check a proof from a plan ledger');
    expect(complaints.join()).toMatch(/Content Security Policy/u);
    await page.context().close();
  });

  it('is used with the keyboard alone', async () => {
    const { page } = await opened(1280);
    await page.keyboard.press('Tab');
    await page.keyboard.type(VKEY);
    expect(await keysIn(page).inputValue()).toBe(VKEY);
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('files');
    expect(await page.evaluate('getComputedStyle(document.activeElement).outlineWidth')).toBe('3px');
    await given(page, 'may.checkpoint', 'june.checkpoint');
    await page.getByRole('article').last().waitFor();
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Remove may.checkpoint');
    await page.keyboard.press('Enter');
    await page.getByRole('listitem').filter({ hasText: 'may' }).waitFor({ state: 'detached' });
    expect(await page.getByRole('listitem').allInnerTexts()).toHaveLength(1);
    expect(await focused(page)).toBe('files');
    await page.context().close();
  });

  it.each([
    [320, 'light'],
    [320, 'dark'],
    [1280, 'light'],
    [1280, 'dark'],
  ] as const)('can be read at %d pixels, %s', async (width, scheme) => {
    const { page } = await opened(width, scheme);
    await keysIn(page).fill(VKEY);
    await given(page, 'v40.tlog-proof', 'bad.tlog-proof', 'may.checkpoint', 'june.checkpoint');
    await page.getByRole('article').last().waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    const [contrast, text] = await leastContrast(page);
    expect([text, contrast >= 4.5]).toEqual([text, true]);
    const heights = await page.evaluate<readonly number[]>(
      '[...document.querySelectorAll("button, input")].map((one) => one.getBoundingClientRect().height)',
    );
    expect(heights.filter((height) => height < 24)).toEqual([]);
    const shot = process.env['PLAN_LEDGER_SCREENSHOTS'];
    if (shot !== undefined)
      await page.screenshot({ path: join(shot, `verify-${width}-${scheme}.png`), fullPage: true });
    await page.context().close();
  });
});

import { expect, it } from '@jest/globals';

import { EVERY_LOOK, pagesHold } from '../support/pages-in-browser.js';

// The plan whose page has most kinds of charts.
pagesHold(['gloucestershire-aip'], EVERY_LOOK, (opened) => {
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

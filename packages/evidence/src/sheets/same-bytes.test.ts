import { describe, expect, it } from '@jest/globals';

import { startWorker } from '../../../../test/support/workers.js';

const digestIn = async (env: Readonly<Record<string, string>>): Promise<string> => {
  const { firstLine, ended } = startWorker('sheets-worker', [], { env: { ...process.env, ...env } });
  const digest = await firstLine;
  expect(await ended).toMatchObject({ code: 0, errors: '' });
  return digest ?? '';
};

describe('Tables, workbook and archive', () => {
  it('are the same bytes in every time zone and language, and a second time', async () => {
    const places = [
      { TZ: 'UTC' },
      { TZ: 'UTC' },
      { TZ: 'Pacific/Auckland', LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8' },
      { TZ: 'America/St_Johns', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
      { TZ: 'Pacific/Apia' },
      { TZ: 'Africa/Monrovia' },
    ];
    const digests = await Promise.all(places.map(digestIn));
    expect(digests[0]).toMatch(/^[0-9a-f]{64}$/u);
    expect(new Set(digests).size).toBe(1);
  });
});

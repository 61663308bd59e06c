import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

import { describe, expect, it } from '@jest/globals';
import { buildSync } from 'esbuild';

const SCRIPT = `
  import { addDays, daysBetween, CalendarDay } from './calendar-day.js';
  import { firstDayOf, lastDayOf, nextPeriod, periodOf } from './period.js';
  import { Instant } from './instant.js';
  let text = '';
  for (let day = '2019-12-30'; day < '2021-04-03'; day = addDays(day, 1)) {
    const month = periodOf('month', day);
    text += [day, daysBetween('2020-02-29', day), addDays(day, -366), CalendarDay.is(day), month, nextPeriod(month),
      firstDayOf(month), lastDayOf(month), periodOf('financial-quarter', day), nextPeriod(periodOf('day', day)),
      Instant.is(day + 'T00:30:00.000Z')].join(' ') + '\\n';
  }
  console.log(new Date(2020, 5, 1).getTimezoneOffset());
  console.log(text);
`;

const script = buildSync({
  stdin: { contents: SCRIPT, resolveDir: __dirname, loader: 'ts' },
  absWorkingDir: join(__dirname, '..', '..'),
  bundle: true,
  write: false,
  format: 'cjs',
  platform: 'node',
}).outputFiles[0]?.text;

const saidIn = (zone: string): readonly [offset: string, days: string] => {
  const text = execFileSync(process.execPath, ['-'], {
    input: script,
    encoding: 'utf8',
    env: { ...process.env, TZ: zone },
    timeout: 20_000, // a day that is added and is not later would go on for ever
    killSignal: 'SIGKILL',
  });
  const end = text.indexOf('\n');
  return [text.slice(0, end), text.slice(end + 1)];
};

// Zones far to the east and the west, with clocks that change at midnight (Beirut, Havana, Asuncion), by half an hour
// (Lord Howe), and one that has changed its date (Apia).
const ZONES = [
  'Europe/London',
  'Pacific/Auckland',
  'America/St_Johns',
  'Pacific/Kiritimati',
  'Pacific/Apia',
  'Asia/Beirut',
  'America/Havana',
  'America/Asuncion',
  'Australia/Lord_Howe',
];

describe('days, periods and instants', () => {
  const [, days] = saidIn('UTC');

  it('are counted from the first to the last', () => {
    expect(days.trim().split('\n')).toHaveLength(460);
    expect(days).toContain(
      '2020-03-01 1 2019-03-01 true 2020-03 2020-04 2020-03-01 2020-03-31 2019/20-Q4 2020-03-02',
    );
  });

  it.each(ZONES)('are the same in %s', (zone) => {
    const [offset, found] = saidIn(zone);
    expect(offset).not.toBe('0');
    expect(found === days).toBe(true);
  });
});

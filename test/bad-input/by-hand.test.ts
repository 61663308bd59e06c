import { beforeAll, describe, expect, it } from '@jest/globals';

import { keeperIn } from '../support/by-hand.js';
import { freshFolder, run } from '../support/cli.js';
import { runHere } from '../support/in-process.js';
import { ACTIVE, PAYLOADS } from '../support/payloads.js';
import { bytesOf } from '../support/prepared.js';
import { expectRefused } from '../support/refused.js';

const cwd = freshFolder();
const { write, attempt } = keeperIn(cwd);
const DAY = '2021-02-01';

beforeAll(async () => {
  await write('2021-01-04', 'plan establish my-plan --title "Improvement Plan" --authority "My Council"');
  await write('2021-01-04', 'section add visits --title "Visits to children"');
  await write('2021-01-04', 'action add list --section visits --title "Weekly list"');
  await write('2021-01-04', 'measure define seen --section visits --title "% of children seen"');
  await write('2021-01-04', 'milestone add tried --action list --title Tried');
  await write('2021-01-04', 'recommendation receive rec-2 --title "See children"');
  await write('2021-01-04', 'recommendation link rec-2 visits');
  await write('2021-01-04', 'risk raise leave --title "Staff leave" --inherent 4x5');
  await write('2021-01-04', 'evidence expect survey --section visits --title Survey');
  await write('2021-01-04', 'oversight arrange board --body Board');
  await write('2021-01-04', 'baseline record seen 48%');
}, 60_000);

const ID = 'wanted an id of lower-case words joined by hyphens';
const A_DAY = 'wanted a day that exists, as YYYY-MM-DD';
const LEVEL = 'likelihood x impact, 1 to 5 each, such as 4x5';

describe('A change by hand that cannot be', () => {
  it.each([
    // Ids
    [2, ID, 'milestone add Tried! --action list --title X'],
    [2, `Found --action "List!"; ${ID}`, 'milestone add next --action List! --title X'],
    [2, `Found --into "Tried!"; ${ID}`, 'milestone withdraw tried --how merged --into Tried!'],
    [2, ID, 'recommendation receive Rec_2 --title X'],
    [2, ID, 'recommendation link rec-2 Visits!'],
    [2, ID, 'risk raise Leave! --title X'],
    [2, ID, 'evidence expect ../x --section visits --title X'],
    [2, `Found --section "V V"; ${ID}`, 'evidence expect x --section "V V" --title X'],
    [2, ID, 'oversight arrange Board! --body X'],
    [
      2,
      'Found "Plan ning" in --sections; wanted ids with commas',
      'oversight arrange x --body X --sections "visits,Plan ning"',
    ],
    [2, `Found --action "A B"; ${ID}`, 'measure revise seen --action "A B"'],
    [2, `Found --reviews "My Plan"; ${ID}`, 'plan establish r --reviews "My Plan" --title R --authority A'],
    [2, ID, 'plan supersede Next!'],

    // What is not there
    [3, 'Found no action named lst; the nearest are: list', 'milestone add next --action lst --title X'],
    [3, 'Found no milestone named tired; the nearest are: tried', 'milestone reach tired'],
    [3, 'Found no action named lst', 'milestone move tried lst'],
    [3, 'Found no section named vists; the nearest are: visits', 'recommendation link rec-2 vists'],
    [3, 'Found no recommendation named rec-3; the nearest are: rec-2', 'recommendation close rec-3'],
    [3, 'Found no risk named leav; the nearest are: leave', 'risk reassess leav residual 1x1'],
    [3, 'Found no evidence named servey; the nearest are: survey', 'evidence attach servey X'],
    [3, 'Found no section named vists', 'oversight revise board --sections vists'],
    [3, 'Found no oversight named bord; the nearest are: board', 'oversight end bord'],
    [3, 'Found no measure named sean; the nearest are: seen', 'baseline record sean 5%'],
    [3, 'Found no action named lst', 'measure define x --section visits --title X --action lst'],
    [3, 'Found no milestone named constructor', 'milestone reach constructor'],
    [3, 'Found no action named constructor', 'action reschedule constructor --start "May 2021"'],
    [3, 'There is no baseline of seen to change', 'baseline record seen 40% --group x --act unexplained'],
    [3, 'There is no benchmark of seen to change', 'benchmark record seen 40% --against x --act unexplained'],
    [3, 'Found milestone tried reached on 2099-01-01, after', 'milestone reach tried --on 2099-01-01'],
    [2, 'Found --place without --document', 'milestone reach tried --place "Page 1"'],
    [3, 'The milestone id tried is taken by "Tried"', 'milestone add tried --action list --title Other'],
    [3, 'The risk leave cannot go into itself', 'risk close leave --how merged --into leave'],

    // Days and periods
    [2, `Found --on "2021-02-30"; ${A_DAY}`, 'milestone reach tried --on 2021-02-30'],
    [2, `Found --on ""; ${A_DAY}`, 'milestone reach tried --on ""'],
    [2, `Found --due "2021-13-01"; ${A_DAY}`, 'milestone reschedule tried --due 2021-13-01'],
    [2, `Found --due "31/03/2021"; ${A_DAY}`, 'evidence revise survey --due 31/03/2021'],
    [2, `Found --began "2021-02-29"; ${A_DAY}`, 'plan revise --began 2021-02-29'],
    [2, `Found --began ""; ${A_DAY}`, 'plan establish p --title T --authority A --began ""'],
    [2, 'Found no --timescale and no --due', 'milestone reschedule tried'],
    [2, '--period: Found "2021-Q5"; wanted a month', 'baseline record seen 5% --group x --period 2021-Q5'],
    [2, '--period: Found "2021-13"', 'benchmark record seen 5% --against x --period 2021-13'],
    [2, '--period: Found "2021/23"', 'benchmark withdraw seen --against x --period 2021/23'],

    // Levels
    [2, `--inherent: Found "26"; wanted ${LEVEL}`, 'risk raise x --title X --inherent 26'],
    [
      2,
      '--inherent: Found likelihood 6; wanted a whole number from 1 to 5',
      'risk raise x --title X --inherent 6x5',
    ],
    [2, '--residual: Found impact 0', 'risk raise x --title X --residual 1x0'],
    [2, '--residual: Found ""', 'risk raise x --title X --residual ""'],
    [
      2,
      'Found score 26; wanted 20, which is likelihood 4 times impact 5',
      'risk reassess leave inherent 4x5=26',
    ],
    [2, `Found "26"; wanted ${LEVEL}, or none`, 'risk reassess leave inherent 26'],
    [2, `Found "4.5x2"; wanted ${LEVEL}`, 'risk reassess leave inherent 4.5x2'],
    [2, `Found "4x"; wanted ${LEVEL}`, 'risk reassess leave inherent 4x'],
    [2, 'Found "after"; wanted inherent or residual', 'risk reassess leave after 4x5'],

    // Words
    [2, 'did you mean finding', 'recommendation receive x --title X --kind findin'],
    [2, 'Found --side both; wanted one of list, page', 'recommendation link rec-2 visits --side both'],
    [2, 'did you mean opportunity', 'risk revise leave --kind oportunity'],
    [2, 'did you mean review', 'plan establish r --kind revew --title R --authority A'],
    [2, 'did you mean rating', 'status assess visits blank --dimension ratng'],
    [2, 'did you mean detail', 'progress report visits --page detial --done X'],
    [2, 'wanted one of yes, no', 'measure revise seen --narrative perhaps'],
    [2, 'did you mean correction', 'baseline record seen 5% --act corection'],
    [2, 'did you mean merged', 'milestone withdraw tried --how mergd'],
    [2, 'Found --sha256 "abc"; wanted 64 hexadecimal digits', 'evidence attach survey X --sha256 abc'],
    [2, 'Found "visits" in --continues; wanted a section', 'plan supersede n --continues visits'],
    [2, 'did you mean measure', 'plan supersede n --continues mesure:seen=x'],
    [2, 'Found "" in --continues measure:seen=', 'plan supersede n --continues measure:seen='],
    [2, 'Found "milestone:a=b" in --continues', 'plan supersede n --continues milestone:a=b'],
    [2, 'Found nothing to report', 'progress report visits --done ";" --headline " "'],
    [3, 'Found status "Fine"', 'status assess visits Fine --dimension rating'],
    [3, 'a review that names no plan', 'plan establish r --kind review --title R --authority A'],
    [3, 'found a plan that reviews my-plan', 'plan establish r --reviews my-plan --title R --authority A'],
    [3, 'a review of itself', 'plan establish r --kind review --reviews r --title R --authority A'],
    [
      5,
      'Found no plan mine in the ledger',
      'plan establish r --kind review --reviews mine --title R --authority A',
    ],

    // Empty words
    [3, 'Found no title; wanted at least one word', 'milestone add next --action list --title " "'],
    [3, 'Found no title; wanted at least one word', 'milestone revise tried --title ""'],
    [3, 'Found no title; wanted at least one word', 'recommendation receive x --title ""'],
    [3, 'Found no title; wanted at least one word', 'risk raise x --title ""'],
    [3, 'Found no title; wanted at least one word', 'evidence expect x --section visits --title ""'],
    [3, 'Found no document; wanted at least one word', 'evidence attach survey " "'],
    [3, 'Found no body; wanted at least one word', 'oversight arrange x --body ""'],
    [3, 'Found no body; wanted at least one word', 'oversight revise board --body " "'],
    [3, 'Found no against; wanted at least one word', 'benchmark record seen 5% --against ""'],
    [2, 'Found an empty figure', 'baseline record seen " " --group x'],

    // Figures
    [3, 'The baseline 48% of seen stands', 'baseline record seen 49%'],
    [3, 'A revision of the baseline of seen needs a reason', 'baseline withdraw seen'],
    [3, 'A correction of the baseline of seen needs a reason', 'baseline record seen 49% --act correction'],
  ])('answers %i (%s) to %s, and writes nothing', async (code, why, line) => {
    const before = bytesOf(cwd);
    const { stderr, ...refused } = await attempt(DAY, line);
    expect({ ...refused, stderr: stderr.includes(why) ? why : stderr }).toEqual({
      code,
      signal: null,
      stdout: '',
      stderr: why,
    });
    expect(bytesOf(cwd)).toBe(before);
  });

  it('is nothing where the plan says so already', async () => {
    const before = bytesOf(cwd);
    for (const line of [
      'recommendation link rec-2 visits',
      'milestone reopen tried',
      'milestone move tried list',
      'risk reassess leave inherent 4x5',
      'oversight revise board --sections "" --role ""',
      'baseline record seen 48%',
    ]) {
      expect(await attempt(DAY, line)).toMatchObject({
        code: 0,
        stdout: 'Nothing changed: plan my-plan (version 11) says so already\n',
      });
    }
    expect(bytesOf(cwd)).toBe(before);
  });

  it.each([
    [['risk', 'reassess', 'leave', 'inherent', '26'], 2, 'such as 4x5'],
    [
      ['plan', 'establish', 'r', '--kind', 'review', '--reviews', 'x', '--title', 'R', '--authority', 'A'],
      5,
      'submit that plan first',
    ],
  ])('is refused by the real command in the same way: %p', async (args, code, why) => {
    await expectRefused([...args, '--by', 'U1'], cwd, { code, says: [why] });
  });
});

describe('Hostile text in what is new', () => {
  const by = ['--by', 'U1', '--reported-on', DAY];

  const text = (payload: string, ...names: readonly string[]): readonly string[] =>
    names.map((name) => `--${name}=${payload}`);

  it.each(PAYLOADS.map((payload, at) => [at, payload] as const))(
    'does nothing where it is said back (%i)',
    async (at, payload) => {
      const said = (...names: readonly string[]): readonly string[] => text(payload, ...names);
      const taken = [
        ['milestone', 'add', `m${at}`, '--action', 'list', ...said('title', 'owners', 'timescale'), ...by],
        ['recommendation', 'receive', `r${at}`, ...said('title', 'number', 'from'), ...by],
        ['recommendation', 'link', `r${at}`, 'visits', ...said('printed'), ...by],
        ['risk', 'raise', `k${at}`, ...said('title', 'ref', 'owners', 'controls', 'consequence'), ...by],
        ['evidence', 'expect', `e${at}`, '--section', 'visits', ...said('title', 'timescale'), ...by],
        ['evidence', 'attach', `e${at}`, ...said('at', 'note'), ...by, '--', payload],
        ['oversight', 'arrange', `o${at}`, ...said('body', 'cadence', 'role'), ...by],
        ['benchmark', 'record', 'seen', ...said('against', 'note'), ...by, '--', payload],
        ['progress', 'report', 'visits', ...said('headline', 'done', 'concern', 'comment'), ...by],
        ['section', 'revise', 'visits', ...said('kind', 'leads', 'timescale'), ...by],
      ];
      for (const args of taken) {
        const ran = await runHere(args, cwd);
        expect({ args, code: ran.code, stderr: ran.stderr }).toEqual({ args, code: 0, stderr: '' });
        expect(ran.stdout).not.toMatch(ACTIVE);
      }
    },
  );

  // A shell cannot hand over all of them: those that it can, in turn.
  it('does nothing in what it is refused with', async () => {
    const ways = (payload: string): readonly (readonly string[])[] => [
      ['milestone', 'reach', 'tried', ...text(payload, 'on'), ...by],
      ['risk', 'reassess', 'leave', 'inherent', ...by, '--', payload],
      ['risk', 'raise', 'x', '--title', 'X', ...text(payload, 'inherent'), ...by],
      ['oversight', 'revise', 'board', ...text(payload, 'sections'), ...by],
      ['evidence', 'attach', 'survey', 'X', ...text(payload, 'sha256'), ...by],
      ['plan', 'supersede', 'next', ...text(payload, 'continues'), ...by],
      ['plan', 'establish', 'r', ...text(payload, 'reviews'), '--title', 'R', '--authority', 'A', ...by],
      ['baseline', 'record', 'seen', '5%', ...text(payload, 'period'), ...by],
      ['status', 'assess', 'visits', '--dimension', 'rating', ...by, '--', payload],
    ];
    const refused = await Promise.all(
      PAYLOADS.map((payload, at) => {
        const all = ways(payload);
        return run(all[at % all.length] ?? [], { cwd });
      }),
    );
    for (const { code, stdout, stderr } of refused) {
      expect({ stdout, stderr, refused: [2, 3, 5].includes(code ?? 0) }).toMatchObject({
        stdout: '',
        refused: true,
      });
      expect(stderr).not.toMatch(ACTIVE);
    }
  });
});

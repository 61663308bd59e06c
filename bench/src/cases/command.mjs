import { randomUUID as newId } from 'node:crypto';

import { execute, load, parseFigure } from '../../dist/product.mjs';
import { openEmmett } from '../emmett.mjs';
import { chance, historyOf, next } from '../history.mjs';
import { inTurns } from '../measure.mjs';
import { appendAll, openOurs, planNamed, right } from '../ours.mjs';
import { openRaw } from '../raw.mjs';

const EVENTS = 10_000;
const BEHIND = 10;

const luck = chance(2);

const saying = {
  actor: 'U1',
  reportedOn: '2040-01-31',
  reason: 'Returns of two teams came late',
  source: { document: 'Return of the performance team', place: 'Sheet 3, row 7' },
};

/** A figure is revised by hand: as a step for ours, and as the event that it comes to for the others. */
const revision = () => {
  const fields = {
    measure: `measure-${luck.below(30)}`,
    period: `2019-0${1 + luck.below(9)}`,
    figure: parseFigure(`${luck.below(100)}.${luck.below(1000)}%`),
    act: 'revision',
  };
  return {
    step: { command: { type: 'ReviseActual', ...fields }, saying },
    said: {
      ...saying,
      event: { type: 'ActualRevised', ...fields },
      id: newId(),
      correlation: newId(),
    },
  };
};

/** Does something with each of the first `count` revisions of a round. */
const forEach = (count, run) => async (revisions) => {
  for (const { step, said } of revisions.slice(0, count)) await run(step, said);
  return count;
};

const counting = (append) => {
  let version = EVENTS;
  return (_, said) => append(version++, [said]);
};

/** Single durable commands (load, decide, append) on a plan of 10,000 events: commands per second. */
export const commandCase = async (folder) => {
  const history = next(historyOf('bench'), EVENTS);
  const store = await openOurs(`${folder}/command.db`);
  const raw = openRaw(`${folder}/command-raw.db`);
  const emmett = await openEmmett(`${folder}/command-emmett.db`);
  const shared = await openEmmett(`${folder}/command-emmett-shared.db`, { shared: true });
  const [known, behind, cold] = ['known', 'behind', 'cold'].map(planNamed);
  for (const plan of [known, behind, cold]) {
    await appendAll(
      store,
      plan,
      history.map((event) => ({ ...event, id: newId() })),
    );
  }
  raw.appendAll('plan-bench', history);
  for (const stream of ['plan-append', 'plan-handler']) await emmett.appendAll(stream, history);
  for (const stream of ['plan-append', 'plan-handler']) await shared.appendAll(stream, history);

  const command = async (plan, step, from) =>
    (await right(execute(store, plan, [step], { newId, from }))).plan;

  let last = await right(load(store, known));
  const lately = [await right(load(store, behind))];
  const measured = await inTurns(
    {
      ours: forEach(50, async (step) => {
        last = await command(known, step, last);
      }),
      // Others have appended ten events since the plan was known.
      behind: forEach(50, async (step) => {
        lately.push(await command(behind, step, lately.at(-BEHIND) ?? lately[0]));
      }),
      cold: forEach(1, (step) => command(cold, step)),
      raw: forEach(
        50,
        counting((version, events) => raw.append('plan-bench', version, events)),
      ),
      emmett: forEach(
        10,
        counting((version, events) => emmett.append('plan-append', version, events)),
      ),
      shared: forEach(
        50,
        counting((version, events) => shared.append('plan-append', version, events)),
      ),
      emmettHandler: forEach(1, (_, said) => emmett.command('plan-handler', () => [said])),
      sharedHandler: forEach(1, (_, said) => shared.command('plan-handler', () => [said])),
    },
    () => Array.from({ length: 50 }, revision),
  );

  await store.close();
  raw.close();
  shared.close();
  return measured;
};

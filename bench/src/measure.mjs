const sorted = (numbers) => [...numbers].sort((a, b) => a - b);

export const quantile = (numbers, share) =>
  sorted(numbers)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))];

export const median = (numbers) => quantile(numbers, 0.5);

/** How many milliseconds something takes, by the clock and of processors, and what it gives. */
export const timed = async (run) => {
  const before = process.cpuUsage();
  const began = performance.now();
  const value = await run();
  const ms = performance.now() - began;
  const { user, system } = process.cpuUsage(before);
  return { ms, cpu: (user + system) / 1000, value };
};

/**
 * Lets contenders take turns: in every round each does its share of the work, another one first each time, and each begins
 * with an empty nursery (a full collection would throw away compiled code too). A contender is given what `prepare` made
 * for the round, and says how many operations it did. The first two rounds warm up and do not count. Gives, round by round,
 * the operations per second and per second of processor time.
 */
export const inTurns = async (contenders, prepare = () => undefined, rounds = 25) => {
  const names = Object.keys(contenders);
  const rates = Object.fromEntries(names.map((name) => [name, []]));
  const cpu = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = -2; round < rounds; round++) {
    const given = prepare();
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(round + 2 + turn) % names.length];
      globalThis.gc({ type: 'minor' });
      const { ms, cpu: cpuMs, value: operations } = await timed(() => contenders[name](given));
      if (round < 0) continue;
      rates[name].push((operations / ms) * 1000);
      cpu[name].push((operations / cpuMs) * 1000);
    }
  }
  return { rates, cpu };
};

/** The median of the rounds' ratios of one contender to another: both of a round met the same disk and neighbours. */
export const ratio = (rates, one, other) =>
  median(rates[one].map((rate, round) => rate / rates[other][round]));

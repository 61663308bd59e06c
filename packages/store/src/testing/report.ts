import type { Runner } from './place.js';

interface Count {
  passed: number;
  failed: number;
}

/** What the contract showed of each adapter, as a table of groups, and which adapters were not run. */
export interface Report {
  /** The runner, which also counts for this adapter. */
  readonly counting: (adapter: string, runner: Runner) => Runner;
  readonly notRun: (adapter: string, why: string) => void;
  readonly text: () => string;
}

const shown = (count: Count | undefined): string => {
  if (count === undefined) return '-';
  return count.failed === 0 ? `${count.passed} passed` : `${count.passed} passed, ${count.failed} failed`;
};

const table = (rows: readonly (readonly string[])[]): readonly string[] => {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  );
};

/**
 * Counts what the contract shows, so that a run can say which adapters it was about.
 *
 * @example
 * import { contractReport } from '@plan-ledger/store/testing';
 * const report = contractReport();
 * report.notRun('EventStoreDB at EVENTSTOREDB_URL', 'the variable is not set');
 * assert.match(report.text(), /EventStoreDB at EVENTSTOREDB_URL: not run, the variable is not set/);
 */
export const contractReport = (): Report => {
  const counts = new Map<string, Map<string, Count>>();
  const missing: string[] = [];

  const counting: Report['counting'] = (adapter, runner) => {
    const groups = new Map<string, Count>();
    counts.set(adapter, groups);
    let group = '';
    return {
      ...runner,
      describe: (name, body) =>
        runner.describe(name, () => {
          group = name;
          body();
        }),
      it: (name, body) => {
        const count = groups.get(group) ?? { passed: 0, failed: 0 };
        groups.set(group, count);
        runner.it(name, async () => {
          // Counted as failed until it has passed, so that a case that never ends is not forgotten.
          count.failed += 1;
          await body();
          count.failed -= 1;
          count.passed += 1;
        });
      },
    };
  };

  const text = (): string => {
    const adapters = [...counts.keys()];
    const groups = [...new Set([...counts.values()].flatMap((of) => [...of.keys()]))];
    const rows = groups.map((group) => [
      group,
      ...adapters.map((adapter) => shown(counts.get(adapter)?.get(group))),
    ]);
    return [...table([['The contract of an event store', ...adapters], ...rows]), ...missing].join('\n');
  };

  return {
    counting,
    notRun: (adapter, why) => missing.push(`${adapter}: not run, ${why}`),
    text,
  };
};

const { dirname, sep } = require('node:path');

const from = (name, file) => require.resolve(name, { paths: [dirname(file)] });

// By way of the packages that lead to it: it is not one of ours.
const config = from('jest-config', from('jest-cli', require.resolve('jest')));
const { default: Sequencer } = require(from('@jest/test-sequencer', config));

const LAST = ['browser', 'office'].map((folder) => `${sep}test${sep}${folder}${sep}`);

const isLast = ({ path }) => LAST.some((folder) => path.includes(folder));

/**
 * A browser and an office take more than one processor: their tests come after all others, some of which wait for answers that
 * must come in time.
 */
module.exports = class extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    return [...sorted.filter((test) => !isLast(test)), ...sorted.filter(isLast)];
  }
};

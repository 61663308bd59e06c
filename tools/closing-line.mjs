import { readFileSync } from 'node:fs';

const [report, code] = process.argv.slice(2);

const counted = () => {
  try {
    const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(report, 'utf8'));
    return { passed: numPassedTests, failed: Math.max(numFailedTests, numFailedTestSuites > 0 ? 1 : 0) };
  } catch {
    return { passed: 0, failed: 0 };
  }
};

const { passed, failed } = counted();
const failedElsewhere = code !== '0' && failed === 0 ? 1 : 0;
if (failedElsewhere > 0) console.log('A check before or after the tests failed; see above');
console.log(`${passed} passed, ${failed + failedElsewhere} failed`);
process.exitCode = failed + failedElsewhere > 0 || passed === 0 ? 1 : 0;

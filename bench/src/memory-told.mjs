import { isMainThread } from 'node:worker_threads';

// Loaded before a program: tells at its end how much memory and processor time it had, as its last line of errors.
process.on('exit', () => {
  // What a thread has is what its process has.
  if (!isMainThread) return;
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  process.stderr.write(
    `${JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1000, MB: maxRSS / 1024 })}\n`,
  );
});

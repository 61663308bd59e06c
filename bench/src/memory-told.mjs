// Loaded before a program: tells at its end how much memory and processor time it had, as its last line of errors.
process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  process.stderr.write(
    `${JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1000, MB: maxRSS / 1024 })}\n`,
  );
});

/** The words of a line as a shell takes them: double quotes keep words together. */
export const shellWords = (line: string): readonly string[] =>
  [...line.matchAll(/"([^"]*)"|(\S+)/gu)].map(([, quoted, plain]) => quoted ?? plain ?? '');

/** The names of the commands that a help text lists, without help itself. */
export const commandsIn = (help: string): readonly string[] =>
  (/^Commands:\n((?: {2}.*\n)*)/mu.exec(help)?.[1] ?? '')
    .split('\n')
    .flatMap((line) => /^ {2}([a-z-]+)/u.exec(line)?.[1] ?? [])
    .filter((name) => name !== 'help');

/** The examples that a help text gives, each without the name of the program. */
export const examplesIn = (help: string): readonly string[] =>
  [...help.matchAll(/^ {2}\$ plan-ledger (.+)$/gmu)].map(([, example]) => example ?? '');

import type { Command } from 'commander';
import * as E from 'fp-ts/lib/Either.js';

import type { CliFault } from './fault.js';

/** The shells that can be helped to complete. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const;

interface Word {
  readonly path: readonly string[];
  readonly words: readonly string[];
}

const wordsOf = (command: Command, path: readonly string[] = []): readonly Word[] => [
  {
    path,
    words: [
      ...command.commands.map((child) => child.name()),
      ...command.options.flatMap(({ long }) => (long === undefined ? [] : [long])),
    ],
  },
  ...command.commands.flatMap((child) => wordsOf(child, [...path, child.name()])),
];

const bash = (words: readonly Word[]): string => `# plan-ledger: completion for bash
_plan_ledger() {
  local path="" word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$word" in -*) ;; *) path="$path $word" ;; esac
  done
  local words=""
  case "\${path# }" in
${words
  .map(
    ({ path, words: list }) =>
      `    "${path.join(' ')}"${path.length > 0 ? ` | "${path.join(' ')} "*` : ''}) words="${list.join(' ')}" ;;`,
  )
  .reverse()
  .join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}"))
  [ \${#COMPREPLY[@]} -gt 0 ] || COMPREPLY=($(compgen -f -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -F _plan_ledger plan-ledger
`;

const zsh = (words: readonly Word[]): string =>
  `# plan-ledger: completion for zsh\nautoload -U +X bashcompinit && bashcompinit\n${bash(words)}`;

const fish = (words: readonly Word[]): string =>
  [
    '# plan-ledger: completion for fish',
    ...words.flatMap(({ path, words: list }) =>
      list.map((word) => {
        const when =
          path.length === 0 ? '__fish_use_subcommand' : `__fish_seen_subcommand_from ${path.at(-1) ?? ''}`;
        return word.startsWith('--')
          ? `complete -c plan-ledger -n '${when}' -l ${word.slice(2)}`
          : `complete -c plan-ledger -f -n '${when}' -a ${word}`;
      }),
    ),
    '',
  ].join('\n');

/** A script that completes commands and options in a shell. */
export const completionScript = (program: Command, shell: string): E.Either<CliFault, string> => {
  const words = wordsOf(program);
  switch (shell) {
    case 'bash':
      return E.right(bash(words));
    case 'zsh':
      return E.right(zsh(words));
    case 'fish':
      return E.right(fish(words));
    default:
      return E.left({
        _tag: 'Usage',
        message: `Found shell ${JSON.stringify(shell)}; wanted one of ${SHELLS.join(', ')}`,
      });
  }
};

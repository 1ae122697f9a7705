import type { Values } from '../kit/flags.js';
import { PROFILES, type Words } from './words.js';

/** A script for bash 3.2 and later. */
export function bashCompletion(all: readonly Words[]): string {
  return `_sallyport() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" path="" words="" index
  for ((index = 1; index < COMP_CWORD; index++)); do
    case "$path/\${COMP_WORDS[index]}" in
${all
  .filter(({ path }) => path !== '')
  .map(step)
  .join('')}    esac
  done
  case "$path $previous" in
${all.flatMap(choices).join('')}    *" -P"|*" --profile") words="$(${PROFILES})" ;;
    *)
      case "$path" in
${all.map(words).join('')}      esac ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
  [[ \${COMPREPLY[0]} == *= ]] && compopt -o nospace 2>/dev/null
  return 0
}
complete -o default -F _sallyport sallyport
`;
}

function step({ path, spellings }: Words): string {
  const parent = path.slice(0, path.lastIndexOf('/'));
  return `      ${spellings.map((each) => `${parent}/${each}`).join('|')}) path=${path} ;;\n`;
}

function words({ path, commands, flags, values }: Words): string {
  const all = [...commands.map(({ name }) => name), ...(values === undefined ? [] : [written(values)])];
  return `        "${path}") words="${[...all, ...flags.map(({ long }) => long)].join(' ')}" ;;\n`;
}

function choices({ path, flags }: Words): readonly string[] {
  return flags.flatMap(({ long, short, values }) => {
    // All commands have that of profiles.
    if (values === undefined || values === 'profiles') return [];
    const names = short === undefined ? [long] : [long, short];
    return `    ${names.map((name) => `"${path} ${name}"`).join('|')}) words="${written(values)}" ;;\n`;
  });
}

function written(values: Values): string {
  return values === 'profiles' ? `$(${PROFILES})` : values.join(' ');
}

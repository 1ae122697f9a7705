import type { Values } from '../kit/flags.js';
import { PROFILES, type Words } from './words.js';

/** A script for zsh 5, to be sourced or put on the `fpath`. There it is run for the first time by what it completes. */
export function zshCompletion(all: readonly Words[]): string {
  return `#compdef sallyport
_sallyport() {
  local node="" previous="\${words[CURRENT-1]}" index
  local -a found
  for ((index = 2; index < CURRENT; index++)); do
    case "$node/\${words[index]}" in
${all
  .filter(({ path }) => path !== '')
  .map(step)
  .join('')}    esac
  done
  case "$node $previous" in
${all.flatMap(choices).join('')}    *" -P"|*" --profile") found=(\${(f)"$(${PROFILES})"}) ;;
    *)
      case "$node" in
${all.map(words).join('')}      esac
      _describe -t commands sallyport found
      return ;;
  esac
  # What ends with = goes on.
  compadd -S '' -- \${(M)found:#*=}
  compadd -- \${found:#*=}
}
if [ "\${funcstack[1]}" = "_sallyport" ]; then
  _sallyport "$@"
else
  compdef _sallyport sallyport
fi
`;
}

function step({ path, spellings }: Words): string {
  const parent = path.slice(0, path.lastIndexOf('/'));
  return `      ${spellings.map((each) => `${parent}/${each}`).join('|')}) node=${path} ;;\n`;
}

function words({ path, commands, flags, values }: Words): string {
  const described = [
    ...commands,
    ...flags.map(({ long, summary }) => ({ name: long, summary })),
    ...(values === undefined || values === 'profiles' ? [] : values.map((name) => ({ name, summary: '' }))),
  ].map(({ name, summary }) => quoted(`${escaped(name)}${summary === '' ? '' : `:${summary}`}`));
  const profiles = values === 'profiles' ? ` \${(f)"$(${PROFILES})"}` : '';
  return `        "${path}") found=(${described.join(' ')}${profiles}) ;;\n`;
}

function choices({ path, flags }: Words): readonly string[] {
  return flags.flatMap(({ long, short, values, takesValue, takesFile }) => {
    // All commands have that of profiles.
    if (!takesValue || values === 'profiles') return [];
    const names = short === undefined ? [long] : [long, short];
    const pattern = names.map((name) => `"${path} ${name}"`).join('|');
    const files = takesFile ? [`_files${values === undefined ? '; return' : ''}`] : [];
    const found = values === undefined ? [] : [`found=(${list(values)})`];
    return `    ${pattern}) ${[...found, ...files].join('; ')} ;;\n`;
  });
}

function list(values: Exclude<Values, 'profiles'>): string {
  return values.map(quoted).join(' ');
}

/** A colon ends the name. */
function escaped(name: string): string {
  return name.replaceAll(':', '\\:');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

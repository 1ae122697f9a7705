import { type FlagWords, PROFILES, type Words } from './words.js';

/** A script for fish 3 and later. */
export function fishCompletion(all: readonly Words[]): string {
  return `function __sallyport_path
  set -l path ""
  for word in (commandline -opc)[2..-1]
    switch "$path/$word"
${all
  .filter(({ path }) => path !== '')
  .map(step)
  .join('')}    end
  end
  test "$path" = "$argv[1]"
end
complete -c sallyport -f
${all.flatMap((words) => [...commands(words), ...values(words), ...words.flags.map((flag) => flagLine(words, flag))]).join('')}`;
}

function step({ path, spellings }: Words): string {
  const parent = path.slice(0, path.lastIndexOf('/'));
  return `      case ${spellings.map((each) => `${parent}/${each}`).join(' ')}\n        set path ${path}\n`;
}

function commands({ path, commands: all }: Words): readonly string[] {
  return all.map(({ name, summary }) => `${at(path)} -a ${name} -d ${quoted(summary)}\n`);
}

function values({ path, values: own }: Words): readonly string[] {
  return own === undefined ? [] : [`${at(path)} -a ${listed(own)}\n`];
}

function flagLine(
  { path }: Words,
  { long, short, summary, values: own, takesValue, takesFile }: FlagWords,
): string {
  const written = `-l ${long.slice(2)}${short === undefined ? '' : ` -s ${short.slice(1)}`}`;
  const needs = takesFile ? ' -r -F' : takesValue ? ' -x' : '';
  const takes = `${needs}${own === undefined ? '' : ` -a ${listed(own)}`}`;
  return `${at(path)} ${written}${takes} -d ${quoted(summary)}\n`;
}

function at(path: string): string {
  return `complete -c sallyport -n '__sallyport_path "${path}"'`;
}

function listed(all: readonly string[] | 'profiles'): string {
  return quoted(all === 'profiles' ? `(${PROFILES})` : all.join(' '));
}

function quoted(text: string): string {
  return `'${text.replace(/['\\]/g, '\\$&')}'`;
}

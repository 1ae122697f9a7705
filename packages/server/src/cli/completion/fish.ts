import type { Words } from './words.js';

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
${all.flatMap((words) => [...commands(words, all), ...flags(words)]).join('')}`;
}

function step({ path, spellings }: Words): string {
  const parent = path.slice(0, path.lastIndexOf('/'));
  return `      case ${spellings.map((each) => `${parent}/${each}`).join(' ')}\n        set path ${path}\n`;
}

function commands({ path, commands: names }: Words, all: readonly Words[]): readonly string[] {
  return names.map((name) => {
    const summary = all.find((words) => words.path === `${path}/${name}`)?.summary ?? '';
    return `complete -c sallyport -n '__sallyport_path "${path}"' -a ${name} -d ${quoted(summary)}\n`;
  });
}

function flags({ path, flags: names, choices }: Words): readonly string[] {
  return names.map((name) => {
    const values = choices.find((set) => set.flags.includes(name))?.values;
    const takes = values === undefined ? '' : ` -x -a ${quoted(values.join(' '))}`;
    return `complete -c sallyport -n '__sallyport_path "${path}"' -l ${name.replace(/^--/, '')}${takes}\n`;
  });
}

function quoted(text: string): string {
  return `'${text.replace(/['\\]/g, '\\$&')}'`;
}

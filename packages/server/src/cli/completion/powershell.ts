import type { Values } from '../kit/flags.js';
import type { Words } from './words.js';

const PROFILES = '(sallyport config list 2>$null | Select-Object -Skip 1)';

/** A script for PowerShell 5 and later. Names are compared with their case: two of them may differ in it alone. */
export function powershellCompletion(all: readonly Words[]): string {
  return `Register-ArgumentCompleter -Native -CommandName sallyport -ScriptBlock {
  param($current, $line, $position)
  $words = @($line.CommandElements | Select-Object -Skip 1 | ForEach-Object { $_.ToString() })
  if ($current -ne '') { $words = @($words | Select-Object -SkipLast 1) }
  $previous = if ($words.Count -gt 0) { $words[-1] } else { '' }
  $node = ''
  foreach ($word in $words) {
    switch -CaseSensitive -Exact ("$node/$word") {
${all
  .filter(({ path }) => path !== '')
  .flatMap(steps)
  .join('')}    }
  }
  $found = $null
  if ($previous -ceq '-P' -or $previous -ceq '--profile') { $found = ${PROFILES} }
  switch -CaseSensitive -Exact ("$node $previous") {
${all.flatMap(choices).join('')}  }
  if ($null -eq $found) {
    switch -CaseSensitive -Exact ($node) {
${all.map(words).join('')}    }
  }
  $found | Where-Object { $_ -clike "$current*" } | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
  }
}
`;
}

function steps({ path, spellings }: Words): readonly string[] {
  const parent = path.slice(0, path.lastIndexOf('/'));
  return spellings.map((each) => `      '${parent}/${each}' { $node = '${path}'; break }\n`);
}

function words({ path, commands, flags, values }: Words): string {
  const names = [...commands.map(({ name }) => name), ...flags.map(({ long }) => long)];
  const more = values === undefined ? '' : ` + @(${listed(values)})`;
  return `      '${path}' { $found = @(${names.map(quoted).join(', ')})${more}; break }\n`;
}

function choices({ path, flags }: Words): readonly string[] {
  return flags.flatMap(({ long, short, values }) => {
    if (values === undefined || values === 'profiles') return [];
    return [long, ...(short === undefined ? [] : [short])].map(
      (name) => `    '${path} ${name}' { $found = @(${listed(values)}); break }\n`,
    );
  });
}

function listed(values: Values): string {
  return values === 'profiles' ? PROFILES : values.map(quoted).join(', ');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

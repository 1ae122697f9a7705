import { fileVariableOf } from '../config/secret-files.js';
import { settings } from '../config/settings.js';
import { code, page, table } from './markdown.js';

/** docs/reference/configuration.md, from the table of settings. */
export function configurationPage(): string {
  return page(
    '# Configuration',
    `\`sallyport start\` runs without any setting. Each one can be given as an environment variable or as a flag; the flag
wins, and an empty environment variable counts as not set. A wrong value stops the start with a message that names the
setting and what it takes.`,
    `\`\`\`sh
SALLYPORT_PORT=9090 sallyport start --log-level debug
\`\`\``,
    table(
      ['Environment variable', 'Flag', 'Value', 'Default', 'Meaning'],
      Object.values(settings).map((setting) => [
        code(setting.env),
        code(setting.flag),
        setting.form,
        setting.default ? code(setting.default) : 'none',
        setting.description,
      ]),
    ),
    `Keep secrets (\`${settings.masterKey.env}\`, the passwords in \`${settings.databaseUrl.env}\` and \`${settings.smtpUrl.env}\`) in the environment or in
files: the flags of a process can be read by other users of the machine. \`${fileVariableOf(settings.masterKey)}\`,
\`${fileVariableOf(settings.databaseUrl)}\` and \`${fileVariableOf(settings.smtpUrl)}\` name a file that holds the value; set one of the two.`,
  );
}

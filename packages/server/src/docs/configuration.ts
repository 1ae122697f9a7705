import { fileVariableOf } from '../config/secret-files.js';
import { settings } from '../config/settings.js';
import { code, page, table } from './markdown.js';

/** docs/reference/configuration.md, from the table of settings. */
export function configurationPage(): string {
  return page(
    '# Configuration',
    `\`sallyport start\` needs no settings. Each setting is an environment variable or a flag. If both are given, the flag wins. An empty
environment variable counts as not set. With an invalid value the server does not start; the error names the setting and the allowed values.`,
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
    `Put secrets (\`${settings.masterKey.env}\`, the passwords in \`${settings.databaseUrl.env}\` and \`${settings.smtpUrl.env}\`) into the environment or into
files: other users of the machine can read flags. \`${fileVariableOf(settings.masterKey)}\`,
\`${fileVariableOf(settings.databaseUrl)}\` and \`${fileVariableOf(settings.smtpUrl)}\` name a file with the value; do not set both.`,
  );
}

import { fromEnvironment } from './secret-files.js';
import type { Setting } from './setting.js';
import { SettingError } from './setting-error.js';
import { type SettingName, type Settings, settings } from './settings.js';

/** Reads the settings from flags (by setting name) and environment. Throws SettingError for the first wrong one. */
export function readSettings(
  flags: Readonly<Partial<Record<SettingName, string>>>,
  environment: Readonly<Record<string, string | undefined>>,
): Settings {
  const values: Record<string, unknown> = {};
  for (const [name, definition] of Object.entries(settings) as [SettingName, Setting<unknown>][]) {
    const flag = flags[name];
    const given =
      flag === undefined ? fromEnvironment(definition, environment) : { text: flag, source: definition.flag };
    const { source, text = definition.default } = given;
    try {
      values[name] = text === undefined ? undefined : definition.parse(text);
    } catch (error) {
      if (error instanceof SettingError) throw new SettingError(`${source}: ${error.message}`);
      throw error;
    }
  }
  const read = values as Settings;
  if ((read.tlsCert === undefined) !== (read.tlsKey === undefined))
    throw new SettingError('SALLYPORT_TLS_CERT and SALLYPORT_TLS_KEY: set both, or neither');
  if (read.tls !== undefined && read.tlsCert !== undefined)
    throw new SettingError('SALLYPORT_TLS: self-signed and SALLYPORT_TLS_CERT cannot be used together');
  if ((read.smtpUrl === undefined) !== (read.mailFrom === undefined))
    throw new SettingError('SALLYPORT_SMTP_URL and SALLYPORT_MAIL_FROM: set both, or neither');
  if (read.clientAddressFrom === 'proxy-protocol' && read.trustedProxies.length === 0)
    throw new SettingError('SALLYPORT_CLIENT_ADDRESS_FROM: proxy-protocol needs SALLYPORT_TRUSTED_PROXIES');
  return read;
}

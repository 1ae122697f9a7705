import { SettingError } from '../config/setting-error.js';
import type { Settings } from '../config/settings.js';
import { isLoopbackName } from '../domain/host-names.js';
import { type CallTarget, firstCalls } from '../http/setup/first-calls.js';
import { demo } from '../seed/demo-seed.js';

/**
 * Refuses a demo that others could reach, or whose data would stay: everybody knows its keys. Throws SettingError that says
 * what to leave out.
 */
export function requireDemoIsPrivate(
  settings: Pick<Settings, 'host' | 'publicUrl' | 'trustedProxies' | 'seedFile'>,
  { isEphemeral, hasBootstrap }: { isEphemeral: boolean; hasBootstrap: boolean },
): void {
  const because = 'everybody knows the keys of the demo';
  const { host, publicUrl, trustedProxies, seedFile } = settings;
  if (!isEphemeral)
    throw new SettingError(
      `--demo needs --ephemeral: ${because}, so nothing of it may stay. Run "sallyport start --ephemeral --demo", or leave out --demo to get keys of your own`,
    );
  if (!isLoopbackName(host))
    throw new SettingError(
      `--demo and --host ${host} cannot be used together: ${because}, so it only listens on this machine. Leave out --host and SALLYPORT_HOST`,
    );
  if (publicUrl !== undefined || trustedProxies.length > 0)
    throw new SettingError(
      `--demo cannot run behind a proxy: ${because}. Leave out SALLYPORT_PUBLIC_URL and SALLYPORT_TRUSTED_PROXIES`,
    );
  if (seedFile !== undefined)
    throw new SettingError(
      '--demo and --seed cannot be used together: both say what there is. Leave out one of them',
    );
  if (!hasBootstrap)
    throw new SettingError('--demo and --no-bootstrap cannot be used together. Leave out one of them');
}

/** What a person at a terminal reads when the demo is ready. */
export function demoAnnouncement(target: CallTarget): string {
  const calls = firstCalls(target, { orgId: demo.orgId, user: `${demo.publicKey}:${demo.privateKey}` });
  return `Everything is kept in memory, and is gone when you press Ctrl-C. These keys are the same in every demo:

  Organization   ${demo.orgId}
  Project        ${demo.groupId}
  Owner          ${demo.username}
  Password       ${demo.password}
  Public key     ${demo.publicKey}
  Private key    ${demo.privateKey}
  Client ID      ${demo.clientId}
  Client secret  ${demo.clientSecret}

Sign in to the console as the owner:

${target.publicUrl}/sign-in

List the projects:

${calls.listProjects}

Create a project:

${calls.createProject}`;
}

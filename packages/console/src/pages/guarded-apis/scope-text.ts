import type { GuardDefinition, GuardScope } from '../../domain.js';

/** Where the permission of a request is asked, in a few words. */
export function scopeText(scope: GuardScope): string {
  if (scope.kind === 'credential') return 'The organization of the caller';
  const where = scope.from === 'path' ? `the path at {${scope.parameter}}` : `the header ${scope.header}`;
  return `The ${scope.kind} that ${where} names`;
}

type Limit = NonNullable<GuardDefinition['limits']['credential']>;

const UNITS: Readonly<Record<number, string>> = { 1: 'second', 60: 'minute', 3600: 'hour', 86400: 'day' };

/** `600 per minute`. */
export function limitText({ count, perSeconds }: Limit): string {
  return `${count.toLocaleString()} per ${UNITS[perSeconds] ?? `${perSeconds} seconds`}`;
}

export function limitTexts({ credential, project }: GuardDefinition['limits']): readonly string[] {
  return [
    ...(credential ? [`${limitText(credential)} for each credential`] : []),
    ...(project ? [`${limitText(project)} for each project`] : []),
  ];
}

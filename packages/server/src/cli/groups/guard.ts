import type { CommandGroup } from '../kit/command.js';

/** The commands about guarded APIs. */
export const guard: CommandGroup = {
  name: 'guard',
  summary: "Guard HTTP APIs of one's own: their definitions, versions and gates.",
  // Most commands need nothing of what reads definitions.
  commands: async () => {
    const [{ definitionCommands }, { apiCommands }, { snippet }, { gates }, { proxy }, { doctor }] =
      await Promise.all([
        import('./guard-definitions.js'),
        import('./guard-apis.js'),
        import('./guard-snippet.js'),
        import('./guard-gates.js'),
        import('./guard-proxy.js'),
        import('./guard-doctor.js'),
      ]);
    return [...definitionCommands, ...apiCommands, snippet, gates, proxy, doctor];
  },
};

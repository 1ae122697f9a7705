import { runNodeTests } from '../../scripts/clients/node.mjs';

export const suite = {
  title: 'PowerShell: the requests of Invoke-RestMethod, byte for byte (a replay)',
  when: 'release',
  programs: [],
  server: { settings: { SALLYPORT_RATE_LIMIT_SCALE: 'off' } },
  run: ({ server, directory, say }) => runNodeTests({ directory, env: server.env }, say),
};

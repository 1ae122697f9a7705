import { runNodeTests } from '../../scripts/clients/node.mjs';
import { environmentOf, python, runPytest } from '../../scripts/clients/python.mjs';
import { addResults } from '../../scripts/clients/results.mjs';
import { capture, ROOT } from '../../scripts/run.mjs';
import { debianProxies } from '../proxies/proxies.mjs';
import { startGuardedTools } from './guarded-tools.mjs';

const openssl = {
  name: 'openssl',
  packages: ['openssl'],
  isThere: () => capture('openssl', ['version']).status === 0,
};

export const suite = {
  title: 'An MCP server behind nginx, with MCP clients',
  when: 'every change',
  programs: [python, openssl, debianProxies.nginx.program],
  server: { args: ['--guard-listen', '127.0.0.1:0'], settings: { SALLYPORT_RATE_LIMIT_SCALE: 'off' } },
  async run({ server, directory, say }) {
    const python3 = await environmentOf(`${ROOT}clients/mcp/`, say);
    const tools = await startGuardedTools({ server, python3 });
    try {
      const env = {
        ...server.env,
        MCP_URL: tools.url,
        OLDER_MCP_URL: tools.olderUrl,
        NODE_EXTRA_CA_CERTS: tools.caFile,
      };
      const javascript = await runNodeTests({ directory, env }, say);
      return addResults([javascript, await runPytest(python3, { cwd: directory, env }, say)]);
    } finally {
      await tools.stop();
    }
  },
};

import { runNodeTests } from '../../scripts/clients/node.mjs';
import { environmentOf, python, runPytest } from '../../scripts/clients/python.mjs';
import { addResults } from '../../scripts/clients/results.mjs';
import { startGuardedMcpServer } from './guarded-server.mjs';

export const suite = {
  title: 'MCP clients: @modelcontextprotocol/sdk, @modelcontextprotocol/client, Python mcp',
  when: 'every change',
  programs: [python],
  server: { settings: { SALLYPORT_RATE_LIMIT_SCALE: 'off' } },
  async run({ server, directory, say }) {
    const mcp = await startGuardedMcpServer(server.env);
    const env = { ...server.env, MCP_URL: mcp.url };
    try {
      const javascript = await runNodeTests({ directory, env }, say);
      const python3 = await environmentOf(directory, say);
      return addResults([javascript, await runPytest(python3, { cwd: directory, env }, say)]);
    } finally {
      await mcp.stop();
    }
  },
};

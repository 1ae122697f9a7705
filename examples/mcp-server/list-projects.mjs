// Lists organizations and projects through the MongoDB MCP server. README.md says what it needs.
import { startMcpSession } from './mcp-session.mjs';

const session = await startMcpSession({
  url: setting('SALLYPORT_URL'),
  caFile: setting('SALLYPORT_CA_FILE'),
  clientId: setting('CLIENT_ID'),
  clientSecret: setting('CLIENT_SECRET'),
});
try {
  const { organizations } = await session.callTool('atlas-list-orgs');
  for (const { id, name } of organizations) {
    console.log(`organization ${id} ${name}`);
    const { projects } = await session.callTool('atlas-list-projects', { orgId: id });
    for (const project of projects) console.log(`  project ${project.id} ${project.name}`);
  }
} finally {
  await session.close();
}

function setting(name) {
  const value = process.env[name];
  if (!value) throw new Error(`Set ${name} in the environment`);
  return value.replace(/\/+$/, '');
}

// Our server in a process of its own; the parent sets SALLYPORT_* and ends it with SIGTERM. Says where it listens, for gates too, as JSON.
import { readSettings } from '../packages/server/build/config/read-settings.js';
import { createLog, startServer } from '../packages/server/build/start-server.js';

const settings = readSettings({}, process.env);
const server = await startServer({ settings, log: createLog(settings.logLevel) });
console.log(JSON.stringify({ url: server.url, guardUrl: server.guardUrl }));
process.on('SIGTERM', () => server.stop().then(() => process.exit(0)));

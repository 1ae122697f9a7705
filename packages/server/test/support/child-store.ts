import { openStore } from '../../src/store/store.js';
import { ABOUT_ALL } from '../../src/store/subjects.js';
import { addOrganization } from './rows.js';

/**
 * Run as a process of its own: opens the SQLite store in the directory argv[2] and writes the organizations named by
 * argv[3] (`prefix`) and argv[4] (how many), printing each name when its write is acknowledged.
 */
const [, , dataDir = '', prefix = '', count = '1'] = process.argv;
const store = await openStore({ dataDir, now: Date.now });
process.stdout.write(`migrated ${store.migrationsApplied.length}\n`);
for (let number = 0; number < Number(count); number++) {
  const subject = `${prefix}${number}`;
  await store.write(ABOUT_ALL, async (write) => {
    write.withoutEvent('test');
    await addOrganization(write.database, subject);
    write.changed({ kind: 'organization', subject });
  });
  process.stdout.write(`${subject}\n`);
}
await store.close();

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { CommandError } from '../command-error.js';
import { defineCommand } from '../kit/command.js';
import { openProfileFile } from '../profiles/profile-file.js';

/** Opens the file of profiles in the editor of the person. */
export const editProfiles = defineCommand({
  name: 'edit',
  summary: 'Open the profile file in the editor of VISUAL or EDITOR.',
  examples: [{ text: 'Edit the profiles', line: 'config edit' }],
  run({ profiles, environment }) {
    if (!existsSync(profiles.path))
      throw new CommandError('there are no profiles yet: run "sallyport auth login" to make one');
    const fallback = process.platform === 'win32' ? 'notepad' : 'vi';
    const editor = environment.VISUAL || environment.EDITOR || fallback;
    // It may have flags, as in "code --wait".
    const [program = '', ...args] = editor.split(' ').filter(Boolean);
    const { error, status } = spawnSync(program, [...args, profiles.path], {
      stdio: 'inherit',
      env: environment,
    });
    if (error !== undefined)
      throw new CommandError(
        `the editor ${editor} cannot be run: ${error.message}. Set EDITOR to another one`,
      );
    if (status !== 0) throw new CommandError(`the editor ${editor} ended with status ${status}`);
    // Says at once what the next command would stumble over.
    openProfileFile(environment).names();
  },
});

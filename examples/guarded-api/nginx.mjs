// nginx with a configuration that `sallyport guard snippet nginx` printed: as whoever starts it, and with all its files in one folder.
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';

/** Debian has nginx where the shells of people do not look. */
export const NGINX_PATH = `${process.env.PATH}:/usr/sbin`;

export const isNginxThere = () =>
  spawnSync('nginx', ['-v'], { env: { ...process.env, PATH: NGINX_PATH } }).status === 0;

/**
 * What starts it with that file of the folder. An installation has the file in /etc/nginx/conf.d, and in nginx.conf the rest of what is
 * written here.
 */
export function nginxArguments(folder, file) {
  const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  );
  writeFileSync(
    `${folder}/main.conf`,
    `daemon off;
pid ${folder}/pid;
error_log stderr;
events {}
http { access_log off; ${places.join(' ')} include ${folder}/${file}; }
`,
  );
  return ['-e', 'stderr', '-c', `${folder}/main.conf`];
}

/** Whether it takes calls: its pid is written when it has its port. */
export const isNginxReady = (folder) => existsSync(`${folder}/pid`);

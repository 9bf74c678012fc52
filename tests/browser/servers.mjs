// nginx and Apache, each started without privileges on a free port, with the lines that our settings tell an administrator to write.
import { spawn } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { get as request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dist } from './support.mjs';

const NOBODY = process.getuid() === 0 ? { uid: 65534, gid: 65534 } : {};
const MODULES = '/usr/lib/apache2/modules';

const free = () => new Promise((done) => {
  const server = createServer().listen(0, '127.0.0.1', () => { const { port } = server.address(); server.close(() => done(port)); });
});

/** The lines of an example in a comment of a settings file, with this folder, path and address in place of the example's. */
function told(file, folder, path, port) {
  const lines = readFileSync(file, 'utf8').split('\n').filter((line) => line.startsWith('#   ')).map((line) => line.slice(4));
  // Without a path there is nothing to lead to, and the folder is the server's own.
  const fit = path ? lines : lines.filter((line) => !/return 301/.test(line)).map((line) => line.replace(/^Alias .*/, 'DocumentRoot "/srv/case-review"'));
  return fit.join('\n').replaceAll('/srv/case-review', '/SRV').replaceAll('/case-review', path).replaceAll('/SRV', folder).replace('listen 8080', `listen 127.0.0.1:${port}`);
}

const nginx = ({ folder, path, work, port, brotli }) => {
  const module = '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so';
  const lines = told(join(folder, 'hosting/nginx.conf'), folder, path, port);
  writeFileSync(join(work, 'nginx.conf'), [
    brotli ? `load_module ${module};` : '', `daemon off; pid ${work}/pid; error_log ${work}/log; worker_processes 1; events { }`,
    `http { include /etc/nginx/mime.types; default_type application/octet-stream;`,
    ...['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${work}/${name};`),
    brotli ? lines.replace(/include .*\/nginx\.conf;/, '$& brotli_static on;') : lines, '}',
  ].join('\n'));
  return ['/usr/sbin/nginx', ['-e', join(work, 'log'), '-p', work, '-c', join(work, 'nginx.conf')]];
};

// Compresses by itself and has a header of its own, as many do: neither may come on top of ours.
const apache = ({ folder, path, work, port, htaccess }) => {
  const modules = ['mpm_event', 'authz_core', 'alias', 'dir', 'env', 'mime', 'headers', 'rewrite', 'filter', 'deflate', 'brotli'];
  const lines = told(join(folder, 'hosting/apache.conf'), folder, path, port);
  if (htaccess) cpSync(join(folder, 'hosting/apache.conf'), join(folder, '.htaccess'));
  writeFileSync(join(work, 'apache.conf'), [
    `ServerRoot "${work}"`, `ServerName localhost`, `Listen 127.0.0.1:${port}`, `PidFile "${work}/pid"`, `ErrorLog "${work}/log"`, `Mutex file:${work}`,
    ...modules.map((name) => `LoadModule ${name}_module ${MODULES}/mod_${name}.so`),
    'TypesConfig /etc/mime.types', 'AddOutputFilterByType BROTLI_COMPRESS;DEFLATE text/html text/plain text/javascript application/wasm',
    'Header set X-Frame-Options SAMEORIGIN', 'Header set Cache-Control max-age=60',
    htaccess ? lines.replace(/Include .*/, 'AllowOverride FileInfo') : lines,
  ].join('\n'));
  return ['/usr/sbin/apache2', ['-DFOREGROUND', '-f', join(work, 'apache.conf')]];
};

/** What a server answers, as it came: nothing is decompressed or followed. `raw` has a header as often as it was sent. */
export const get = (url, headers = {}) => new Promise((done, fail) => {
  request(url, { headers, agent: false }, (answer) => {
    const chunks = [];
    answer.on('data', (chunk) => chunks.push(chunk)).on('end', () => done({ status: answer.statusCode, headers: answer.headers, raw: answer.rawHeaders, body: Buffer.concat(chunks) }));
  }).on('error', fail);
});

/** Starts one of them with a copy of the build, which `change(folder)` may alter first. */
export async function start(kind, { path = '', change = () => {}, ...options } = {}) {
  const program = { nginx, apache }[kind];
  const work = mkdtempSync(join(tmpdir(), 'case-review-server-'));
  const folder = join(work, 'guide');
  cpSync(dist, folder, { recursive: true });
  change(folder);
  const port = await free();
  const [command, parameters] = program({ folder, path, work, port, ...options });
  if (!existsSync(command)) throw new Error(`${command} is not installed: .ci/browsers installs it`);
  mkdirSync(join(work, 'logs'));
  chmodSync(work, 0o755);
  if (NOBODY.uid) for (const name of ['', ...readdirSync(work)]) chownSync(join(work, name), NOBODY.uid, NOBODY.gid);
  const server = spawn(command, parameters, { stdio: ['ignore', 'ignore', 'pipe'], ...NOBODY });
  let said = '';
  server.stderr.on('data', (text) => { said += text; });
  const ended = new Promise((done) => server.once('exit', done));
  const close = async () => { server.kill('SIGTERM'); await ended; rmSync(work, { recursive: true, force: true }); };
  const url = `http://127.0.0.1:${port}${path}/`;
  for (let tries = 0; !(await get(url).catch(() => null)); tries++) {
    const log = existsSync(join(work, 'log')) ? readFileSync(join(work, 'log'), 'utf8') : '';
    if (tries > 100 || server.exitCode !== null) { await close(); throw new Error(`${kind} does not start: ${said}${log}`); }
    await new Promise((done) => setTimeout(done, 50));
  }
  return { kind, url, path, folder, close };
}

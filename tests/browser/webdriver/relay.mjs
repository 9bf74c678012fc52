// Everything that the browser asks for passes through here: what it asks is told, scripts are put before those of a page, and what a page
// wrote to its console before it went arrives here. Plain HTTP, because a secure context needs no more on a host of `localhost`.
import { createServer, request as ask } from 'node:http';

export const CONSOLE = '/.well-known/console-of-the-suites';

/** `told(url)` for every request, `heard(lines)` for a console. `scripts` go into each page, `routes` may hold back or replace an answer. */
export async function relay({ told, heard, scripts, routes, withoutPolicy }) {
  const server = createServer(async (asked, answer) => {
    const url = new URL(asked.url);
    if (url.pathname === CONSOLE) {
      let text = '';
      for await (const piece of asked) text += piece;
      heard(JSON.parse(text));
      return answer.writeHead(204).end();
    }
    told(url.href);
    const route = routes.findLast(({ pattern }) => pattern.test(url.href));
    if (route) {
      const made = await new Promise((done) => route.handler({ continue: () => done(null), fulfill: done, abort: () => done('abort'), request: () => ({ url: () => url.href }) }));
      if (made === 'abort') return asked.socket.destroy();
      if (made) return answer.writeHead(made.status ?? 200, { 'content-type': made.contentType ?? 'text/html' }).end(made.body ?? '');
    }
    const own = /(^|\.)localhost$/.test(url.hostname);
    if (!own) return answer.writeHead(502).end();
    const onwards = ask({ host: '127.0.0.1', port: url.port || 80, path: url.pathname + url.search, method: asked.method, headers: asked.headers }, async (given) => {
      const pieces = [];
      for await (const piece of given) pieces.push(piece);
      let bytes = Buffer.concat(pieces);
      const headers = { ...given.headers };
      if (/^text\/html/.test(headers['content-type']) && bytes.length) {
        let html = bytes.toString('utf8');
        if (withoutPolicy) html = html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/i, '');
        const first = scripts().map((script) => `<script>document.currentScript.remove();${script.replaceAll('</script', '<\\/script')}</script>`).join('');
        // Before the policy, which would refuse it.
        bytes = Buffer.from(html.replace(/<head>|$/, `$&${first.replaceAll('$', '$$$$')}`));
      }
      delete headers['transfer-encoding'];
      delete headers['content-length'];
      answer.writeHead(given.statusCode, headers).end(bytes);
    });
    onwards.on('error', () => answer.destroy());
    asked.pipe(onwards);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { address: `127.0.0.1:${server.address().port}`, close: () => { server.close(); server.closeAllConnections(); } };
}

// Does the task that stands in the address, and reports.
import { measures } from './measure.mjs';
import { tasks } from './tasks.mjs';

const { session, task, ...settings } = JSON.parse(decodeURIComponent(location.search.slice(1)));
const report = (kind, more = {}) => fetch('/report', { method: 'POST', body: JSON.stringify({ session, kind, task, ...more }) }).catch(() => {});

addEventListener('error', (event) => report('trouble', { error: `${event.message} (${event.filename}:${event.lineno})` }));
addEventListener('unhandledrejection', (event) => report('trouble', { rejection: `${event.reason}` }));
addEventListener('securitypolicyviolation', (event) => report('trouble', { policy: `${event.violatedDirective} ${event.blockedURI}` }));

try {
  globalThis.session = session;
  globalThis.exported = await wasm_bindgen({ module_or_path: 'vault_bg.wasm' });
  await report('done', await { ...tasks, ...measures }[task](settings, report));
} catch (error) {
  report('trouble', { thrown: `${error?.stack ?? error}` });
}

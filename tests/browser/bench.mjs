// Writes ours.json into PEERS: the peers' benchmark configuration with this build as two more columns: from the start page, and straight to the first
// question, under the rules it starts with. The paths carry the same facts as the peers' (`death`: abuse, died; `harm`: abuse, seriously harmed).
//
//   node tests/browser/bench.mjs PEERS PORT      PEERS is a prepared copy of the benchmark’s folder; then, there:
//   node load.mjs --config=ours.json
//
// Serves the build as the benchmark serves its peers, on PORT, until it is stopped: the second column needs an address with a route.
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { dist } from './support.mjs';

const [peers, port] = [resolve(process.argv[2]), Number(process.argv[3])];
const { serve } = await import(pathToFileURL(join(peers, 'lib/server.mjs')));
const server = await serve({ ours: dist }, { port });
server.warm();

const go = (name) => `form:has([data-name="${name}"]) button[type=submit]`;
const say = (name, value) => [`[data-name="${name}"] input[value="${value}"]`, go(name)];
const date = 'form:has(#aware-day) button[type=submit]';
const place = say('where', 'in-area');
const death = [...say('outcome', 'died'), ...say('under-18', 'yes'), ...say('abuse-or-neglect', 'known'), ...place, date];
const harm = [...say('outcome', 'seriously-harmed'), ...say('abuse-or-neglect', 'known'), ...place, date];
const start = '.govuk-button--start';
const again = ['main a[href="#/"]', start];
const ours = { outcome: '#outcome', reset: '.app-clear' };

const config = JSON.parse(readFileSync(join(peers, 'apps.json'), 'utf8'));
config.apps.push(
  { ...ours, name: 'ours', url: `${server.url}/ours/`, ready: `html[data-ready] ${start}`, steps: { death: [start, ...death], harm: [...again, ...harm] } },
  { ...ours, name: 'ours-question', url: `${server.url}/ours/#/check/1`, ready: 'html[data-ready] [data-name="outcome"] input', steps: { death, harm: [...again, ...harm] } },
);
writeFileSync(join(peers, 'ours.json'), JSON.stringify(config));
console.log(`wrote ${join(peers, 'ours.json')}; serving ${server.url}/ours/`);

// What others wrote: the locks against what was agreed to, and the SBOM against the schema of CycloneDX. Each check goes red on a copy with a fault.
import Ajv from 'ajv';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { sbom } from '../../.ci/sbom.mjs';
import { advisories, deny, inventory, npm, rust } from '../../.ci/supply.mjs';

const here = inventory();
const copy = (change) => { const other = structuredClone(here); change(other); return other; };

test('every crate is one that was agreed to', (t) => {
  assert.deepEqual(rust(here), []);
  t.diagnostic(`${here.crates.length} crates, ${here.direct.length} of them named in Cargo.toml`);
});

test('control: a crate that is new, newer, changed or without a word about it', () => {
  const [first] = here.crates;
  const other = { ...first, name: 'left-pad', key: 'left-pad 1.0.0', version: '1.0.0' };
  const expect = (pattern, change) => assert.match(rust(copy(change)).join('\n'), pattern);
  expect(/left-pad 1.0.0 is not in .ci\/supply\/crates.tsv/, ({ crates }) => crates.push(other));
  expect(/aead 9.9.9 is not in .*\n.*no longer true: aead/, ({ crates }) => Object.assign(crates[0], { version: '9.9.9', key: 'aead 9.9.9' }));
  expect(/aead .* is not in .*0{64}/, ({ crates }) => { crates[0].checksum = '0'.repeat(64); });
  expect(/no longer true: aead/, ({ crates }) => crates.shift());
  expect(/has no checksum/, ({ crates }) => { crates[0].checksum = undefined; });
  expect(/aead is named in Cargo.toml, and .* does not say why/, ({ direct }) => direct.push('aead'));
  expect(/csv is named in Cargo.toml, and .* does not say why/, ({ reasons }) => { reasons.csv.review = ''; });
  expect(/speaks of chrono, which Cargo.toml does not name/, (other) => { other.direct = other.direct.filter((name) => name !== 'chrono'); });
});

test('every npm package is bound by its SHA-512, and a lock without one is seen', () => {
  assert.deepEqual(npm(here), []);
  const path = 'node_modules/sass';
  for (const [pattern, change] of [[/no SHA-512/, { integrity: undefined }], [/no SHA-512/, { integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' }], [/not come from the registry/, { resolved: 'https://example.org/sass.tgz' }], [/not come from the registry/, { version: 'git+ssh://example.org/sass' }]])
    assert.match(npm(copy((other) => Object.assign(other.npm[path], change))).join(), pattern);
});

test('cargo-deny: advisories, licences, doubled versions, sources', (t) => {
  const { found, left } = deny();
  assert.deepEqual(found, []);
  assert.match(left.join(), /^RUSTSEC-2024-0436: paste/);
  const { date, count } = advisories();
  assert.match(date, /^20\d\d-\d\d-\d\d$/, 'the day on which they were looked up');
  assert.ok(count > 40, 'there is something to compare with');
  t.diagnostic(`${count} advisories about crates of ${date}`);
});

test('control: cargo-deny finds what is made wrong', () => {
  const settings = readFileSync(new URL('../../.ci/supply/deny.toml', import.meta.url), 'utf8');
  const without = (pattern, put = '') => { assert.match(settings, pattern); return { config: settings.replace(pattern, put) }; };
  const advisory = (name, patched) => ({ made: { 'MADE-UP': `\`\`\`toml\n[advisory]\nid = "RUSTSEC-2026-9999"\npackage = "${name}"\ndate = "2026-01-01"\n\n[versions]\npatched = [${patched}]\n\`\`\`\n\n# Made up\n\nMade up.\n` } });
  const { version } = here.crates.find(({ name }) => name === 'aead');
  const cases = [
    [/^vulnerability aead/, advisory('aead', '')], [/^vulnerability aead/, advisory('aead', '"> 99"')], [null, advisory('aead', `">= ${version}"`)], [null, advisory('left-pad', '')],
    [/^unmaintained paste .*RUSTSEC-2024-0436/, without(/\{ id = "RUSTSEC-2024-0436.*\n/)], [/^advisory-not-detected/, without(/RUSTSEC-2024-0436/, 'RUSTSEC-2017-0004')],
    [/^rejected cssparser/, without(/"MPL-2.0", /)], [/^duplicate syn/, without(/\{ crate = "syn".*\n/)], [/^source-not-allowed/, without(/unknown-registry = "deny"/, '$&\nallow-registry = []')],
  ];
  for (const [expected, given] of cases) {
    const { found } = deny(given);
    if (expected) assert.match(found.join('\n'), new RegExp(expected, 'm'));
    else assert.deepEqual(found, []);
  }
  // One of those that are there, made to speak of the version that is here.
  const real = readFileSync(new URL('../../.ci/supply/advisories/crates/event-listener/RUSTSEC-2026-0221.md', import.meta.url), 'utf8');
  assert.match(deny({ made: { 'event-listener/RUSTSEC-2026-0221': real.replace('>= 5.4.2', '>= 99') } }).found.join(), /^unsound event-listener/);
});

const library = dirname(createRequire(import.meta.url).resolve('@cyclonedx/cyclonedx-library/package.json'));
const schema = (name) => JSON.parse(readFileSync(join(library, `res/schema/${name}.SNAPSHOT.schema.json`), 'utf8'));

test('the SBOM is valid, the same every time, and names what is linked', (t) => {
  const ajv = new Ajv({ strict: false, validateFormats: false });
  for (const name of ['spdx', 'jsf-0.82', 'cryptography-defs']) ajv.addSchema(schema(name), `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json`);
  const valid = ajv.compile(schema('bom-1.6'));
  const made = sbom(here, 'commit');
  assert.ok(valid(made), JSON.stringify(valid.errors));
  assert.deepEqual(made, sbom(inventory(), 'commit'));
  const required = made.components.filter(({ scope }) => scope === 'required');
  assert.deepEqual(required.filter(({ hashes, licenses }) => !hashes || !licenses), [], 'each with a digest and a licence');
  for (const name of ['leptos', 'web-sys', 'aes-gcm', 'argon2', 'govuk-frontend']) assert.ok(required.some((one) => one.name === name), name);
  for (const name of ['scraper', 'toml', 'icalendar']) assert.ok(!required.some((one) => one.name === name && here.crates.find((crate) => crate.name === name).use === 'tests'), name);
  t.diagnostic(`${made.components.length} components, ${required.length} required`);

  const refused = (change) => { const other = structuredClone(made); change(other); return !valid(other); };
  assert.ok(refused(({ components }) => { components[0].scope = 'perhaps'; }));
  assert.ok(refused(({ components }) => { components[0].hashes[0].content = 'none'; }));
  assert.ok(refused((other) => { other.serialNumber = 'urn:uuid:1'; }));
  const newer = copy(({ crates }) => { crates[0].checksum = 'f'.repeat(64); });
  assert.notEqual(sbom(newer, 'commit').serialNumber, made.serialNumber, 'another content has another number');
});

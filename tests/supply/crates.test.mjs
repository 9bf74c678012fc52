// What others wrote: the locks against what was agreed to, and the SBOM against the schema of CycloneDX. Each check goes red on a copy with a fault.
import Ajv from 'ajv';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { sbom } from '../../.ci/sbom.mjs';
import { advised, advisories, allowed, counted, inventory, matches, npm, rust } from '../../.ci/supply.mjs';

const here = inventory();
const copy = (change) => { const other = structuredClone(here); change(other); return other; };

test('every crate is one that was agreed to', (t) => {
  assert.deepEqual(rust(here), []);
  t.diagnostic(`${here.crates.length} crates, ${here.direct.length} of them named in Cargo.toml`);
});

test('control: a crate that is new, newer, changed, from elsewhere or without a word about it', () => {
  const [first] = here.crates;
  const other = { ...first, name: 'left-pad', key: 'left-pad 1.0.0', version: '1.0.0' };
  const expect = (pattern, change) => assert.match(rust(copy(change)).join('\n'), pattern);
  expect(/left-pad 1.0.0 is not in .ci\/supply\/crates.tsv/, ({ crates }) => crates.push(other));
  expect(/aead 9.9.9 is not in .*\n.*no longer true: aead/, ({ crates }) => Object.assign(crates[0], { version: '9.9.9', key: 'aead 9.9.9' }));
  expect(/aead .* is not in .*0{64}/, ({ crates }) => { crates[0].checksum = '0'.repeat(64); });
  expect(/no longer true: aead/, ({ crates }) => crates.shift());
  expect(/aead .*GPL-3.0/, ({ crates }) => { crates[0].licence = 'GPL-3.0-only'; });
  expect(/does not come from crates.io: git/, ({ crates }) => { crates[0].source = 'git+https://example.org/aead'; });
  expect(/has no checksum/, ({ crates }) => { crates[0].checksum = undefined; });
  expect(/aead is there in two versions/, ({ crates }) => crates.push({ ...first, version: '0.4.0', key: 'aead 0.4.0' }));
  expect(/aead is named in Cargo.toml, and .* does not say why/, ({ direct }) => direct.push('aead'));
  expect(/csv lacks why/, ({ policy }) => { policy.direct.csv.review = ''; });
  expect(/speaks of chrono, which no longer is named/, (other) => { other.direct = other.direct.filter((name) => name !== 'chrono'); });
  expect(/Cargo.lock has/, (other) => { other.locked += 1; });
});

test('licences are read as they are written', () => {
  const list = ['MIT', 'Unicode-3.0'];
  const cases = { MIT: true, 'GPL-2.0 OR MIT': true, 'GPL-2.0/MIT': true, '(MIT OR Apache-2.0) AND Unicode-3.0': true, 'MIT AND GPL-2.0': false, 'MIT OR GPL-2.0 AND Apache-2.0': true, '(MIT OR Unicode-3.0) AND GPL-2.0': false, 'GPL-2.0 WITH MIT': false, '': false };
  for (const [licence, expected] of Object.entries(cases)) assert.equal(allowed(licence, list), expected, licence);
});

test('every npm package is bound by its SHA-512, and a lock without one is seen', () => {
  assert.deepEqual(npm(here), []);
  const path = 'node_modules/sass';
  for (const [pattern, change] of [[/no SHA-512/, { integrity: undefined }], [/no SHA-512/, { integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' }], [/not come from the registry/, { resolved: 'https://example.org/sass.tgz' }], [/not come from the registry/, { version: 'git+ssh://example.org/sass' }]])
    assert.match(npm(copy((other) => Object.assign(other.npm[path], change))).join(), pattern);
});

test('advisories that speak of a version that is here', (t) => {
  const { date, all } = advisories();
  assert.deepEqual(advised(here, all), []);
  assert.match(date, /^20\d\d-\d\d-\d\d$/, 'the day on which they were fetched');
  const { aboutCrates, aboutPackages } = counted(all);
  assert.ok(aboutCrates > 40, 'there is something to compare with');
  t.diagnostic(`${aboutCrates} advisories about crates and ${aboutPackages} about npm packages of ${date}`);
  const about = (name, events, ecosystem = 'crates.io') => [{ id: 'MADE-UP', affected: [{ package: { ecosystem, name }, ranges: [{ type: 'SEMVER', events }] }] }];
  const { version } = here.crates.find(({ name }) => name === 'aead');
  const cases = [
    [1, about('aead', [{ introduced: '0.0.0-0' }])], [1, about('aead', [{ introduced: '0' }, { fixed: '99.0.0' }])], [1, about('aead', [{ introduced: version }])], [1, about('aead', [{ introduced: '0' }, { last_affected: version }])],
    [0, about('aead', [{ introduced: '0' }, { fixed: version }])], [0, about('aead', [{ introduced: '0' }, { fixed: '0.1.0' }, { introduced: '98.0.0' }])], [0, about('aead', [{ introduced: '0' }], 'npm')], [1, about('sass', [{ introduced: '0' }], 'npm')],
  ];
  for (const [expected, made] of cases) assert.equal(matches(here, made).length, expected, JSON.stringify(made));
  assert.equal(matches(here, [{ ...cases[0][1][0], withdrawn: '2026-01-01' }]).length, 0);
  // Those that are there: one version older, and they speak of it. One without a word about it, and a word about one that is gone, are findings.
  const older = (name, version) => copy(({ crates }) => { crates.find((one) => one.name === name).version = version; });
  for (const [name, version, id] of [['event-listener', '5.4.1', '2026-0221'], ['aes-gcm', '0.10.2', '2023-0096'], ['smallvec', '1.6.0', '2021-0003'], ['generic-array', '0.12.3', '2020-0146']])
    assert.match(advised(older(name, version), all).join(), new RegExp(`RUSTSEC-${id} speaks of what is here, and .* does not say why`));
  assert.match(advised(copy(({ policy }) => { delete policy.advised['RUSTSEC-2024-0436']; }), all).join(), /RUSTSEC-2024-0436 speaks of what is here/);
  assert.match(advised(copy(({ crates }) => crates.splice(crates.findIndex(({ name }) => name === 'paste'), 1)), all).join(), /speaks of RUSTSEC-2024-0436, which no longer/);
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

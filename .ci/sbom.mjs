// What the build is made of, as CycloneDX 1.6 in JSON: the crates that are linked for the browser, the style sheet's package, and as
// excluded what only builds. The same locks give the same bytes: no time, and a serial number made from the content.
// node .ci/sbom.mjs > sbom.cdx.json
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { inventory } from './supply.mjs';

const SHIPPED = ['govuk-frontend']; // its style sheets, compiled into the pages
const BUILDS = ['binaryen', 'esbuild', 'purgecss', 'sass'];
const TOOLS = 'trunk wasm-bindgen-cli'; // crates that .ci/setup installs, which no lock here names
const purl = (type, name, version) => `pkg:${type}/${name.replace('@', '%40')}@${version.replace('+', '%2B')}`;
const licences = (licence) => (licence ? { licenses: [/^[\w.-]+$/.test(licence) ? { license: { id: licence } } : { expression: licence.replaceAll('/', ' OR ') }] } : {});
const hex = (integrity) => Buffer.from(integrity.replace('sha512-', ''), 'base64').toString('hex');
const component = (type, name, version, scope, licence, alg, content) => ({
  type: 'library', 'bom-ref': purl(type, name, version), name, version, scope,
  ...(content ? { hashes: [{ alg, content }] } : {}), ...licences(licence), purl: purl(type, name, version),
});

export function sbom(here = inventory(), commit) {
  const { own, crates, npm } = here;
  const package_ = (scope) => (name) => {
    const { version, license, integrity } = npm[`node_modules/${name}`];
    return component('npm', name, version, scope, license, 'SHA-512', hex(integrity));
  };
  const tool = (name) => {
    const version = readFileSync(fileURLToPath(new URL('setup', import.meta.url)), 'utf8').match(new RegExp(`^crate ${name} (\\S+)`, 'm'))[1];
    return component('cargo', name, version, 'excluded');
  };
  const components = [
    ...crates.filter(({ use }) => use !== 'tests').map((one) => component('cargo', one.name, one.version, one.use === 'linked' ? 'required' : 'excluded', one.licence, 'SHA-256', one.checksum)),
    ...SHIPPED.map(package_('required')), ...BUILDS.map(package_('excluded')), ...TOOLS.split(' ').map(tool),
  ];
  const root = { type: 'application', 'bom-ref': `${own.name}@${own.version}`, name: own.name, version: own.version, description: own.description };
  if (commit) root.properties = [{ name: 'commit', value: commit }];
  const required = components.filter(({ scope }) => scope === 'required').map((one) => one['bom-ref']);
  const content = { metadata: { component: root }, components, dependencies: [{ ref: root['bom-ref'], dependsOn: required }] };
  // A UUID of the kind that is made from content (RFC 9562, version 8).
  const digest = createHash('sha256').update(JSON.stringify(content)).digest('hex');
  const uuid = `${digest.slice(0, 8)}-${digest.slice(8, 12)}-8${digest.slice(13, 16)}-8${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
  return { $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json', bomFormat: 'CycloneDX', specVersion: '1.6', serialNumber: `urn:uuid:${uuid}`, version: 1, ...content };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(JSON.stringify(sbom(), null, 1));

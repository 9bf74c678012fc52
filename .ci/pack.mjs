// The folder of a release and its zip: the hosted build, the guide in one file, the papers, what it is made of, and the SHA-256 of each file.
// The same build and the same figures give the same bytes. .ci/release calls this after everything was measured.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { measured, source as checked } from './figures.mjs';
import { papers } from './papers.mjs';
import { sbom } from './sbom.mjs';
import { inventory } from './supply.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const ALONE = 'case-review.html';
const sum = (path) => createHash('sha256').update(readFileSync(path)).digest('hex');
/** Every file below a folder, by its path, in an order that no machine's language changes. */
const files = (folder) => readdirSync(folder, { recursive: true }).map((name) => name.replaceAll('\\', '/')).filter((name) => statSync(join(folder, name)).isFile()).sort();
// Python's, since Node has none: no times, no owners, in order.
const ZIP = `
import sys, zipfile
folder, path, *names = sys.argv[1:]
with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as archive:
    for name in names:
        info = zipfile.ZipInfo(folder.rsplit('/', 1)[1] + '/' + name, (1980, 1, 1, 0, 0, 0))
        info.create_system, info.external_attr, info.compress_type = 3, 0o644 << 16, zipfile.ZIP_DEFLATED
        archive.writestr(info, open(folder + '/' + name, 'rb').read())
`;
const README = (version, commit) => `Case Review ${version}, commit ${commit}

hosted            the guide for a web server; hosting/ holds the settings for three kinds, selfcheck.html checks yours
${ALONE}  the guide in one file, to open from a folder
papers            threat model, data protection, accessibility statement, sheet for IT, changes; figures.json has every figure in them
sbom.cdx.json     what it is made of (CycloneDX 1.6)
SHA256SUMS        compare with: sha256sum -c SHA256SUMS
`;

/** The digest of a build as .ci/twice makes it. */
export const digest = (dist) => createHash('sha256').update(files(dist).map((name) => `${sum(join(dist, name))}  ./${name}\n`).join('')).digest('hex');

/** Writes the folder beside its zip, and says what it lacks; `alone` is the guide in one file. */
export function pack({ dist = join(root, 'dist'), out = join(root, 'release'), figures = measured(), source = checked(), alone = join(dist, ALONE) } = {}) {
  if (!existsSync(alone)) throw new Error(`The guide in one file is not there (${alone}): build it first, because a release holds it.`);
  if (figures.twice && figures.twice.sum !== digest(dist)) throw new Error('What lies in dist is not what two clean builds of this commit made: build it again.');
  const here = inventory();
  const { version } = here.own;
  const folder = join(out, `case-review-${version}`);
  const { files: pages, missing } = papers({ dist, version, figures, source });
  rmSync(folder, { recursive: true, force: true });
  const write = (name, text) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  };
  cpSync(dist, join(folder, 'hosted'), { recursive: true });
  cpSync(alone, join(folder, ALONE));
  for (const [name, page] of Object.entries(pages)) write(`papers/${name}`, page);
  write('papers/figures.json', `${JSON.stringify(figures, null, 1)}\n`);
  write('sbom.cdx.json', `${JSON.stringify(sbom(here, source.commit), null, 1)}\n`);
  write('README.txt', README(version, source.commit));
  write('SHA256SUMS', files(folder).map((name) => `${sum(join(folder, name))}  ${name}\n`).join(''));
  const zip = `${folder}.zip`;
  rmSync(zip, { force: true });
  execFileSync('python3', ['-c', ZIP, folder, zip, ...files(folder)]);
  return { folder, zip, sum: sum(zip), missing, count: files(folder).length };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const { folder, zip, sum, missing, count } = pack();
    console.log(`${folder}: ${count} files\n${sum}  ${basename(zip)}`);
    if (missing.length) console.error(`The papers lack ${missing.length} figures, not measured of this commit with nothing changed since: ${missing.join(', ')}.`);
    process.exit(missing.length ? 1 : 0);
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}

// Builds the driver into target/vault. It is no part of the guide: neither `cargo build` nor Trunk knows it.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const run = (program, ...rest) => execFileSync(program, rest, { cwd: root, stdio: 'inherit' });
const target = process.env.CARGO_TARGET_DIR ?? join(root, 'target');
run('cargo', 'build', '--locked', '--release', '--example', 'vault', '--target', 'wasm32-unknown-unknown');
run(join(root, '.tools/bin/wasm-bindgen'), '--target', 'no-modules', '--no-typescript', '--out-dir', join(root, 'target/vault'), join(target, 'wasm32-unknown-unknown/release/examples/vault.wasm'));

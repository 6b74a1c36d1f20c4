// Runs forge and ends with its exit code. What npm installs as `forge` is a wrapper that always ends with 0, so that failing
// tests, gas that differs, files that are not formatted and code that does not compile would all pass.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

const architecture = process.arch === 'x64' ? 'amd64' : process.arch;
const name = process.platform === 'win32' ? 'forge.exe' : 'forge';
const binary = createRequire(import.meta.url).resolve(`@foundry-rs/forge-${process.platform}-${architecture}/bin/${name}`);
const { error, status } = spawnSync(binary, process.argv.slice(2), { stdio: 'inherit' });
if (error) throw error;
process.exit(status ?? 1); // no status: it was killed

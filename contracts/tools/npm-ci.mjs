// Installs the locked npm packages, unless node_modules already holds what the lock names: saves 20 s a build.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const installed = 'node_modules/.package-lock.json';
const packages = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

function upToDate() {
  if (!existsSync(installed)) return false;
  const there = packages(installed);
  return Object.entries(packages('package-lock.json'))
    .filter(([name, entry]) => name !== '' && !entry.optional)
    .every(([name, entry]) => there[name]?.version === entry.version && existsSync(name));
}

if (!upToDate()) {
  console.log('npm ci: compiler, test runner and libraries for the contracts (about 20 s, once)');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  execFileSync(npm, ['ci', '--no-audit', '--no-fund', '--prefer-offline', '--ignore-scripts'], { stdio: 'inherit' });
}

// Runs all contract tests and checks gas against the snapshots.
// forge ends at the first gas figure that differs, runs no further suite, and its exit code is 0 all the same: so it is
// believed only if it says how many suites it ran.
import { spawn } from "node:child_process";

const forge = spawn("forge", ["test", "--skip", "src/**", "--gas-snapshot-check=true", ...process.argv.slice(2)], {
  env: { ...process.env, FOUNDRY_PROFILE: "test" },
  shell: process.platform === "win32",
  stdio: ["ignore", "pipe", "inherit"],
});
let tail = "";
forge.stdout.on("data", (bytes) => {
  process.stdout.write(bytes);
  tail = (tail + bytes).slice(-4096);
});
forge.on("error", (error) => {
  console.error(`forge does not start (${error.message}): run npm ci first`);
  process.exit(1);
});
forge.on("close", (code) => {
  if (code === 0 && !/Ran \d+ test suites? in/.test(tail)) {
    console.error("forge ended before all suites ran: see its last lines; if gas was meant to change, run forge test without the check and commit snapshots/");
    process.exit(1);
  }
  process.exit(code ?? 1);
});

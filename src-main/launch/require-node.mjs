// Runs before every script, on whatever Node there is: says what to do where it is too old to run TypeScript.
// Plain JavaScript of any age on purpose.
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `Longtake needs Node 22.18 or newer; this is ${process.versions.node}.\n` +
      'Run it through npm after `npm ci`: npm brings its own Node on Linux x64; elsewhere install Node ≥ 22.18.\n',
  );
  process.exit(1);
}

// Run before anything else, by whatever Node is there: plain JavaScript, so that an old one can still say what is wrong.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `Longtake needs Node 22.18 or newer; this is ${process.versions.node}.\n` +
      'Run it through npm after `npm ci`: on Linux x64 that brings its own Node. Elsewhere install Node 22.18 or newer.\n',
  );
  process.exit(1);
}

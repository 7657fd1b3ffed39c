// npm run comfy-test-server -- --port 8188 --render-ms 4000 --version 0.27.0; port 0 is any free one. Prints its address.
import { parseArgs } from 'node:util';
import { startComfyTestServer } from './start-comfy-test-server.ts';

const { values } = parseArgs({
  allowNegative: true,
  options: {
    port: { type: 'string', default: '8188' },
    'render-ms': { type: 'string', default: '4000' },
    'settle-ms': { type: 'string', default: '0' },
    previews: { type: 'boolean', default: true },
    version: { type: 'string', default: '0.3.64' },
  },
});

const server = await startComfyTestServer({
  port: Number(values.port),
  renderMs: Number(values['render-ms']),
  settleMs: Number(values['settle-ms']),
  previews: values.previews,
  version: values.version === '0.27.0' ? '0.27.0' : '0.3.64',
});
process.stdout.write(`${server.url}\n`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    server.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
}

// npm run comfy-test-server -- --port 8188 --render-ms 4000 --version 0.27.0
import { parseArgs } from 'node:util';
import { startComfyTestServer } from './start-comfy-test-server.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8188' },
    'render-ms': { type: 'string', default: '4000' },
    version: { type: 'string', default: '0.3.64' },
  },
});

const server = await startComfyTestServer({
  port: Number(values.port),
  renderMs: Number(values['render-ms']),
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

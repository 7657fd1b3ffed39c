// npm run replicate-test-server -- --port 8189 --render-ms 4000; port 0 is any free one. Prints its address and its token.
import { parseArgs } from 'node:util';
import { startReplicateTestServer } from './start-replicate-test-server.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8189' },
    'queue-ms': { type: 'string', default: '1000' },
    'render-ms': { type: 'string', default: '4000' },
    token: { type: 'string' },
  },
});

const server = await startReplicateTestServer({
  port: Number(values.port),
  queueMs: Number(values['queue-ms']),
  renderMs: Number(values['render-ms']),
  ...(values.token === undefined ? {} : { token: values.token }),
});
process.stdout.write(`${server.url}\n${server.token}\n`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    server.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
}

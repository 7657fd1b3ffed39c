// The served studio alone, in its own process: prints its URL, closes in order on SIGTERM.
import { describeError } from '#shared/studio-error.ts';
import { serve } from '../src-main/served/index.ts';

const served = await serve({ port: null, projectPath: null });
if (!served.ok) {
  process.stderr.write(`${describeError(served.error)}\n`);
  process.exit(1);
}
process.stdout.write(`${served.value.url}\n`);
const close = () => {
  served.value.close().then(
    () => process.exit(0),
    () => process.exit(1),
  );
};
process.once('SIGTERM', close);
process.once('SIGINT', close);

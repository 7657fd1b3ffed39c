// For tests only: a session that starts one job of Wan and is then killed. `node wan-submit-for-tests.ts JSON`
import { DEFAULT_SETTINGS } from '#shared/model/settings.ts';
import { createLogger } from '../logging/index.ts';
import { wanLimits } from '../wan-cli/index.ts';
import { value } from './comfyui-for-tests.ts';
import { createWanEngine } from './wan-engine.ts';
import { requestOf, wanSegment } from './wan-engine-for-tests.ts';

const { folder, python, bookFolder, task } = JSON.parse(process.argv[2] ?? '') as Record<string, string>;
const engine = createWanEngine({
  wan: () => ({ ...DEFAULT_SETTINGS.wan, folder: folder ?? '', python: python ?? '' }),
  engines: () => DEFAULT_SETTINGS.engines,
  limits: value(wanLimits(task ?? '')),
  ...{ bookFolder: bookFolder ?? '', ffmpeg: null, logger: createLogger(() => undefined) },
});
const jobId = engine.newJobId();
value(await engine.submit(jobId, requestOf(wanSegment()), new AbortController().signal));
process.stdout.write(`${jobId}\n`);
setInterval(() => undefined, 60_000);

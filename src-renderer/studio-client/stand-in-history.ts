// What the stand-in tells of earlier runs and of its log. Scene `empty-history`: nothing was ever run.
import type { PlanView } from '#shared/contract/shapes.ts';
import type { RunRecord, RunRecordLine, RunSummary } from '#shared/model/history.ts';
import { err, ok } from '#shared/result.ts';
import type { StandInAnswers } from './stand-in-studio.ts';

const LOG_PATH = '/home/kim/films/harbour/logs/pipeline.log';
const WAN = 'ComfyUI · Wan 2.2 14B image to video';
const DRAFT = 'Draft (built in)';

const at = (day: number, hour: number, second = 0) => new Date(Date.UTC(2026, 0, day, hour, 12, second)).toISOString();

function summary(runId: string, change: Partial<RunSummary> & Pick<RunSummary, 'startedAtIso'>): RunSummary {
  const seconds = change.seconds === undefined ? 5_412 : change.seconds;
  const ended = seconds === null ? null : new Date(Date.parse(change.startedAtIso) + seconds * 1_000).toISOString();
  return {
    runId,
    endedAtIso: ended,
    state: 'finished',
    engineName: WAN,
    segments: 40,
    rendered: 40,
    upToDate: 0,
    failed: 0,
    seconds,
    ...change,
  };
}

const RUNS: readonly RunSummary[] = [
  summary('r7', { startedAtIso: at(9, 21), rendered: 33, upToDate: 3, failed: 3, seconds: 7_412 }),
  summary('r6', { startedAtIso: at(8, 22), state: 'stopped', rendered: 12, upToDate: 1, seconds: 1_904 }),
  summary('r5', { startedAtIso: at(8, 9), state: 'running', rendered: 21, seconds: null }),
  summary('r4', { startedAtIso: at(7, 20), segments: 6, rendered: 6, seconds: 914 }),
  summary('r3', { startedAtIso: at(6, 18), rendered: 0, upToDate: 40, seconds: 2 }),
  summary('r2', { startedAtIso: at(5, 17), engineName: DRAFT, seconds: 71 }),
  ...Array.from({ length: 30 }, (_, index) =>
    summary(`old-${index}`, {
      startedAtIso: new Date(Date.UTC(2025, 11, 30 - index, 19, 4)).toISOString(),
      engineName: index % 3 === 0 ? DRAFT : WAN,
      rendered: 40 - index,
      upToDate: index,
      seconds: 600 + index * 331,
    }),
  ),
];

const SERVERS = ['127.0.0.1:8188', 'cellar:8188', 'gpu-box:8188'];

function linesOf(run: RunSummary, { plan }: PlanView): RunRecordLine[] {
  const lines: RunRecordLine[] = [];
  let second = 0;
  const tell = (severity: RunRecordLine['severity'], text: string, segmentKey: string | null = null) => {
    second += 7;
    lines.push({
      atIso: new Date(Date.parse(run.startedAtIso) + second * 1_000).toISOString(),
      severity,
      text,
      segmentKey,
    });
  };
  tell('info', `Run started with ${run.engineName}: ${run.segments} segments.`);
  plan.segments.forEach(({ key }, index) => {
    const server = SERVERS[index % 3];
    tell('info', `Sent to ${server}.`, key);
    if (index % 11 === 6) {
      tell('warning', `The connection to ${server} broke off while sampling. Try 2 of 3 in 10 s.`, key);
      tell('info', `Sent to ${server}.`, key);
    }
    if (run.failed > 0 && index % 13 === 9) {
      tell(
        'problem',
        `Node 57 (KSamplerAdvanced) failed on ${server}: Given groups=1, weight of size [4, 4, 1, 1], expected input[1, 16, 19, 60] to have 4 channels, but got 16 channels instead. The VAE and the model may not belong together.`,
        key,
      );
    } else tell('success', `Take 1 is there: 73 frames after ${140 + (index % 5) * 9} s, seed ${91_377 + index}.`, key);
  });
  tell(run.failed > 0 ? 'warning' : 'success', `Run ended: ${run.rendered} rendered, ${run.failed} failed.`);
  return lines;
}

const LOG_TEXTS = [
  'INFO plan built segments=40 problems=0 tookMs=12',
  'INFO prompt sent segmentKey="007/0" server="http://127.0.0.1:8188" promptId="0f6cbe4e-3b7f-4d0e-9a51-6f4a7e2d3f10"',
  'INFO progress segmentKey="007/0" node="KSamplerAdvanced" step=8 of=20',
  'WARN socket closed, history is asked instead server="http://cellar:8188" code=1006 afterMs=61233',
  'INFO take landed segmentKey="006/2" take=1 frames=73 bytes=18345112',
  'ERROR Node 57 (KSamplerAdvanced) failed on gpu-box:8188: expected 4 channels, got 16. code="render-failed" details="RuntimeError: Given groups=1, weight of size [4, 4, 1, 1], expected input[1, 16, 19, 60] to have 4 channels, but got 16 channels instead"',
  'INFO clip cut segmentKey="006/2" frames=72 tookMs=840',
];

export function historyAnswers(scene: string, plan: () => PlanView): StandInAnswers {
  const runs = scene === 'empty-history' ? [] : RUNS;
  const beganMs = Date.now();
  const lineCount = () => 600 + Math.floor((Date.now() - beganMs) / 1_500);
  const logLine = (index: number) =>
    `${new Date(Date.UTC(2026, 0, 9, 21, 0) + index * 1_731).toISOString()} ${LOG_TEXTS[index % LOG_TEXTS.length]}`;
  return {
    'runs.history': () => ok([...runs]),
    'runs.read': ({ runId }) => {
      const run = runs.find((entry) => entry.runId === runId);
      if (!run) return err({ code: 'no-run', message: `There is no run ${runId}.`, remedy: 'Choose another.' });
      const record: RunRecord = { ...run, lines: linesOf(run, plan()), unreadLines: runId === 'r5' ? 2 : 0 };
      return ok(record);
    },
    'log.tail': ({ lines }) => {
      const count = lineCount();
      const first = Math.max(count - lines, 0);
      return ok({
        filePath: LOG_PATH,
        lines: Array.from({ length: count - first }, (_, index) => logLine(first + index)),
        sizeBytes: count * 140,
      });
    },
    'disk.space': () => ok({ freeBytes: scene === 'disk-full' ? 12_400_000 : 412_000_000_000 }),
    'files.reveal': () => ok({}),
  };
}

// What a run tells, as the events of the contract.
import type { RunView } from '#shared/model/run.ts';
import type { RunEvents } from '../run/index.ts';
import type { StudioEvents } from './studio-events.ts';

export function runEventsFor(events: StudioEvents): RunEvents {
  return {
    changed: (view) => events.sendLatest('run.changed', 'run', view),
    preview: (segmentKey, preview) =>
      events.sendLatest('run.preview', segmentKey, () => ({
        segmentKey,
        mime: preview.mime,
        base64: Buffer.from(preview.bytes).toString('base64'),
      })),
    ended: (view) => {
      events.flush();
      events.send('run.changed', view);
      events.send('plan.changed', {});
      events.send('notice', endNotice(view));
    },
  };
}

function endNotice(view: RunView): { severity: 'success' | 'warning' | 'info'; message: string } {
  const { done, failed, rendered, upToDate, pause } = view;
  const total = view.jobs.length;
  if (pause !== null) {
    const isAsked = pause.because === 'user';
    const message = isAsked ? `Paused. ${done} of ${total} segments are done.` : `${pause.message} ${pause.remedy}`;
    return { severity: isAsked ? 'info' : 'warning', message };
  }
  if (view.state === 'stopped') return { severity: 'info', message: `Stopped. ${done} of ${total} segments are done.` };
  if (failed > 0) return { severity: 'warning', message: `${failed} of ${total} segments failed.` };
  const message =
    rendered === 0
      ? `Nothing to render: all ${total} segments are up to date.`
      : `Finished: ${rendered} rendered${upToDate > 0 ? `, ${upToDate} were up to date` : ''}.`;
  return { severity: 'success', message };
}

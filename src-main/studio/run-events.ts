// What a run tells, as the events of the contract.
import { many, say } from '#shared/i18n/say.ts';
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

type Notice = { severity: 'success' | 'warning' | 'info'; message: string };

function endNotice(view: RunView): Notice {
  const { failed, pause, jobs } = view;
  if (pause !== null) {
    return pause.because === 'user'
      ? { severity: 'info', message: say`Paused. ${doneOf(view)}` }
      : { severity: 'warning', message: `${pause.message} ${pause.remedy}`.trim() };
  }
  if (view.state === 'stopped') return { severity: 'info', message: say`Stopped. ${doneOf(view)}` };
  if (failed > 0) {
    const message = many(
      jobs.length,
      '{{failed}} of {{count}} segment failed.',
      '{{failed}} of {{count}} segments failed.',
      {
        failed,
      },
    );
    return { severity: 'warning', message };
  }
  return { severity: 'success', message: finished(view) };
}

const doneOf = ({ done, jobs }: RunView): string =>
  many(jobs.length, '{{done}} of {{count}} segment is done.', '{{done}} of {{count}} segments are done.', { done });

function finished({ rendered, upToDate, jobs }: RunView): string {
  if (rendered === 0) {
    return many(
      jobs.length,
      'Nothing to render: the segment is up to date.',
      'Nothing to render: all {{count}} segments are up to date.',
    );
  }
  return upToDate > 0
    ? many(
        upToDate,
        'Finished: {{rendered}} rendered, {{count}} was up to date.',
        'Finished: {{rendered}} rendered, {{count}} were up to date.',
        { rendered },
      )
    : say`Finished: ${rendered} rendered.`;
}

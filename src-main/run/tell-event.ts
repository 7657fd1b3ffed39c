// What a journal's event means, as a line for people. Pure.
import { assertNever } from '#shared/assert-never.ts';
import { formatDate, formatNumber, many, say } from '#shared/i18n/say.ts';
import type { RunRecordLine } from '#shared/model/history.ts';
import type { StudioErrorWire } from '#shared/studio-error.ts';
import type { EventOf, JournalEvent } from './journal-event.ts';

type Told = Pick<RunRecordLine, 'severity' | 'text'>;

/**
 * null: of no interest afterwards.
 * @param sentAtIso when its job was handed over; null: not known, or it was only looked for
 */
export function tellEvent(event: JournalEvent, sentAtIso: string | null): RunRecordLine | null {
  const told = 'segment' in event ? tellJob(event, sentAtIso) : tellRun(event);
  return told === null ? null : { atIso: event.at, segmentKey: 'segment' in event ? event.segment : null, ...told };
}

const info = (text: string): Told => ({ severity: 'info', text });

function tellJob(event: Extract<JournalEvent, { segment: string }>, sentAtIso: string | null): Told | null {
  switch (event.event) {
    case 'job.submitting':
      return info(sentTo(event));
    case 'job.submitted':
    case 'job.progress':
    case 'frame.captured':
      return null;
    case 'job.rendered':
      return info(rendered(event, sentAtIso));
    case 'take.landed':
      return { severity: 'success', text: landed(event) };
    case 'clip.cut':
      return event.rendered
        ? info(many(event.frames, 'Its clip is cut: {{count}} frame.', 'Its clip is cut: {{count}} frames.'))
        : { severity: 'success', text: say`Nothing to render: its clip was cut from take ${event.take}.` };
    case 'job.skipped':
      return info(say`Up to date: nothing to render.`);
    case 'job.again':
      return backInQueue(event);
    case 'job.fallback':
      return {
        severity: 'warning',
        text: say`${inWords(event.error)} It is rendered with ${event.model ?? event.engine} in its place.`,
      };
    case 'job.failed':
      return { severity: 'problem', text: failed(event) };
    case 'job.blocked':
      return { severity: 'problem', text: inWords(event.error) };
    case 'job.cancelled':
      return info(say`Not rendered: the run was stopped.`);
    case 'job.left_out':
      return info(say`Left out of the run.`);
    default:
      return assertNever(event);
  }
}

/** Host and port, never its password; the draft renders here. */
function placeOf(server: string | null): string {
  if (server === 'replicate') return 'Replicate';
  return server !== null && URL.canParse(server) ? new URL(server).host : say`this machine`;
}

function sentTo({ server, attached, attempt }: EventOf<'job.submitting'>): string {
  const place = placeOf(server);
  if (attached) return say`Looked for on ${place}: it was sent there before.`;
  return attempt > 1 ? say`Started on ${place}, try ${attempt}.` : say`Started on ${place}.`;
}

function rendered({ at }: EventOf<'job.rendered'>, sentAtIso: string | null): string {
  if (sentAtIso === null) return say`Rendered; the take is fetched.`;
  // In which it may have stood behind others on its server.
  return say`Rendered after ${secondsText(Math.max(Date.parse(at) - Date.parse(sentAtIso), 0) / 1000)} s; the take is fetched.`;
}

const secondsText = (seconds: number): string => formatNumber(seconds, seconds < 10 ? 1 : 0);

function landed({ take, gpu_seconds: seconds }: EventOf<'take.landed'>): string {
  if (seconds === null) return say`Take ${take} landed.`;
  return say`Take ${take} landed, rendered in ${secondsText(seconds)} s.`;
}

const inWords = ({ message, remedy }: StudioErrorWire): string => `${message} ${remedy}`.trim();

function backInQueue({ error, not_before: notBefore }: EventOf<'job.again'>): Told {
  if (error === null) return info(say`Back in the queue.`);
  if (notBefore === null)
    return { severity: 'warning', text: say`It did not come out and is tried again: ${error.message}` };
  const time = formatDate(new Date(notBefore), { timeStyle: 'medium' });
  return { severity: 'warning', text: say`It did not come out and is tried again at ${time}: ${error.message}` };
}

function failed({ attempt, error }: EventOf<'job.failed'>): string {
  const why = inWords(error);
  return attempt > 1
    ? many(attempt, 'Failed after {{count}} try: {{why}}', 'Failed after {{count}} tries: {{why}}', { why })
    : say`Failed: ${why}`;
}

function tellRun(event: Exclude<JournalEvent, { segment: string }>): Told | null {
  switch (event.event) {
    case 'run.started':
      return info(
        many(
          event.segments.length,
          'Started with {{engine}}: {{count}} segment.',
          'Started with {{engine}}: {{count}} segments.',
          {
            engine: event.engine_name,
          },
        ),
      );
    case 'run.added':
      return info(many(event.segments.length, '{{count}} segment was added.', '{{count}} segments were added.'));
    case 'run.reordered':
      return info(say`The order was changed.`);
    case 'server.changed':
      return serverChanged(event);
    case 'run.pausing':
      return info(say`Pausing.`);
    case 'run.paused':
      return event.because === 'user'
        ? info(say`Paused.`)
        : { severity: 'warning', text: say`The run stands still: ${inWords({ code: 'stopped', ...event })}` };
    case 'run.resumed':
      return info(event.reopened ? say`Taken up again after the program was started anew.` : say`Resumed.`);
    case 'run.stopping':
      return null;
    case 'run.stopped':
      return info(say`Stopped.`);
    case 'run.finished':
      return finished(event);
    default:
      return assertNever(event);
  }
}

function serverChanged({ server, change, reason }: EventOf<'server.changed'>): Told {
  const place = placeOf(server);
  switch (change) {
    case 'added':
      return info(say`${place} was added to the run.`);
    case 'removed':
      return info(say`${place} was taken out of the run.`);
    case 'paused':
      return info(say`${place} was paused.`);
    case 'resumed':
      return info(say`${place} goes on.`);
    case 'parked':
      return { severity: 'warning', text: say`${place} gets nothing for now: ${reason}` };
    case 'back':
      return info(say`${place} answers again.`);
  }
}

function finished({ rendered, up_to_date: upToDate, failed: failures }: EventOf<'run.finished'>): Told {
  const text = say`Finished: ${rendered} rendered, ${upToDate} up to date, ${failures} failed.`;
  return { severity: failures > 0 ? 'warning' : 'success', text };
}

// Hands a job to the server exactly once, also when the answer gets lost on the way.

import { setTimeout as sleep } from 'node:timers/promises';
import { say } from '#shared/i18n/say.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import { notComfy, outputsDropped, promptRefused, unexpectedStatus } from './errors.ts';
import { locatePrompt } from './find-prompt.ts';
import type { ComfyGraph } from './graph.ts';
import { type Answer, type ComfyHttp, jsonRequest, looksForeign, neverArrived, parseJson } from './http.ts';
import { promptAccepted, promptRejected } from './wire.ts';

export interface Submission {
  readonly promptId: string;
  readonly clientId: string;
  readonly graph: ComfyGraph;
}

export interface SubmitDeps {
  readonly http: ComfyHttp;
  readonly cancel: (promptId: string) => Promise<Result<void>>;
  readonly lookUpEveryMs: number;
}

export async function submitPrompt(deps: SubmitDeps, job: Submission, signal: AbortSignal): Promise<Result<void>> {
  const empty = nodeWithoutInputs(job.graph);
  if (empty !== null) return err(wouldStopTheServer(empty));
  const body = { prompt: job.graph, client_id: job.clientId, prompt_id: job.promptId };
  const answer = await deps.http.send('/prompt', jsonRequest(body), signal);
  if (!answer.ok) return afterLostAnswer(deps, job, answer.error, signal);
  const read = readAnswer(deps.http.url, job, answer.value);
  // A proxy's 504 or half an answer says nothing about what ComfyUI did with the job.
  if (!read.ok && !isVerdict(answer.value, read.error)) return afterLostAnswer(deps, job, read.error, signal);
  // With a part of its outputs dropped the job would burn GPU time for nothing we asked for.
  if (!read.ok && answer.value.status === 200) await deps.cancel(job.promptId);
  return read;
}

/** Seen on 0.3.64 and 0.27.0: such a node, with nothing linked to it, passes the check and ends the server's worker for good. */
function nodeWithoutInputs(graph: ComfyGraph): string | null {
  const found = Object.entries(graph).find(([, { inputs }]) => typeof inputs !== 'object' || inputs === null);
  return found ? found[0] : null;
}

function wouldStopTheServer(nodeId: string): StudioError {
  return {
    code: 'workflow-invalid',
    message: say`The workflow cannot be sent: node ${nodeId} has no inputs, which would stop ComfyUI until it is restarted.`,
    remedy: say`Remove the node in ComfyUI and save the workflow again in API format.`,
  };
}

function readAnswer(url: string, job: Submission, answer: Answer): Result<void> {
  if (answer.status === 200) {
    const accepted = parseJson(url, '/prompt', answer.text, promptAccepted);
    if (!accepted.ok) return accepted;
    const dropped = accepted.value.node_errors;
    if (Object.keys(dropped).length > 0) return err(outputsDropped(url, dropped, job.graph));
    if (accepted.value.prompt_id !== job.promptId) {
      return err(notComfy(url, `/prompt renamed the job ${job.promptId} to ${accepted.value.prompt_id}`));
    }
    return ok(undefined);
  }
  if (answer.status === 400) {
    const rejected = parseJson(url, '/prompt', answer.text, promptRejected);
    return rejected.ok ? err(promptRefused(url, rejected.value, job.graph)) : rejected;
  }
  if (looksForeign(answer)) {
    return err(notComfy(url, `/prompt: ${answer.status} ${answer.text.slice(0, 200)}`));
  }
  return err(unexpectedStatus(url, '/prompt', answer.status, answer.text));
}

/** ComfyUI itself has said no, or taken the job without a part of it. */
function isVerdict({ status }: Answer, error: StudioError): boolean {
  return status < 500 && !(status === 200 && error.code === 'server-refused');
}

const LOOK_UPS = 3;

/** No answer came. Sending again could render twice, so first the server is asked whether it has the job. */
async function afterLostAnswer(
  deps: SubmitDeps,
  job: Submission,
  lost: StudioError,
  signal: AbortSignal,
): Promise<Result<void>> {
  if (lost.code === 'stopped') {
    // It may have arrived all the same; nobody will follow it, so it must not run.
    await deps.cancel(job.promptId);
    return err(lost);
  }
  if (neverArrived(lost)) return err(lost);
  let answeredLookUps = 0;
  for (let attempt = 0; attempt < LOOK_UPS && !signal.aborted; attempt += 1) {
    if (attempt > 0) await sleep(deps.lookUpEveryMs, undefined, { signal }).catch(() => {});
    const place = await locatePrompt(deps.http, job.promptId, signal);
    if (place.ok && place.value.kind !== 'unknown') return ok(undefined);
    if (place.ok) answeredLookUps += 1;
  }
  if (answeredLookUps > 0) return err(lost);
  return err({
    ...lost,
    message: say`${lost.message} Whether the job arrived is not known.`,
    details: `job ${job.promptId} was sent and not answered; ask for it before sending it again`,
  });
}

// Every workflow against one server: which could render there now, and what the others lack. The server is asked each thing once.
import { join } from 'node:path';
import type { WorkflowReadiness } from '#shared/contract/shapes.ts';
import { say } from '#shared/i18n/say.ts';
import type { ModelFile, ModelReport } from '#shared/model/model-report.ts';
import type { WorkflowSummary } from '#shared/model/workflow.ts';
import type { Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import { type ComfyServer, createComfyServer } from '../comfyui/index.ts';
import { reportModels } from '../engines/index.ts';
import type { Logger } from '../logging/index.ts';
import type { WorkflowRegistry } from '../workflows/index.ts';

export interface ReadinessContext {
  readonly registry: Pick<WorkflowRegistry, 'list' | 'load'>;
  readonly comfyRoot: string | null;
  readonly logger: Logger;
}

export interface ReadinessTiming {
  /** For one question. */
  readonly answerMs: number;
  /** For all of it. */
  readonly wholeMs: number;
}

const TIMING: ReadinessTiming = { answerMs: 8_000, wholeMs: 45_000 };

/** The connection is not kept: the server is only looked at. */
export async function readinessAt(
  url: string,
  context: ReadinessContext,
  timing: Partial<ReadinessTiming> = {},
): Promise<WorkflowReadiness[]> {
  const { answerMs, wholeMs } = { ...TIMING, ...timing };
  const server = createComfyServer({ url, logger: context.logger, timing: { requestTimeoutMs: answerMs } });
  const signal = AbortSignal.timeout(wholeMs);
  try {
    const summaries = context.registry.list();
    const nodeTypes = summaries.flatMap(({ nodeTypes: types }) => types);
    const asked = await server.nodeInfos(nodeTypes, signal);
    if (!asked.ok) return summaries.map((summary) => unanswered(summary, asked.error));
    const known: NodeInfos = asked.value;
    const remembering = rememberAnswers(server, known);
    const readiness: WorkflowReadiness[] = [];
    // One after the other: what the first asked for is known to the next.
    for (const summary of summaries)
      readiness.push(await readinessOf(summary, { ...context, known, server: remembering, signal }));
    return readiness;
  } finally {
    await server.close();
  }
}

type NodeInfos = Extract<Awaited<ReturnType<ComfyServer['nodeInfos']>>, { ok: true }>['value'];

interface WorkflowQuestion extends ReadinessContext {
  readonly known: NodeInfos;
  readonly server: ComfyServer;
  readonly signal: AbortSignal;
}

async function readinessOf(summary: WorkflowSummary, question: WorkflowQuestion): Promise<WorkflowReadiness> {
  const { registry, comfyRoot, server, known, signal } = question;
  const workflow = registry.load(summary.fileName);
  if (!workflow.ok) return { ...named(summary), light: 'missing', reasons: [workflow.error.message], missingFiles: [] };
  const report = await reportModels({ server, workflow: workflow.value, chosen: {}, comfyRoot }, signal);
  if (report.error !== null) return unanswered(summary, report.error);
  const missingNodes = summary.nodeTypes.filter((type) => known.get(type) === null);
  const needed = neededFiles(report);
  const lacking = needed.filter(({ state }) => state === 'missing' || state === 'partial');
  const isOpen = needed.some(({ state }) => state === 'unknown');
  const reasons = [
    ...(missingNodes.length === 0 ? [] : [say`Node types are not installed: ${missingNodes.join(', ')}.`]),
    ...lacking.filter(({ state }) => state === 'partial').map(({ path }) => say`${path} is there, but not whole.`),
    ...(isOpen && missingNodes.length === 0 ? [say`Whether all its model files are there cannot be known.`] : []),
  ];
  return {
    ...named(summary),
    light: missingNodes.length > 0 || lacking.length > 0 ? 'missing' : isOpen ? 'unknown' : 'ready',
    reasons,
    missingFiles: lacking.map((file) => ({
      file: file.path,
      folder: folderOf(file, comfyRoot),
      url: file.pageUrl ?? linkInNotes(summary.notes, file),
    })),
  };
}

const named = ({ fileName, displayName }: WorkflowSummary) => ({ fileName, title: displayName });

const unanswered = (summary: WorkflowSummary, { message }: Pick<StudioError, 'message'>): WorkflowReadiness => ({
  ...named(summary),
  light: 'unknown',
  reasons: [message],
  missingFiles: [],
});

/** What the graph names in its slots, and what it always needs; once each. */
function neededFiles({ slots, required }: ModelReport): ModelFile[] {
  const chosen = slots.flatMap(
    ({ chosenFile, options }) => options.find(({ loaderName }) => loaderName === chosenFile) ?? [],
  );
  return [...new Map([...chosen, ...required].map((file) => [file.path, file])).values()];
}

/** Absolute only where ComfyUI's folder is on this machine. */
function folderOf({ folder }: ModelFile, comfyRoot: string | null): string {
  return comfyRoot === null || comfyRoot === '' ? `models/${folder}` : join(comfyRoot, 'models', folder);
}

/** The first address in the notes that ends in the file's name. */
function linkInNotes(notes: string, { path }: ModelFile): string | null {
  const name = path.split('/').at(-1) ?? path;
  const links = notes.match(/https?:\/\/[^\s)>\]"']+/g) ?? [];
  return links.find((link) => link.split(/[?#]/)[0]?.endsWith(`/${name}`)) ?? null;
}

/** The same server, which is asked nothing twice. */
function rememberAnswers(server: ComfyServer, known: NodeInfos): ComfyServer {
  const files = new Map<string, ReturnType<ComfyServer['models']>>();
  const sizes = new Map<string, ReturnType<ComfyServer['modelSizes']>>();
  return {
    ...server,
    async nodeInfos(types, signal) {
      const unknown = types.filter((type) => !known.has(type));
      const more = unknown.length === 0 ? null : await server.nodeInfos(unknown, signal);
      if (more?.ok === false) return more;
      const all: NodeInfos = new Map([...known, ...(more?.value ?? [])]);
      return { ok: true, value: all };
    },
    models: (folder, signal) => once(files, folder, () => server.models(folder, signal)),
    modelSizes: (folder, signal) => once(sizes, folder, () => server.modelSizes(folder, signal)),
  };
}

function once<T>(
  answers: Map<string, Promise<Result<T>>>,
  key: string,
  ask: () => Promise<Result<T>>,
): Promise<Result<T>> {
  const answer = answers.get(key) ?? ask();
  answers.set(key, answer);
  return answer;
}

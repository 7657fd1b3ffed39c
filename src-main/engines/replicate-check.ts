// Everything that can be known of Replicate before a run: token, account, model, and whether each segment would be taken.
import { say } from '#shared/i18n/say.ts';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import type { StudioError } from '#shared/studio-error.ts';
import {
  findModel,
  type ModelSchema,
  noToken,
  type RefreshedSchemas,
  type ReplicateService,
} from '../replicate/index.ts';
import type { EngineCheck } from './engine.ts';
import { plannedNamesOf, type ReplicateRequests } from './replicate-request.ts';

type Found = EngineCheck['findings'][number];

const problem = (error: StudioError): Found => ({ severity: 'problem', ...error });

export interface CheckDeps {
  readonly service: ReplicateService;
  readonly requests: ReplicateRequests;
  readonly token: () => string | null;
  readonly model: string | null;
}

export async function checkReplicate(
  { service, requests, token, model: defaultModel }: CheckDeps,
  segments: readonly PlanSegment[],
  signal: AbortSignal,
): Promise<EngineCheck> {
  if (token() === null) return { findings: [problem(noToken())], looked: [] };
  const account = await service.client.account(signal);
  if (!account.ok) return { findings: [problem(account.error)], looked: [] };
  const name = account.value.username ?? account.value.name ?? '';
  const looked = [{ what: say`Account at Replicate`, result: name }];
  const names = new Set(segments.map((segment) => segment.model ?? defaultModel));
  const findings: Found[] = [];
  const fresh = new Map<string, ModelSchema>();
  for (const one of names.size > 0 ? names : [defaultModel]) {
    const checked = await checkModel(service, one, fresh, signal);
    findings.push(...checked.findings);
    looked.push(...checked.looked);
  }
  if (findings.some(({ severity }) => severity === 'problem')) return { findings, looked };
  return { findings: [...findings, ...segments.flatMap((segment) => checkSegment(requests, segment, fresh))], looked };
}

/**
 * Known models are only looked at: plans made with what was known stay as they are, and takes that are paid stay good.
 * @param fresh takes what is read
 */
async function checkModel(
  { schemas }: ReplicateService,
  name: string | null,
  fresh: Map<string, ModelSchema>,
  signal: AbortSignal,
): Promise<EngineCheck> {
  const model = findModel(name);
  if (!model.ok) return { findings: [problem(model.error)], looked: [] };
  const { model: id, standing } = model.value;
  const isNeeded = standing === 'unverified' && !schemas.all().has(id);
  const schema = await (isNeeded ? schemas.read(id, signal) : schemas.look(id, signal));
  if (schema.ok) {
    fresh.set(id, schema.value);
    return { findings: [], looked: [{ what: id, result: say`its own schema, read just now` }] };
  }
  const isGone = schema.error.code === 'model-missing';
  if (isGone || isNeeded) return { findings: [problem(schema.error)], looked: [] };
  // What is known of it is enough to go on.
  return { findings: [{ severity: 'warning', ...schema.error }], looked: [{ what: id, result: say`as last known` }] };
}

function checkSegment(requests: ReplicateRequests, segment: PlanSegment, fresh: RefreshedSchemas): Found[] {
  const request = requests.of(segment, plannedNamesOf(segment), fresh);
  if (!request.ok) return [problem(request.error)];
  return request.value.warnings.map((message) => ({
    severity: 'warning',
    code: 'not-supported',
    message,
    remedy: say`Choose another model for this shot where they matter.`,
    shotId: segment.shotId,
    segmentIndex: segment.segmentIndex,
  }));
}

// The LoRAs that the planned shots ask for: whether the server has them and the workflow can take them.
import type { PlanSegment } from '#shared/model/video-plan.ts';
import type { Finding } from '#shared/studio-error.ts';
import { nodeOf } from '../../graph/index.ts';
import type { LoadedWorkflow } from '../../workflows/index.ts';
import { fileNameOf, findChoice } from '../comfyui-models/model-names.ts';
import type { NodeInfos } from '../comfyui-models/server-spelling.ts';

/** The loader that is added where a workflow has no LoRA slot of its own. */
export const LORA_LOADER = 'LoraLoaderModelOnly';

export function checkLoras(loaded: LoadedWorkflow, segments: readonly PlanSegment[], infos: NodeInfos): Finding[] {
  const shots = new Map(segments.map((segment) => [segment.shotId, segment]));
  return [...shots.values()].flatMap((segment) =>
    segment.loras.flatMap(({ name }) => checkOne(loaded, segment, name, infos)),
  );
}

function checkOne(loaded: LoadedWorkflow, { shotId }: PlanSegment, name: string, infos: NodeInfos): Finding[] {
  const { slots, summary } = loaded;
  if (slots.loras.length === 0 && slots.modelLines.length === 0) {
    return [
      {
        severity: 'warning',
        code: 'not-supported',
        message: `Shot ${shotId} asks for the LoRA "${name}", but ${summary.displayName} has no place for one; it is left out.`,
        remedy: 'Choose another workflow, or give a LoRA loader in it the title "[LORA]".',
        shotId,
      },
    ];
  }
  const offered = offeredLoras(loaded, infos);
  if (offered === null || findChoice(offered, name, 'loras') !== null) return [];
  const alike = offered.filter((each) => stem(each) === stem(name));
  return [
    {
      severity: 'problem',
      code: 'model-missing',
      message: `Shot ${shotId} asks for the LoRA "${name}", which the server does not have in models/loras.`,
      remedy:
        alike.length > 0
          ? `Did you mean ${alike.join(' or ')}? Name it so in the shot, then check again.`
          : 'Put it into ComfyUI/models/loras or take it out of the shot, then check again.',
      shotId,
    },
  ];
}

const stem = (name: string): string =>
  fileNameOf(name)
    .replace(/\.\w+$/, '')
    .toLowerCase();

/** null: its loader does not say, or is not there (which is said for itself). */
function offeredLoras({ graph, slots }: LoadedWorkflow, infos: NodeInfos): readonly string[] | null {
  const [slot] = slots.loras;
  if (slot === undefined) return infos.get(LORA_LOADER)?.inputs.lora_name?.choices ?? null;
  const nodeType = nodeOf(graph, slot.nodeId)?.class_type ?? '';
  return infos.get(nodeType)?.inputs[slot.input]?.choices ?? null;
}

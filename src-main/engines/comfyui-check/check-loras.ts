// The LoRAs that the planned shots ask for: whether the server's loaders offer them.
import { formatList, say } from '#shared/i18n/say.ts';
import type { Finding } from '#shared/studio-error.ts';
import { loaderFolder } from '../comfyui-models/loader-folders.ts';
import { fileNameOf, findChoice, withoutFolder, withSlashes } from '../comfyui-models/model-names.ts';
import type { NodeInfos } from '../comfyui-models/server-spelling.ts';
import type { WorkflowUse } from './workflow-uses.ts';

export interface LoraPlace {
  readonly nodeType: string;
  readonly input: string;
  /** As it stands in the graph. */
  readonly file: string;
  readonly shotIds: readonly string[];
}

/** Where the shots' LoRAs went in the graphs: into slots that ask for one, or into loaders added to them. */
export function loraPlaces({ graphs }: Pick<WorkflowUse, 'graphs'>): LoraPlace[] {
  return graphs.flatMap(({ graph, shotIds, loras }) => {
    const names = new Set(loras.map(({ name }) => withoutFolder(name, 'loras')));
    return Object.values(graph).flatMap((node) =>
      Object.entries(node.inputs).flatMap(([input, file]): LoraPlace[] => {
        const isLora = typeof file === 'string' && names.has(withSlashes(file));
        return isLora ? [{ nodeType: node.class_type, input, file, shotIds }] : [];
      }),
    );
  });
}

export function checkLoras(places: readonly LoraPlace[], infos: NodeInfos): Finding[] {
  const missing = places.filter(({ nodeType, input, file }) => {
    const choices = infos.get(nodeType)?.inputs[input]?.choices ?? null;
    return choices !== null && findChoice(choices, file, loaderFolder(nodeType, input).folder) === null;
  });
  const choices = new Set(missing.flatMap(({ nodeType, input }) => infos.get(nodeType)?.inputs[input]?.choices ?? []));
  const byStem = Map.groupBy(choices, stem);
  return missing.flatMap(({ file, shotIds }) => {
    const alike = byStem.get(stem(file)) ?? [];
    return shotIds.map((shotId) => loraMissing(shotId, file, alike));
  });
}

function loraMissing(shotId: string, file: string, alike: readonly string[]): Finding {
  return {
    severity: 'problem',
    code: 'model-missing',
    message: say`Shot ${shotId} asks for the LoRA "${file}", which the server does not have in models/loras.`,
    remedy:
      alike.length > 0
        ? say`Did you mean ${formatList(alike, 'disjunction')}? Name it so in the shot, then check again.`
        : say`Put it into ComfyUI/models/loras or take it out of the shot, then check again.`,
    shotId,
  };
}

const stem = (name: string): string =>
  fileNameOf(name)
    .replace(/\.\w+$/, '')
    .toLowerCase();

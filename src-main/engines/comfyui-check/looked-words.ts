// What the look at one workflow came to, in a line each: how much was looked at, and what could not be.
import type { ModelFile, ModelReport } from '#shared/model/model-report.ts';
import type { LookedAt } from '#shared/model/preflight.ts';
import type { Finding } from '#shared/studio-error.ts';
import type { LoadedWorkflow } from '../../workflows/index.ts';
import { loaderAt } from '../comfyui-models/loader-folders.ts';
import { fileNameOf } from '../comfyui-models/model-names.ts';
import type { NodeInfos } from '../comfyui-models/server-spelling.ts';
import type { LoraPlace } from './check-loras.ts';
import { nodeTypesOf, type WorkflowUse } from './workflow-uses.ts';

export function inputsLooked(use: WorkflowUse, infos: NodeInfos, findings: readonly Finding[]): LookedAt {
  const problems = findings.filter(({ severity }) => severity === 'problem').length;
  const result =
    findings.length === 0 ? 'all fit' : `${problems} do not fit, ${findings.length - problems} are ignored`;
  const types = [...new Set(nodeTypesOf(use))];
  const installed = types.filter((type) => infos.get(type) !== null).length;
  const checked = `checked for ${installed} of ${types.length} node types; the others are not installed`;
  const all = installed === types.length ? result : installed === 0 ? checked : `${result}, ${checked}`;
  return { what: 'Inputs and choices', result: `${use.loaded.summary.fileName}: ${all}` };
}

export function modelsLooked(loaded: LoadedWorkflow, { slots, required }: ModelReport, infos: NodeInfos): LookedAt {
  const chosen = slots.flatMap(({ options, chosenFile }) => options.find((one) => one.loaderName === chosenFile) ?? []);
  const files = [...chosen, ...required];
  const unasked = filesOfMissingLoaders(loaded, slots, infos);
  const inWords = (file: ModelFile): string => {
    if (file.state === 'present') return file.sizeBytes === null ? 'there (size not known)' : 'there';
    if (file.state !== 'unknown') return file.state === 'missing' ? 'missing' : 'not whole';
    return unasked.has(fileNameOf(file.loaderName)) ? 'not known (their loaders are not installed)' : 'not known';
  };
  const order = ['there', 'there (size not known)', 'missing', 'not whole'];
  const counts = Map.groupBy(files, inWords);
  const others = [...counts.keys()].filter((words) => !order.includes(words));
  const counted = [...order, ...others].flatMap((words) => {
    const count = counts.get(words)?.length ?? 0;
    return count === 0 ? [] : [`${count} ${words}`];
  });
  const total = files.length === 1 ? '1 file' : `${files.length} files`;
  return { what: 'Model files', result: files.length === 0 ? 'none' : `${total}: ${counted.join(', ')}` };
}

function filesOfMissingLoaders(
  { graph, summary }: LoadedWorkflow,
  slots: ModelReport['slots'],
  infos: NodeInfos,
): ReadonlySet<string> {
  const isMissing = (nodeType: string) => infos.get(nodeType) === null;
  return new Set([
    ...slots.filter(({ nodeType }) => isMissing(nodeType)).map(({ chosenFile }) => fileNameOf(chosenFile)),
    ...summary.requiredModels
      .filter((model) => isMissing(loaderAt(graph, model).nodeType))
      .map(({ file }) => fileNameOf(file)),
  ]);
}

export function lorasLooked(places: readonly LoraPlace[], findings: readonly Finding[]): LookedAt {
  const count = new Set(places.map(({ file }) => file)).size;
  return { what: 'LoRAs', result: `${count}: ${findings.length === 0 ? 'all there' : 'some are missing'}` };
}

// What the look at one workflow came to, in a line each: how much was looked at, and what could not be.
import { many, say } from '#shared/i18n/say.ts';
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
    findings.length === 0 ? say`all fit` : say`${problems} do not fit, ${findings.length - problems} are ignored`;
  const types = [...new Set(nodeTypesOf(use))];
  const installed = types.filter((type) => infos.get(type) !== null).length;
  const checked = say`checked for ${installed} of ${types.length} node types; the others are not installed`;
  const all = installed === types.length ? result : installed === 0 ? checked : say`${result}, ${checked}`;
  return { what: say`Inputs and choices`, result: say`${use.loaded.summary.fileName}: ${all}` };
}

export function modelsLooked(loaded: LoadedWorkflow, { slots, required }: ModelReport, infos: NodeInfos): LookedAt {
  const chosen = slots.flatMap(({ options, chosenFile }) => options.find((one) => one.loaderName === chosenFile) ?? []);
  const files = [...chosen, ...required];
  const unasked = filesOfMissingLoaders(loaded, slots, infos);
  const counts = Map.groupBy(files, (file) => standingOf(file, unasked));
  const counted = STANDINGS.flatMap((standing) => {
    const count = counts.get(standing)?.length ?? 0;
    return count === 0 ? [] : [countInWords(standing, count)];
  });
  const total = many(files.length, '{{count}} file', '{{count}} files');
  const result = files.length === 0 ? say`none` : say`${total}: ${counted.join(', ')}`;
  return { what: say`Model files`, result };
}

/** In the order they are told in. */
const STANDINGS = ['there', 'there-unsized', 'missing', 'not-whole', 'unasked', 'unknown'] as const;
type Standing = (typeof STANDINGS)[number];

function standingOf(file: ModelFile, unasked: ReadonlySet<string>): Standing {
  if (file.state === 'present') return file.sizeBytes === null ? 'there-unsized' : 'there';
  if (file.state !== 'unknown') return file.state === 'missing' ? 'missing' : 'not-whole';
  return unasked.has(fileNameOf(file.loaderName)) ? 'unasked' : 'unknown';
}

function countInWords(standing: Standing, count: number): string {
  switch (standing) {
    case 'there':
      return say`${count} there`;
    case 'there-unsized':
      return say`${count} there (size not known)`;
    case 'missing':
      return say`${count} missing`;
    case 'not-whole':
      return say`${count} not whole`;
    case 'unasked':
      return say`${count} not known (their loaders are not installed)`;
    case 'unknown':
      return say`${count} not known`;
  }
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
  return {
    what: say`LoRAs`,
    result: findings.length === 0 ? say`${count}: all there` : say`${count}: some are missing`,
  };
}

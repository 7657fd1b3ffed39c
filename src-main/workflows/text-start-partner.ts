// A shot without a picture begins with the text-to-video workflow of the same model, found by its name.
import type { ScannedWorkflow } from './scan-folder.ts';
import type { WorkflowsByName } from './scan-folders.ts';

/**
 * `gcv_wan_2.2_14b_i2v_turbo` → the first that is there of `gcv_wan_2.2_14b_t2v_turbo` and `gcv_wan_2.2_14b_t2v`, upper and lower
 * case alike; `gcvfl_wan_2.2_14b` → `gcv_wan_2.2_14b_t2v`. Only one that makes the same frames: else its segment would not fit the plan.
 */
export function textStartPartner(workflow: ScannedWorkflow, byName: WorkflowsByName): ScannedWorkflow | null {
  const candidates = candidateNames(workflow.fileName);
  for (const name of candidates) {
    const partner = [...byName.values()].find((other) => other.fileName.toLowerCase() === name);
    if (partner !== undefined && makesTheSameFrames(workflow, partner)) return partner;
  }
  return null;
}

function candidateNames(fileName: string): string[] {
  const [, kind = '', name = ''] = /^(gcvfl|gcv)_(.*)\.json$/.exec(fileName.toLowerCase()) ?? [];
  const [, model, suffixText = ''] = /^(.*)_i2v((?:_.*)?)$/.exec(name) ?? [];
  if (model === undefined) return kind === 'gcvfl' ? [`gcv_${name}_t2v.json`] : [];
  const suffixes = suffixText.split('_').filter((suffix) => suffix !== '');
  return [...suffixes.keys(), suffixes.length]
    .reverse()
    .map((count) => `${['gcv', model, 't2v', ...suffixes.slice(0, count)].join('_')}.json`);
}

function makesTheSameFrames(one: ScannedWorkflow, other: ScannedWorkflow): boolean {
  if (one.description.kind === 'broken' || other.description.kind === 'broken') return false;
  const [from, to] = [one.description.facts, other.description.facts];
  return (
    !to.takesStartImage &&
    from.family === to.family &&
    from.framesPerSecond === to.framesPerSecond &&
    from.sizeStepPixels === to.sizeStepPixels &&
    JSON.stringify(from.frameRule) === JSON.stringify(to.frameRule)
  );
}

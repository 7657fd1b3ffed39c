// How the stand-in answers about workflows, models and the preflight, scene by scene.
import type { WorkflowTest } from '#shared/contract/shapes.ts';
import type { ProjectView } from '#shared/model/project-view.ts';
import type { SlotName, SlotPlace, WorkflowSummary } from '#shared/model/workflow.ts';
import { err, ok } from '#shared/result.ts';
import { serverDown } from './stand-in-machine.ts';
import { standInModels, standInPreflight } from './stand-in-reports.ts';
import type { StandInAnswers, StandInStudio } from './stand-in-studio.ts';
import { drawTestVideo } from './stand-in-video.ts';
import { STAND_IN_WORKFLOWS, standInInspection, standInWorkflow } from './stand-in-workflows.ts';

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

export function workflowAnswers(
  scene: string,
  studio: () => StandInStudio,
  view: () => ProjectView | null,
): StandInAnswers {
  let workflows: readonly WorkflowSummary[] = STAND_IN_WORKFLOWS;
  const down = scene === 'server-down' ? serverDown : null;
  const find = (fileName: string | null) =>
    workflows.find((workflow) => workflow.fileName === fileName) ?? standInWorkflow();
  return {
    'workflows.list': () => ok([...workflows]),
    'workflows.rescan': async () => {
      await pause(600);
      return ok([...workflows]);
    },
    ...bindAnswers(find),
    'workflows.models': async ({ fileName }) => {
      await pause(500);
      return ok(standInModels(scene, find(fileName ?? view()?.settings.workflowFile ?? null), down));
    },
    'workflows.remove': async ({ fileName }) => {
      await pause(300);
      workflows = workflows.filter((workflow) => workflow.fileName !== fileName);
      studio().emit('workflows.changed', [...workflows]);
      return ok([...workflows]);
    },
    'workflows.import': async ({ name, text, replace }) => {
      await pause(400);
      const fileName = `${/^gcv(fl)?_/.test(name) ? '' : 'gcv_'}${name}.json`;
      const filePath = `/home/kim/.local/share/longtake/workflows/${fileName}`;
      const refused = refusal(text, replace || !workflows.some((workflow) => workflow.fileName === fileName), fileName);
      if (refused) return err({ ...refused, filePath });
      const own = standInWorkflow({
        fileName,
        filePath,
        displayName: fileName
          .replace(/\.json$/, '')
          .replace(/^gcv(fl)?_/, '')
          .replaceAll('_', ' '),
        source: 'user',
        isImported: true,
        sageFileName: null,
        notes: '',
        openSlots: ['startImage'],
      });
      workflows = [...workflows.filter((workflow) => workflow.fileName !== fileName), own];
      studio().emit('workflows.changed', [...workflows]);
      return ok({
        inspection: standInInspection(own),
        notes: ['Converted from the format of the ComfyUI editor.', 'Two muted nodes were left out.'],
      });
    },
    ...testAnswers(scene, studio),
    'preflight.check': async () => {
      await pause(700);
      return down ? err(down) : ok(standInPreflight(scene, new Date().toISOString()));
    },
  };
}

function refusal(text: string, isFree: boolean, fileName: string) {
  if (text.includes('"broken"')) {
    return {
      code: 'workflow-invalid' as const,
      message: 'Node 12 (KSampler) takes its model from node 99, which is not in the graph.',
      remedy: 'Open the workflow in ComfyUI, connect the input again, and export it once more.',
      jsonPath: '$["12"].inputs.model',
      details: 'link ["99", 0]',
    };
  }
  if (isFree) return null;
  return {
    code: 'conflict' as const,
    message: `There is a workflow named ${fileName} already.`,
    remedy: 'Replace it, or give this one another name.',
  };
}

function bindAnswers(find: (fileName: string | null) => WorkflowSummary): StandInAnswers {
  const chosenBy = new Map<string, Partial<Record<SlotName, readonly SlotPlace[]>>>();
  const look = (fileName: string) => standInInspection(find(fileName), chosenBy.get(fileName));
  return {
    'workflows.inspect': ({ fileName }) => ok(look(fileName)),
    'workflows.bind': async ({ fileName, slot, places }) => {
      await pause(200);
      const { [slot]: _before, ...others } = chosenBy.get(fileName) ?? {};
      const known = look(fileName).slots.flatMap((entry) => [...entry.places, ...entry.candidates]);
      const isAsked = (entry: SlotPlace) =>
        places?.some(({ nodeId, input }) => nodeId === entry.nodeId && input === entry.input);
      const [place] = known.filter(isAsked);
      chosenBy.set(fileName, place ? { ...others, [slot]: [place] } : others);
      return ok(look(fileName));
    },
  };
}

function testAnswers(scene: string, studio: () => StandInStudio): StandInAnswers {
  let stopped = false;
  return {
    'workflows.test': async ({ fileName }) => {
      stopped = false;
      const tell = (fraction: number | null, activity: string) =>
        studio().emit('workflows.testing', { fileName, fraction, activity });
      tell(null, 'Loading the models');
      await pause(500);
      for (let step = 1; step <= 20 && !stopped; step++) {
        tell(step / 20, `Sampling ${step} of 20`);
        await pause(scene === 'slow-test' ? 4_000 : 60);
      }
      if (stopped) return err({ code: 'stopped', message: 'The test was stopped.', remedy: '' });
      if (scene === 'server-down') return err(serverDown);
      const size = { width: 832, height: 480, frames: 17, framesPerSecond: 16 };
      const test: WorkflowTest = { ...size, videoBase64: await drawTestVideo(size), seconds: 41.3 };
      return ok(test);
    },
    'workflows.stopTest': () => {
      stopped = true;
      return ok({});
    },
  };
}

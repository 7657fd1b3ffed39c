// longtake workflows: every workflow the studio knows, with what it takes and which files it needs.
import type { FrameRule } from '#shared/frame-math.ts';
import type { WorkflowInspection, WorkflowSummary } from '#shared/model/workflow.ts';
import type { Studio } from '../studio/index.ts';
import { type Command, EXIT, fail, parseCommandLine, usageError, withStudio } from './command.ts';
import { readFolders } from './engine-options.ts';

export const workflowsCommand: Command = {
  name: 'workflows',
  summary: 'list the workflows with what each takes and needs',
  usage: 'longtake workflows [--folder DIR]… [--json]',
  async run(context) {
    const parsed = parseCommandLine(this, context, {
      json: { type: 'boolean', default: false },
      folder: { type: 'string', multiple: true },
    });
    if (!parsed.ok) return parsed.error;
    const { json, folder } = parsed.value.values;
    const workflowFolders = readFolders(folder);
    if (!workflowFolders.ok) return usageError(this, context, workflowFolders.error);
    return withStudio(
      context,
      json,
      { lookOnly: true, overrides: { workflowFolders: workflowFolders.value } },
      async (studio) => {
        const listed = await studio.call('workflows.list', {});
        if (!listed.ok) return fail(context, listed.error, json);
        if (!json) {
          context.write(listed.value.map((summary) => `${lineFor(summary)}\n`).join(''));
          return EXIT.done;
        }
        const workflows = [];
        for (const summary of listed.value) workflows.push(await toJson(studio, summary));
        context.write(`${JSON.stringify({ workflows })}\n`);
        return EXIT.done;
      },
    );
  },
};

async function toJson(studio: Studio, summary: WorkflowSummary) {
  const inspected =
    summary.error === null ? await studio.call('workflows.inspect', { fileName: summary.fileName }) : null;
  return {
    file: summary.fileName,
    path: summary.filePath,
    name: summary.displayName,
    source: summary.source,
    kind: summary.kind,
    error: summary.error,
    ...(summary.error === null ? factsOf(summary) : {}),
    ...(inspected?.ok ? { slots: slotsOf(inspected.value), cannot: inspected.value.notes } : {}),
    sha256: summary.sha256,
    scanned_at: summary.scannedAtIso,
  };
}

function factsOf(summary: WorkflowSummary) {
  return {
    family: summary.family,
    fps: summary.framesPerSecond,
    frame_rule: frameRuleOf(summary.frameRule),
    size_step: summary.sizeStepPixels,
    default_size: summary.defaultSize,
    output: summary.outputKind,
    takes: {
      start_image: summary.takesStartImage,
      end_image: summary.takesEndImage,
      loras: summary.takesLoras,
    },
    variants: { sage: summary.sageFileName, text_start: summary.textStartFileName },
    node_types: summary.nodeTypes,
    required_models: summary.requiredModels.map(({ nodeId, nodeType, input, file, slot }) => ({
      node: nodeId,
      node_type: nodeType,
      input,
      file,
      slot,
    })),
    models: summary.modelsBySlot,
    vram_gb_quoted: summary.vramGigabytes,
    open_slots: summary.openSlots.map(snake),
  };
}

function frameRuleOf(rule: FrameRule) {
  if (rule.kind === 'discrete') return { kind: rule.kind, counts: rule.frameCounts };
  if (rule.kind === 'range') return { kind: rule.kind, min: rule.minFrames, max: rule.maxFrames };
  return { kind: rule.kind, step: rule.step, min: rule.minFrames, max: rule.maxFrames };
}

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

function slotsOf(inspection: WorkflowInspection) {
  return Object.fromEntries(
    inspection.slots.map(({ slot, places, source, isOpen }) => [
      snake(slot),
      {
        source,
        ...(isOpen ? { open: true } : {}),
        places: places.map(({ nodeId, nodeType, input, value }) => ({
          node: nodeId,
          node_type: nodeType,
          input,
          value,
        })),
      },
    ]),
  );
}

function lineFor(summary: WorkflowSummary): string {
  const { fileName, family, framesPerSecond, error } = summary;
  if (error !== null) return `${fileName.padEnd(44)} cannot be used: ${error}`;
  const starts = [
    ...(summary.takesStartImage ? ['image'] : ['text']),
    ...(summary.takesEndImage ? ['end image'] : []),
    ...(summary.sageFileName === null ? [] : ['sage variant']),
  ].join(', ');
  return `${fileName.padEnd(44)} ${family.padEnd(8)} ${`${framesPerSecond} fps`.padEnd(7)} ${starts}`;
}

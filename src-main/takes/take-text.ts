// A take for people: what was asked, in parts, and what went out. English in every language, as the files of a project are.
import type { TakeSidecar } from '#shared/model/take.ts';

export function textOf(sidecar: TakeSidecar): string {
  const { cost, prompt_parts: parts, input_as_sent: input } = sidecar;
  const madeBy = [sidecar.engine, sidecar.workflow_file, sidecar.model].filter(Boolean).join(', ');
  const size = `${sidecar.width}×${sidecar.height} at ${sidecar.fps} fps`;
  const lines = [
    `Shot ${sidecar.shot_id}, segment ${sidecar.segment_index}, take ${sidecar.take}`,
    `Made ${sidecar.finished_at} by ${madeBy}`,
    ...(cost === null ? [] : [`Cost: about ${cost.estimate} ${cost.currency} (${cost.source}, ${cost.date})`]),
    '',
    `Prompt: ${parts?.video ?? sidecar.prompt}`,
    ...(parts ? [`Background: ${parts.background}`, `Dialogue: ${parts.dialogue}`] : []),
    `Negative: ${sidecar.negative_prompt}`,
    `Seed: ${sidecar.seed}`,
    `Size: ${size}, ${sidecar.frames_requested} frames asked, ${sidecar.frames_delivered} delivered`,
    '',
    'As sent:',
    sidecar.text_as_sent,
    '',
    ...(input ? ['Everything that was sent:', ...input.map(([name, value]) => `${name}: ${value}`), ''] : []),
  ];
  return lines.join('\n');
}

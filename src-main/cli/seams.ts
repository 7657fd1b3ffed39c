// longtake seams DIR: every join inside the shots, measured; the worst first.
import type { SeamsReport, SeamView } from '#shared/model/seam.ts';
import { type Command, type CommandContext, EXIT } from './command.ts';
import { lookAtProject } from './look-at-project.ts';

export const seamsCommand: Command = {
  name: 'seams',
  summary: 'measure the joins inside the shots, and say what is corrected',
  usage:
    'longtake seams DIR [--engine draft|comfyui|wan-cli|replicate [--model NAME]] [--server URL]… [--workflow FILE] [--folder DIR]… [--json]',
  run(context) {
    return lookAtProject(this, context, async ({ studio, asJson, failed }) => {
      const report = await studio.call('seams.list', { wait: true });
      if (!report.ok) return failed(report.error);
      const seams = [...report.value.seams].sort((a, b) => scoreOf(b) - scoreOf(a));
      if (asJson) context.write(`${JSON.stringify(seamsToJson(seams))}\n`);
      else writeSeams(context, seams);
      return seams.some(({ status }) => status === 'failed') ? EXIT.someFailed : EXIT.done;
    });
  },
};

// What cannot be judged comes after what can.
const scoreOf = ({ figures }: SeamView): number => figures?.score ?? -1;

const rounded = (value: number): number => Number(value.toFixed(5));

function seamsToJson(seams: SeamsReport['seams']) {
  return {
    seams: seams.map(({ segmentKey, beforeKey, shotId, frameInShot, status, figures, choice, ...rest }) => ({
      seam: `${beforeKey} > ${segmentKey}`,
      ...{ shot_id: shotId, segment: segmentKey, frame_in_shot: frameInShot, status },
      ...(figures === null
        ? {}
        : {
            score: rounded(figures.score),
            grade: figures.grade,
            luma_step: rounded(figures.lumaStep),
            colour_step: rounded(figures.colourStep),
            repeat_difference: figures.repeatDifference === null ? null : rounded(figures.repeatDifference),
            is_repeat: figures.isRepeat,
            motion: {
              before: rounded(figures.motionBefore),
              across: rounded(figures.motionAcross),
              after: rounded(figures.motionAfter),
            },
            drift: rounded(figures.drift),
            words: figures.words,
          }),
      choice: choice ?? 'automatic',
      correction: rest.correction,
      possible_correction: rest.possibleCorrection,
      ...(rest.error === null ? {} : { error: rest.error }),
    })),
    corrected: seams.filter(({ correction }) => correction !== null).length,
    missing: seams.filter(({ status }) => status === 'missing').length,
  };
}

function writeSeams(context: CommandContext, seams: SeamsReport['seams']): void {
  const rows = seams.map((seam) => {
    const { figures, correction, status, error, segmentKey, beforeKey } = seam;
    const name = `${beforeKey} > ${segmentKey}`.padEnd(22);
    if (figures === null) return `${name} ${status}${error === null ? '' : `: ${error}`}`;
    const corrected =
      correction === null ? '' : `corrected ${correction.side} the join over ${correction.offsets.length} frames. `;
    return `${name} ${figures.grade.padEnd(8)} ${figures.score.toFixed(0).padStart(3)}  ${corrected}${figures.words.join(' ')}`;
  });
  context.write(`${[`${seams.length} joins`, ...rows].join('\n')}\n`);
}

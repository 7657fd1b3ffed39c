// Pictures, sounds and films that a workflow reads from the server's input folder and that Longtake does not send.
import { say } from '#shared/i18n/say.ts';
import type { Finding } from '#shared/studio-error.ts';
import { isLink } from '../../graph/index.ts';
import type { NodeInfos } from '../comfyui-models/server-spelling.ts';
import { reachedNodes } from './check-graph.ts';
import { ofWhichShots } from './of-which-shots.ts';
import type { WorkflowUse } from './workflow-uses.ts';

/** Loaders whose choices are the files right in the input folder, with the input that names one. */
const FILE_INPUTS: Readonly<Record<string, string>> = {
  LoadImage: 'image',
  LoadImageMask: 'image',
  LoadAudio: 'audio',
  LoadVideo: 'file',
  VHS_LoadVideo: 'video',
  VHS_LoadVideoFFmpeg: 'video',
  VHS_LoadAudioUpload: 'audio',
};
/** Endings that every server takes for a picture, a sound or a film; a file with another may be there unlisted. */
const SURELY_LISTED = /\.(png|jpe?g|gif|bmp|wav|mp3|mp4|mov|avi)$/i;

export function checkInputFiles({ loaded, graphs }: WorkflowUse, infos: NodeInfos): Finding[] {
  const { slots, summary } = loaded;
  const sent = new Set([...slots.startImage, ...slots.endImage].map(({ nodeId, input }) => `${nodeId} ${input}`));
  const found = graphs.map(({ graph, shotIds }) => {
    const reached = reachedNodes(graph, infos);
    const findings = Object.entries(graph).flatMap(([nodeId, { class_type: nodeType, inputs }]): Finding[] => {
      const input = Object.hasOwn(FILE_INPUTS, nodeType) ? (FILE_INPUTS[nodeType] ?? '') : '';
      const file = Object.hasOwn(inputs, input) ? inputs[input] : null;
      const choices = infos.get(nodeType)?.inputs[input]?.choices ?? null;
      if (choices === null || isLink(file) || typeof file !== 'string') return [];
      if (!reached.has(nodeId) || sent.has(`${nodeId} ${input}`) || choices.includes(withoutFolderMark(file)))
        return [];
      return [notListed({ nodeId, nodeType, input, file, workflowFile: summary.fileName })];
    });
    return { shotIds, findings };
  });
  return ofWhichShots(found);
}

/** ComfyUI lets a name end in the folder it lies in; without it is meant the input folder. */
const withoutFolderMark = (file: string): string => file.replace(/ ?\[input\]$/, '');

interface NamedFile {
  readonly nodeId: string;
  readonly nodeType: string;
  readonly input: string;
  readonly file: string;
  readonly workflowFile: string;
}

function notListed({ nodeId, nodeType, input, file, workflowFile }: NamedFile): Finding {
  const bare = withoutFolderMark(file);
  const isSure = !/[\\/]/.test(bare) && SURELY_LISTED.test(bare);
  return {
    severity: isSure ? 'problem' : 'warning',
    code: 'file-missing',
    message: isSure
      ? say`The workflow names the file ${file} (node ${nodeId}, ${nodeType}), which the server’s input folder does not have.`
      : say`The workflow names the file ${file} (node ${nodeId}, ${nodeType}). Whether the server has it is not known: it lists only the usual files right in its input folder.`,
    remedy: say`Put the file into ComfyUI’s input folder or choose another one in the workflow, then check again.`,
    filePath: workflowFile,
    jsonPath: `$[${JSON.stringify(nodeId)}].inputs[${JSON.stringify(input)}]`,
  };
}

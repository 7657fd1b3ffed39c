// Video Combine of ComfyUI-VideoHelperSuite: its own UI key, its own names, a picture beside the film, a second file
// where there is sound.
import type { NodeRun } from './node-run.ts';
import { NodeFailure, type NodeResult, needKind, numberInput, textInput, valueOfKind } from './node-values.ts';
import { nextOutputName, outputFileName, outputPath } from './output-names.ts';
import { pickFrames } from './pixels.ts';
import { encodeFilm, type FilmKind, H264, VP9, WEBP } from './save-film-nodes.ts';
import { savePng } from './save-picture-nodes.ts';

const KINDS: Readonly<Record<string, FilmKind>> = {
  'video/h264-mp4': H264,
  'video/webm': VP9,
  'image/webp': WEBP,
  'image/gif': { extension: 'gif', codec: [] },
};

export async function vhsVideoCombine(run: NodeRun): Promise<NodeResult> {
  const images = needKind(run.inputs, 'images', 'images');
  const format = textInput(run.inputs, 'format');
  const kind = KINDS[format];
  if (!kind) throw new NodeFailure('ValueError', `${format} is not played by this test server`);
  const type = run.inputs.save_output === false ? 'temp' : 'output';
  const name = await nextOutputName(run.folders[type], textInput(run.inputs, 'filename_prefix'), images);
  const fps = numberInput(run.inputs, 'frame_rate', 8);
  const workflow = outputFileName(name, 0, 'png', '');
  await savePng(run, pickFrames(images, 0, 1), outputPath(name, workflow));
  for (let frame = 1; frame <= images.frameCount; frame += 1) run.reportStep(frame, images.frameCount, null);
  const silent = outputFileName(name, 0, kind.extension, '');
  await encodeFilm(run, images, fps, kind, outputPath(name, silent), null);
  const sound = valueOfKind(run.inputs, 'audio', 'sound');
  const isHeard = sound !== null && format.startsWith('video/');
  const filename = isHeard ? outputFileName(name, 0, kind.extension, '-audio') : silent;
  if (isHeard) await encodeFilm(run, images, fps, kind, outputPath(name, filename), sound);
  const fullpath = outputPath(name, filename);
  const item = { filename, subfolder: name.subfolder, type, format, frame_rate: fps, workflow, fullpath };
  return { outputs: [{ kind: 'token', type: 'VHS_FILENAMES' }], ui: { gifs: [item] } };
}

// Pictures, videos and sounds a graph loads that a segment does not replace: the user must know that every segment gets them.
import { say } from '#shared/i18n/say.ts';
import { type ComfyGraph, type InputAddress, nodeOf, titleOf, upstreamOf } from './comfy-graph.ts';
import { keyOf } from './distinct.ts';

const FILE_INPUTS = ['image', 'video', 'file', 'audio'];
const MEDIA_FILE =
  /\.(png|jpe?g|webp|gif|bmp|tiff?|avif|mp4|mov|webm|mkv|avi|m4v|wav|mp3|flac|ogg|opus|m4a|aac)(\s*\[\w+\])?$/i;
const MAX_NAMED = 8;

/** `replaced`: the places that get a segment's own pictures. */
export function filesThatStay(
  graph: ComfyGraph,
  saveNodeId: string,
  replaced: readonly InputAddress[],
): readonly InputAddress[] {
  const isReplaced = new Set(replaced.map(keyOf));
  const used = upstreamOf(graph, [saveNodeId]);
  return Object.entries(graph)
    .filter(([nodeId]) => used.has(nodeId))
    .flatMap(([nodeId, node]) =>
      FILE_INPUTS.filter((input) => MEDIA_FILE.test(textAt(node.inputs[input]))).map((input) => ({ nodeId, input })),
    )
    .filter((place) => !isReplaced.has(keyOf(place)));
}

/** `These files stay as the graph names them: start.webp (Load Image, node 144).` */
export function noteOnStayingFiles(graph: ComfyGraph, places: readonly InputAddress[]): string {
  const named = places.slice(0, MAX_NAMED).map(({ nodeId, input }) => {
    const node = nodeOf(graph, nodeId);
    return say`${textAt(node?.inputs[input])} (${titleOf(node) || (node?.class_type ?? '')}, node ${nodeId})`;
  });
  const rest = places.length - MAX_NAMED;
  const names = named.join(', ');
  return rest > 0
    ? say`These files stay as the graph names them: ${names}, and ${rest} more.`
    : say`These files stay as the graph names them: ${names}.`;
}

const textAt = (value: unknown): string => (typeof value === 'string' ? value : '');

// longtake-media://project/<path>: pictures and film of the open project, with byte ranges, so that a <video> can seek.
import { decodePath } from './page-protocol.ts';

export const MEDIA_SCHEME = 'longtake-media';
const HOST = 'project';

export type AnswerMedia = (mediaPath: string, request: Request) => Promise<Response>;

/** Refuses what is not a plain path before the studio is asked; the studio keeps it inside the project folder. */
export async function answerMediaRequest(answerMedia: AnswerMedia, request: Request): Promise<Response> {
  const url = new URL(request.url);
  const mediaPath = url.host === HOST ? decodePath(url.pathname) : null;
  if (mediaPath === null) return new Response(null, { status: 404 });
  return answerMedia(mediaPath, request);
}

// The HTTP side of the served studio: the page, requests of the contract, and media with ranges.
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HELD_HEADER, heldFromHeader, PAGE_HEADER } from '#shared/contract/carried-messages.ts';
import type { PageLines } from '#shared/contract/page-line.ts';
import { say } from '#shared/i18n/say.ts';
import type { Studio } from '../studio/index.ts';
import { cookieName, judgeRequest, sameToken } from './session-token.ts';

export interface HttpAppOptions {
  readonly studio: Studio;
  /** What each page was sent, so that the next can be the difference. */
  readonly lines: PageLines;
  readonly token: string;
  readonly port: () => number;
  /** Folder of the built page. */
  readonly rendererPath: string;
}

const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "img-src 'self' blob: data:",
  "media-src 'self' blob:",
  "style-src 'self' 'unsafe-inline'",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "form-action 'none'",
].join('; ');

/** A workflow brought in by a user is the largest thing a page sends; a picture of 100 MB, in base64, the one exception. */
const MOST_BODY_BYTES = 32 * 1024 * 1024;
const MOST_PICTURE_BODY_BYTES = 144 * 1024 * 1024;

export function factsOf(header: (name: string) => string | undefined, method: string) {
  return {
    method,
    host: header('host') ?? null,
    origin: header('origin') ?? null,
    cookie: header('cookie') ?? null,
    authorization: header('authorization') ?? null,
  };
}

export function createHttpApp({ studio, lines, token, port, rendererPath }: HttpAppOptions): Hono {
  const app = new Hono();
  app.use(async (context, next) => {
    const verdict = judgeRequest(
      factsOf((name) => context.req.header(name), context.req.method),
      port(),
      token,
    );
    if (verdict === 'wrong-host' || verdict === 'wrong-origin') return context.text('Forbidden', 403);
    const ticket = context.req.query('token');
    // The printed URL carries the token once; from then on it lives in a cookie that scripts cannot read.
    if (ticket !== undefined && context.req.path === '/' && sameToken(ticket, token))
      return signIn(context, port(), token);
    if (verdict === 'no-token')
      return context.text(say`This studio wants a token. Open the URL that the terminal printed.`, 401);
    await next();
    setSecurityHeaders(context);
  });
  app.post('/api/:name', limitBody, async (context) => {
    const body: unknown = await context.req.json().catch(() => undefined);
    const name = context.req.param('name');
    const answer = await studio.answer(name, body);
    const pageId = context.req.header(PAGE_HEADER);
    // A script asks without saying who it is, and gets values as they are.
    if (pageId === undefined) return Response.json(answer);
    return Response.json(lines.of(pageId).answer(name, answer, heldFromHeader(context.req.header(HELD_HEADER))));
  });
  app.on(['GET', 'HEAD'], '/media/*', async (context) => {
    const path = decodePath(new URL(context.req.url).pathname.slice('/media/'.length));
    return path === null ? new Response(null, { status: 404 }) : studio.answerMedia(path, context.req.raw);
  });
  app.get('*', serveStatic({ root: rendererPath, index: 'index.html' }));
  app.get('/', (context) =>
    context.text(say`The page is not built: ${join(rendererPath, 'index.html')} is missing.`, 503),
  );
  return app;
}

const limitPicture = bodyLimit({ maxSize: MOST_PICTURE_BODY_BYTES });
const limitOthers = bodyLimit({ maxSize: MOST_BODY_BYTES });
const limitBody: typeof limitOthers = (context, next) =>
  (context.req.path === '/api/keyframes.import' ? limitPicture : limitOthers)(context, next);

function signIn(context: Context, port: number, token: string): Response {
  context.header('Set-Cookie', `${cookieName(port)}=${token}; Path=/; HttpOnly; SameSite=Strict`);
  return context.redirect('/', 302);
}

function setSecurityHeaders(context: Context): void {
  context.header('Content-Security-Policy', CONTENT_SECURITY_POLICY);
  context.header('X-Content-Type-Options', 'nosniff');
  context.header('Referrer-Policy', 'no-referrer');
  context.header('Cross-Origin-Resource-Policy', 'same-origin');
}

function decodePath(path: string): string | null {
  try {
    return path.split('/').map(decodeURIComponent).join('/');
  } catch {
    return null;
  }
}

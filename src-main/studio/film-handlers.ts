// Requests about the film, its seams and its exports.
import { ok } from '#shared/result.ts';
import type { Handlers } from './answer-request.ts';
import type { WithDesk } from './desk-holder.ts';
import type { ProjectDesk } from './project-desk.ts';

export function filmHandlers(withDesk: WithDesk, currentDesk: () => ProjectDesk | null) {
  return {
    'film.view': () => withDesk(({ films }) => films.view()),
    'seams.list': ({ wait }) => withDesk(({ seams }) => seams.list(wait)),
    'seams.preview': ({ segmentKey }) => withDesk(({ seams }) => seams.preview(segmentKey)),
    'export.start': (request) => withDesk(({ exports }) => exports.start(request)),
    'export.cancel': async () => ok((await currentDesk()?.exports.cancel()) ?? null),
    'export.current': async () => ok(currentDesk()?.exports.current() ?? null),
  } satisfies Partial<Handlers>;
}

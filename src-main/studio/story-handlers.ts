// The requests about stories that open no project: what one would become, its arcs, and projects for a list of products.
import { ok } from '#shared/result.ts';
import { listArcs, previewOf } from '../story/index.ts';
import type { Handlers } from './answer-request.ts';
import { surroundingsOf } from './new-project.ts';
import type { StudioParts } from './open-studio-parts.ts';
import { createProductProjects } from './product-projects.ts';
import { readSource } from './read-story.ts';
import { typedPath } from './typed-path.ts';

export function storyHandlers(parts: StudioParts) {
  return {
    'story.preview': async (source) => {
      const read = await readSource(source);
      return read.ok ? ok(previewOf(read.value.story, read.value.pictures)) : read;
    },
    'story.arcs': async () => ok(listArcs()),
    'project.createFromProducts': ({ parentPath, ...file }) =>
      createProductProjects(typedPath(parentPath), file, surroundingsOf(parts)),
  } satisfies Partial<Handlers>;
}

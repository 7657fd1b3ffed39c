// @vitest-environment jsdom
import { cleanup, configure, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { createStores } from '../app/create-stores.ts';
import { renderForTest } from '../app/render-for-test.tsx';
import { useProject } from '../app/stores-context.ts';
import { standInScene } from '../studio-client/stand-in-scenes.ts';
import { ShotEditor } from './shot-editor.tsx';
import { crossfadeHint } from './transition-words.ts';

// What is typed is saved after a pause, and the plan is built anew after that.
configure({ asyncUtilTimeout: 5_000 });

afterEach(cleanup);

function Editor({ shotId }: { readonly shotId: string }) {
  const shots = useProject((state) => state.view?.storyboard?.shots) ?? [];
  const position = shots.findIndex((entry) => entry.shotId === shotId);
  const shot = shots[position];
  if (!shot) return null;
  const previous = shots[position - 1] ?? null;
  return (
    <ShotEditor
      shot={shot}
      place={position}
      count={shots.length}
      keyframe={undefined}
      previous={previous}
      previousKeyframe={undefined}
    />
  );
}

async function openEditor(shotId: string) {
  const studio = standInScene('film');
  const stores = createStores(studio, vi.fn());
  await waitFor(() => expect(stores.film.getState().view).not.toBeNull());
  renderForTest(stores, <Editor shotId={shotId} />);
  const transition = () =>
    stores.project.getState().view?.storyboard?.shots.find((shot) => shot.shotId === shotId)?.transition;
  return { studio, stores, transition };
}

it('makes a crossfade of a cut, takes seconds, and goes back to a cut', async () => {
  const { studio, transition } = await openEditor('002');
  fireEvent.click(screen.getByRole('radio', { name: 'Crossfade' }));
  await waitFor(() => expect(transition()).toEqual({ kind: 'crossfade', durationSeconds: 0.5 }));
  const seconds = screen.getByLabelText('Seconds');
  fireEvent.change(seconds, { target: { value: '0' } });
  expect(screen.getByText('More than 0, at most 60')).toBeTruthy();
  fireEvent.change(seconds, { target: { value: '1.25' } });
  // The plan now renders thirty frames for it.
  expect(await screen.findByText(/renders 1.25 s more \(30 frames\)/)).toBeTruthy();
  fireEvent.click(screen.getByRole('radio', { name: 'Cut' }));
  await waitFor(() => expect(transition()?.kind).toBe('cut'));
  expect(studio.inputsOf('project.edit').at(-1)?.command).toEqual({
    kind: 'shots.change',
    shotIds: ['002'],
    patch: { transition: null },
  });
});

it('says why a crossfade is shown as a cut, and offers what would help', async () => {
  const { stores } = await openEditor('003');
  expect(screen.getByText('The film cuts here instead of fading.')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Render again…' }));
  expect(stores.renderAgain.getState()).toMatchObject({ segmentKey: '003/1', seed: 'same' });
});

it('offers no transition out of the last shot', async () => {
  await openEditor('006');
  expect(screen.getByRole('radio', { name: 'Crossfade' })).toHaveProperty('disabled', true);
  expect(crossfadeHint({ seconds: 1, isLast: true, handleFrames: 0 })).toMatch(/waits until another shot follows/);
});

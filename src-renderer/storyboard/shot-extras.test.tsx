// @vitest-environment jsdom
// A shot's engine, style, sound, references, overlays and voice-over.
import { cleanup, configure, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import type { Shot } from '#shared/model/storyboard.ts';
import { createStores } from '../app/create-stores.ts';
import { renderForTest } from '../app/render-for-test.tsx';
import { useProject } from '../app/stores-context.ts';
import { standInScene } from '../studio-client/stand-in-scenes.ts';
import { BoardSide } from './board-side.tsx';
import { ExtraMarks } from './extra-marks.tsx';
import { ShotListContext } from './shot-list.ts';
import { useBuiltShotList } from './use-built-shot-list.ts';

configure({ asyncUtilTimeout: 5_000 });
afterEach(cleanup);

function Side({ shots }: { readonly shots: readonly Shot[] }) {
  return (
    <ShotListContext value={useBuiltShotList(shots)}>
      <BoardSide />
      {shots.map((shot) => (
        <div key={shot.shotId} data-testid={`marks-${shot.shotId}`}>
          <ExtraMarks shot={shot} />
        </div>
      ))}
    </ShotListContext>
  );
}

function Page() {
  const shots = useProject((state) => state.view?.storyboard?.shots);
  return shots ? <Side shots={shots} /> : null;
}

async function open(...shotIds: string[]) {
  const studio = standInScene('engines');
  const report = vi.fn();
  const stores = createStores(studio, report);
  await stores.app.getState().refetch();
  await waitFor(() => expect(stores.plan.getState().view).not.toBeNull());
  stores.storyboard.getState().chooseAll(shotIds);
  renderForTest(stores, <Page />);
  const shot = (shotId = shotIds[0]) =>
    stores.project.getState().view?.storyboard?.shots.find((entry) => entry.shotId === shotId);
  return { studio, report, shot };
}

const part = (name: string) => within(screen.getByRole('region', { name }));
const choose = async (option: RegExp) => {
  fireEvent.click(part('Engine and style').getByRole('button', { name: /^Renders with/ }));
  fireEvent.click(await screen.findByRole('option', { name: option }));
};

it('gives a shot its own engine, and the project’s back', async () => {
  const { shot } = await open('001');
  await choose(/^Kling 2.5/);
  await waitFor(() =>
    expect(shot()).toMatchObject({ engine: 'replicate', engineModel: 'kwaivgi/kling-v2.5-turbo-pro' }),
  );
  // What Kling cannot is said where it is asked for.
  expect(part('Sound').getByText('Left out: Kling 2.5 Turbo Pro makes no sound.')).toBeTruthy();
  await choose(/^As the project/);
  await waitFor(() => expect(shot()).toMatchObject({ engine: null, engineModel: null }));
  expect(part('Sound').getByText('Veo 3.1 Fast makes sound: both join the prompt.')).toBeTruthy();
});

it('gives several shots one engine in one step', async () => {
  const { studio } = await open('003', '004');
  expect(part('Engine and style').getByText('several values')).toBeTruthy();
  await choose(/^Draft/);
  await waitFor(() =>
    expect(studio.inputsOf('project.edit').map(({ command }) => command)).toEqual([
      { kind: 'shots.change', shotIds: ['003', '004'], patch: { engine: 'draft', engine_model: null } },
    ]),
  );
});

it('lists references, says which is not there, adds by path and takes away', async () => {
  const { shot } = await open('003');
  const references = part('References');
  expect(references.getByText('Not found')).toBeTruthy();
  expect(references.getByText('Veo 3.1 takes up to 3.')).toBeTruthy();
  fireEvent.click(references.getByRole('button', { name: /^By its path/ }));
  fireEvent.change(references.getByRole('textbox'), { target: { value: ' references/mate.png ' } });
  fireEvent.keyDown(references.getByRole('textbox'), { key: 'Enter' });
  await waitFor(() => expect(shot()?.referenceImages).toHaveLength(3));
  expect(shot()?.referenceImages.at(-1)).toBe('references/mate.png');
  fireEvent.click(references.getByRole('button', { name: 'Remove references/boat.png' }));
  await waitFor(() => expect(shot()?.referenceImages).toEqual(['references/captain.png', 'references/mate.png']));
});

it('lays pictures over the keyframe where the style says, until somebody says otherwise', async () => {
  const { shot } = await open('006');
  const overlays = part('Laid over the keyframe');
  fireEvent.click(overlays.getByRole('button', { name: 'As the style Luxury places it' }));
  await waitFor(() => expect(shot()?.overlays).toEqual([{ image: 'product/lamp.png' }]));
  expect(overlays.getByRole('button', { name: 'centre' }).getAttribute('aria-pressed')).toBe('true');
  fireEvent.click(overlays.getByRole('button', { name: 'top left' }));
  await waitFor(() => expect(shot()?.overlays).toEqual([{ image: 'product/lamp.png', position: 'top-left' }]));
});

it('takes the length of a voice-over, and tells why one gives none', async () => {
  const { studio, report, shot } = await open('004');
  fireEvent.click(screen.getByRole('button', { name: 'Length from a voice-over…' }));
  const file = screen.getByRole('textbox', { name: 'Voice-over file' });
  fireEvent.change(file, { target: { value: 'notes.txt' } });
  fireEvent.click(screen.getByRole('button', { name: 'Take its length' }));
  await waitFor(() => expect(report).toHaveBeenCalledWith(expect.objectContaining({ code: 'bad-file' })));
  fireEvent.change(file, { target: { value: 'audio/voice.wav' } });
  fireEvent.keyDown(file, { key: 'Enter' });
  await waitFor(() => expect(shot()).toMatchObject({ voiceOver: 'audio/voice.wav', durationSeconds: 6.4 }));
  expect(studio.inputsOf('shots.followVoice').at(-1)).toMatchObject({ shotId: '004', filePath: 'audio/voice.wav' });
});

it('marks what a shot has beyond the usual', async () => {
  await open('001');
  const marks = (shotId: string) =>
    within(screen.getByTestId(`marks-${shotId}`))
      .queryAllByRole('img')
      .map((mark) => mark.getAttribute('aria-label'));
  expect(marks('001')).toEqual(['Says what is to be heard']);
  expect(marks('003')).toEqual(['Renders with Replicate · Veo 3.1', 'Says what is to be heard', '2 references']);
  expect(marks('006')).toEqual(['Renders with Draft (built in)', '1 picture laid over its keyframe']);
});

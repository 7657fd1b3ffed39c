// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { createStores } from '../app/create-stores.ts';
import { renderForTest } from '../app/render-for-test.tsx';
import { standInScene } from '../studio-client/stand-in-scenes.ts';
import { FilmSection } from './film-section.tsx';
import { filmToDisk, loudnessChoices, musicChoices } from './film-values.ts';

afterEach(cleanup);

async function openSection() {
  const studio = standInScene('film');
  const stores = createStores(studio, vi.fn());
  await waitFor(() => expect(stores.film.getState().view).not.toBeNull());
  renderForTest(stores, <FilmSection />);
  const saved = () => studio.inputsOf('project.edit').map(({ command }) => command);
  return { stores, saved };
}

it('saves the whole of it with every change, and loses none that is still on its way', async () => {
  const { stores, saved } = await openSection();
  const fadeIn = screen.getByLabelText('Fade in, seconds');
  fireEvent.change(fadeIn, { target: { value: '1.5' } });
  fireEvent.blur(fadeIn);
  // Before the studio has answered.
  fireEvent.click(screen.getByRole('switch', { name: /^Burn in/ }));
  await waitFor(() => expect(saved()).toHaveLength(2));
  expect(saved()[1]).toEqual({
    kind: 'project.change',
    patch: {
      film: {
        fade_in: 1.5,
        fade_out: 0,
        end_card: null,
        audio_bed: null,
        keep_clip_audio: true,
        loudness_lufs: null,
        shot_labels: true,
      },
    },
  });
  await waitFor(() =>
    expect(stores.project.getState().view?.settings.film).toMatchObject({ fadeInSeconds: 1.5, shotLabels: true }),
  );
});

it('has an end card where there is text, with seconds of its own', async () => {
  const { stores } = await openSection();
  const card = () => stores.project.getState().view?.settings.film.endCard;
  expect(screen.getByLabelText('Card, seconds')).toHaveProperty('disabled', true);
  const text = screen.getByLabelText('End card');
  fireEvent.change(text, { target: { value: 'The end' } });
  fireEvent.blur(text);
  await waitFor(() => expect(card()).toEqual({ text: 'The end', durationSeconds: 3 }));
  const seconds = screen.getByLabelText('Card, seconds');
  fireEvent.change(seconds, { target: { value: '90' } });
  fireEvent.blur(seconds);
  expect(screen.getByText('0.5 to 60')).toBeTruthy();
  fireEvent.change(seconds, { target: { value: '5' } });
  fireEvent.blur(seconds);
  await waitFor(() => expect(card()).toEqual({ text: 'The end', durationSeconds: 5 }));
  fireEvent.change(text, { target: { value: ' ' } });
  fireEvent.blur(text);
  await waitFor(() => expect(card()).toBeNull());
});

it('still shows a sound file that is gone and a loudness of the file’s own', () => {
  expect(musicChoices(['audio/a.wav'], 'audio/b.wav')).toEqual([
    { value: '', label: 'None' },
    { value: 'audio/a.wav', label: 'a.wav' },
    { value: 'audio/b.wav', label: 'b.wav (not there)' },
  ]);
  expect(loudnessChoices(-18).map(({ label }) => label)).toEqual([
    'As it is',
    '−14 LUFS, for the web',
    '−16 LUFS, for podcasts',
    '−23 LUFS, for broadcast (EBU R 128)',
    '−18 LUFS',
  ]);
});

it('names every key of the file', () => {
  const bed = { file: 'audio/a.wav', gainDb: -6 };
  const film = { fadeInSeconds: 1, fadeOutSeconds: 2, endCard: null, audioBed: bed, keepClipAudio: false };
  expect(filmToDisk({ ...film, loudnessLufs: -23, shotLabels: true })).toEqual({
    fade_in: 1,
    fade_out: 2,
    end_card: null,
    audio_bed: { file: 'audio/a.wav', gain_db: -6 },
    keep_clip_audio: false,
    loudness_lufs: -23,
    shot_labels: true,
  });
});

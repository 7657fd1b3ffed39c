// @vitest-environment jsdom
import { MantineProvider } from '@mantine/core';
import { act, cleanup, render, screen } from '@testing-library/react';
import { Profiler } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { createStores } from '../app/create-stores.ts';
import { StoresContext } from '../app/stores-context.ts';
import { standInJob, standInRun, toRender } from '../studio-client/stand-in-project.ts';
import { StandInStudio } from '../studio-client/stand-in-studio.ts';
import { SegmentRow } from './segment-row.tsx';

// Mantine asks for the preferred colour scheme; jsdom has no media queries.
window.matchMedia = (query) =>
  ({
    matches: false,
    media: query,
    addEventListener: () => {},
    removeEventListener: () => {},
  }) as unknown as MediaQueryList;

afterEach(cleanup);

it('draws only the row again whose job made progress', () => {
  const studio = new StandInStudio();
  const stores = createStores(studio, vi.fn());
  const drawn: string[] = [];
  const keys = ['001/0', '001/1', '002/0'];
  const progress = (fraction: number) =>
    studio.emit(
      'run.changed',
      standInRun(keys.map((key, index) => standInJob(key, index === 1 ? { state: 'running', fraction } : {}))),
    );
  progress(0.1);
  render(
    <MantineProvider>
      <StoresContext value={stores}>
        {keys.map((key) => (
          <Profiler key={key} id={key} onRender={(id) => drawn.push(id)}>
            <SegmentRow line={{ kind: 'segment', key, number: 1, count: 1 }} standing={toRender} />
          </Profiler>
        ))}
      </StoresContext>
    </MantineProvider>,
  );
  drawn.length = 0;
  act(() => progress(0.2));
  act(() => progress(0.3));
  expect(drawn).toEqual(['001/1', '001/1']);
  expect(screen.getByTestId('segment-row-001/1').dataset.state).toBe('running');
  expect(screen.getByTestId('segment-row-002/0').dataset.state).toBe('waiting');
  expect(screen.getByText('30 %')).toBeTruthy();
});

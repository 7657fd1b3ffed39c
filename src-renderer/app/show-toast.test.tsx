// @vitest-environment jsdom
import { Notifications, notifications } from '@mantine/notifications';
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { StandInStudio } from '../studio-client/stand-in-studio.ts';
import { createStores } from './create-stores.ts';
import { renderForTest } from './render-for-test.tsx';
import { reportError, showNotice } from './report-error.tsx';
import { focusNewestToast, offerUndo, showToast } from './show-toast.tsx';

beforeEach(() => {
  vi.useFakeTimers();
  renderForTest(createStores(new StandInStudio(), vi.fn()), <Notifications className="lt-notifications" />);
});
afterEach(() => {
  act(() => notifications.clean());
  cleanup();
  vi.useRealTimers();
});

const failure = { code: 'server-unreachable' as const, message: 'It does not answer.', remedy: 'Start it.' };

it('keeps an error until it is closed, says it once, and offers to try again', () => {
  const retry = vi.fn();
  act(() => {
    reportError(failure);
    reportError(failure, retry);
    showNotice({ severity: 'success', message: 'The film is ready' });
  });
  expect(screen.getAllByText('It does not answer.')).toHaveLength(1);
  expect(screen.getAllByRole('status')).toHaveLength(1);
  act(() => vi.advanceTimersByTime(60_000));
  // It fades before it goes.
  act(() => vi.advanceTimersByTime(1_000));
  expect(screen.queryByText('The film is ready')).toBeNull();
  expect(screen.getByRole('alert').textContent).toContain('Copy details');
  fireEvent.click(screen.getByRole('button', { name: 'Retry' }));
  act(() => vi.advanceTimersByTime(1_000));
  expect([retry.mock.calls.length, screen.queryByRole('alert')]).toEqual([1, null]);
});

it('names the file that an error is about, once', () => {
  act(() => {
    reportError({
      code: 'file-missing',
      message: 'It is not there.',
      remedy: 'Check it.',
      filePath: '/film/voice.wav',
    });
    reportError({ code: 'bad-file', message: '/film/a.png is no picture.', remedy: '', filePath: '/film/a.png' });
  });
  const [missing, bad] = screen.getAllByRole('alert').map(({ textContent }) => textContent);
  expect(missing).toContain('/film/voice.wav');
  expect(bad?.split('/film/a.png')).toHaveLength(2);
});

it('takes the newest way back, though the words are the same', () => {
  const [first, second] = [vi.fn(), vi.fn()];
  act(() => {
    offerUndo('Shot removed', first);
    offerUndo('Shot removed', second);
  });
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
  expect([first.mock.calls.length, second.mock.calls.length]).toEqual([0, 1]);
});

it('is reached with the keyboard, and left with Escape', () => {
  const before = document.body.appendChild(document.createElement('button'));
  before.focus();
  act(() => void showToast({ tone: 'info', title: 'Moved', actions: [{ label: 'Undo', act: vi.fn() }] }));
  focusNewestToast();
  expect(document.activeElement?.textContent).toBe('Undo');
  fireEvent.keyDown(document.activeElement ?? before, { key: 'Escape' });
  act(() => vi.advanceTimersByTime(1_000));
  expect([screen.queryByRole('status'), document.activeElement]).toEqual([null, before]);
  before.remove();
});

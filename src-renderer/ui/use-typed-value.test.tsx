// @vitest-environment jsdom
import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useTypedValue } from './use-typed-value.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function setUp(stored = '3') {
  const onCommit = vi.fn();
  const hook = renderHook(
    (props: { stored: string }) =>
      useTypedValue({ ...props, isValid: (text) => Number(text) > 0, onCommit, pauseMs: 600 }),
    { initialProps: { stored } },
  );
  return { ...hook, onCommit };
}

it('hands on after a pause, once', () => {
  const { result, onCommit } = setUp();
  act(() => result.current.type('4'));
  act(() => result.current.type('4.5'));
  act(() => void vi.advanceTimersByTime(599));
  expect(onCommit).not.toHaveBeenCalled();
  act(() => void vi.advanceTimersByTime(1));
  expect(onCommit.mock.calls).toEqual([['4.5']]);
});

it('keeps what cannot be taken in the field and does not hand it on', () => {
  const { result, onCommit } = setUp();
  act(() => result.current.type('-'));
  act(() => result.current.commit());
  act(() => void vi.advanceTimersByTime(2_000));
  expect(result.current).toMatchObject({ text: '-', invalid: true });
  expect(onCommit).not.toHaveBeenCalled();
});

it('follows the stored value again once that has caught up', () => {
  const { result, rerender } = setUp();
  act(() => result.current.type('5'));
  rerender({ stored: '5' });
  rerender({ stored: '6' });
  expect(result.current.text).toBe('6');
});

it('hands on what was typed when the field goes away', () => {
  const { result, onCommit, unmount } = setUp();
  act(() => result.current.type('8'));
  unmount();
  expect(onCommit.mock.calls).toEqual([['8']]);
});

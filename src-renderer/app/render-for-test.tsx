// For tests in jsdom: a part of the page with its theme and stores, and what jsdom lacks of a browser.
import { MantineProvider } from '@mantine/core';
import { type RenderResult, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import type { Stores } from './create-stores.ts';
import { StoresContext } from './stores-context.ts';
import { theme } from './theme.ts';

class NoResizes implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

/** Mantine asks for media queries, sizes and scrolling; jsdom lays nothing out. */
function standInForLayout(): void {
  window.matchMedia = (query) =>
    ({
      matches: false,
      media: query,
      addEventListener: () => {},
      removeEventListener: () => {},
    }) as unknown as MediaQueryList;
  window.ResizeObserver ??= NoResizes;
  Element.prototype.scrollIntoView ??= () => {};
  // A text field that grows listens for fonts.
  if (!('fonts' in document)) Object.defineProperty(document, 'fonts', { value: new EventTarget() });
}

export function renderForTest(stores: Stores, part: ReactNode): RenderResult {
  standInForLayout();
  return render(
    <MantineProvider theme={theme} env="test">
      <StoresContext value={stores}>{part}</StoresContext>
    </MantineProvider>,
  );
}

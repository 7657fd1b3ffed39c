// The queue at the foot of the other panels.
import type { Locator, Page } from '@playwright/test';

export class Dock {
  readonly dock: Locator;

  constructor(page: Page) {
    this.dock = page.getByRole('region', { name: 'Queue' });
  }

  rowsIn(state: 'running' | 'waiting' | 'failed' | 'done'): Locator {
    return this.dock.locator(`[data-testid^="dock-row-"][data-state="${state}"]`);
  }
}

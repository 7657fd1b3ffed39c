// The slim line above the panels that leads to the first film.
import type { Locator, Page } from '@playwright/test';

export class FirstSteps {
  readonly line: Locator;
  readonly render: Locator;
  readonly watch: Locator;

  constructor(page: Page) {
    this.line = page.getByRole('region', { name: 'The first film' });
    this.render = this.line.getByRole('button', { name: 'Render the film' });
    this.watch = this.line.getByRole('button', { name: 'Watch the film' });
  }
}

// @vitest-environment jsdom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { ok } from '#shared/result.ts';
import { createStores } from '../app/create-stores.ts';
import { renderForTest } from '../app/render-for-test.tsx';
import { StandInStudio } from '../studio-client/stand-in-studio.ts';
import { standInInspection, standInWorkflow } from '../studio-client/stand-in-workflows.ts';
import { BrokenWorkflows } from './broken-workflows.tsx';

afterEach(cleanup);

it('lets the user into a workflow that only waits for a choice, not into a broken one', () => {
  const waiting = standInWorkflow({
    fileName: 'gcv_waits.json',
    error: 'Nobody knows the prompt.',
    openSlots: ['positive'],
  });
  const broken = standInWorkflow({ fileName: 'gcv_torn.json', error: 'This file is not JSON.', openSlots: [] });
  const studio = new StandInStudio({ 'workflows.inspect': () => ok(standInInspection(waiting)) });
  renderForTest(createStores(studio, vi.fn()), <BrokenWorkflows workflows={[waiting, broken, standInWorkflow()]} />);
  expect(screen.getByText('gcv_waits.json cannot be used yet')).toBeTruthy();
  expect(screen.getByText('gcv_torn.json cannot be used')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Look inside' }));
  expect(studio.inputsOf('workflows.inspect')).toEqual([{ fileName: 'gcv_waits.json' }]);
});

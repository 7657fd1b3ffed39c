// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import type { ModelReport } from '#shared/model/model-report.ts';
import { ok } from '#shared/result.ts';
import { createStores } from '../app/create-stores.ts';
import { renderForTest } from '../app/render-for-test.tsx';
import { serverDown } from '../studio-client/stand-in-machine.ts';
import { standInProject, standInShot } from '../studio-client/stand-in-project.ts';
import { standInModels } from '../studio-client/stand-in-reports.ts';
import { StandInStudio } from '../studio-client/stand-in-studio.ts';
import { standInWorkflow } from '../studio-client/stand-in-workflows.ts';
import { ModelsSection } from './models-section.tsx';

const LOW = 'wan2.2_i2v_low_noise_14B_fp8_scaled.safetensors';

afterEach(cleanup);

async function setUp(report: ModelReport) {
  let view = standInProject([standInShot(0)]);
  const studio = new StandInStudio({
    'project.current': () => ok(view),
    'project.edit': ({ command }) => {
      const models = command.kind === 'project.change' ? (command.patch.models ?? {}) : {};
      view = { ...view, revision: view.revision + 1, settings: { ...view.settings, models } };
      return ok(view);
    },
    'workflows.models': () => ok(report),
  });
  const stores = createStores(studio, vi.fn());
  await waitFor(() => expect(stores.project.getState().view).not.toBeNull());
  renderForTest(stores, <ModelsSection />);
  return studio;
}

it('says of a missing file where it belongs and where to get it', async () => {
  await setUp(standInModels('models-missing', standInWorkflow(), null));
  await screen.findByText('3 of 4 files are missing');
  const row = within(screen.getByTestId(`model-${LOW}`));
  expect(row.getByText('models/diffusion_models')).toBeTruthy();
  expect(row.getByText('Missing · 14.3 GB')).toBeTruthy();
  const link = row.getByRole('link');
  expect([link.getAttribute('href'), link.getAttribute('target'), link.getAttribute('rel')]).toEqual([
    'https://huggingface.co/Comfy-Org/Wan_2.2_ComfyUI_Repackaged',
    '_blank',
    'noreferrer',
  ]);
  expect(within(screen.getByTestId('model-umt5_xxl_fp8_e4m3fn_scaled.safetensors')).queryByRole('link')).toBeNull();
});

it('makes no link of an address that is none of the web', async () => {
  const report = standInModels('models-missing', standInWorkflow(), null);
  const required = report.required.map((file) => ({ ...file, pageUrl: 'javascript:alert(1)' }));
  await setUp({ ...report, slots: [], required });
  expect((await screen.findByTestId('model-wan_2.1_vae.safetensors')).textContent).toContain('javascript:alert(1)');
  expect(screen.queryAllByRole('link')).toEqual([]);
});

it('keeps the choice of the other slot when one is chosen, and asks again', async () => {
  const studio = await setUp(standInModels('', standInWorkflow(), null));
  await screen.findByText('All 4 files are there');
  for (const label of ['High noise model', 'Low noise model']) {
    fireEvent.click(screen.getByRole('combobox', { name: label }));
    const list = await screen.findByRole('listbox', { name: label, hidden: true });
    fireEvent.click(within(list).getByRole('option', { name: /fp16/, hidden: true }));
    await waitFor(() =>
      expect(screen.getByRole('combobox', { name: label })).toHaveProperty('value', expect.stringContaining('fp16')),
    );
  }
  const commands = studio.inputsOf('project.edit').map(({ command }) => command);
  expect(commands.at(-1)).toEqual({
    kind: 'project.change',
    patch: {
      models: {
        high: 'diffusion_models/wan2.2_i2v_high_noise_14B_fp16.safetensors',
        low: 'diffusion_models/wan2.2_i2v_low_noise_14B_fp16.safetensors',
      },
    },
  });
  await waitFor(() => expect(studio.inputsOf('workflows.models')).toHaveLength(3));
  fireEvent.click(screen.getByRole('button', { name: 'Check again' }));
  await waitFor(() => expect(studio.inputsOf('workflows.models')).toHaveLength(4));
});

it('says that nobody was asked, and why', async () => {
  await setUp(standInModels('', standInWorkflow(), serverDown));
  await screen.findByText(`The server was not asked: ${serverDown.message}`);
  expect(screen.getByText('None of the 4 files was asked for yet')).toBeTruthy();
});

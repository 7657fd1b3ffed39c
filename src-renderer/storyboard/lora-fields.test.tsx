// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import type { ShotPatch } from '#shared/model/storyboard.ts';
import { createStores } from '../app/create-stores.ts';
import { renderForTest } from '../app/render-for-test.tsx';
import { standInShot } from '../studio-client/stand-in-project.ts';
import { StandInStudio } from '../studio-client/stand-in-studio.ts';
import { LoraFields } from './lora-fields.tsx';
import { valuesOf } from './shot-values.ts';

afterEach(cleanup);

const NONE = valuesOf(standInShot(0));

function setUp(start = NONE) {
  const changes: ShotPatch[] = [];
  let undo = () => {};
  function Shot() {
    const [values, setValues] = useState(start);
    undo = () => setValues(start);
    const change = (patch: ShotPatch) => {
      changes.push(patch);
      setValues({ ...values, ...patch });
    };
    return <LoraFields values={values} change={change} flush={() => {}} />;
  }
  renderForTest(createStores(new StandInStudio(), vi.fn()), <Shot />);
  return { changes, undo: () => undo() };
}

const type = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

it('sends only finished LoRAs, keeps unfinished ones on the page, and none at all as null', () => {
  const { changes } = setUp();
  press('Add a LoRA');
  type('LoRA 1', '../outside.safetensors');
  expect(changes).toEqual([]);
  expect(screen.getByText(/below the LoRA folder/)).toBeTruthy();
  type('LoRA 1', 'rain.safetensors');
  type('Strength of LoRA 1', '0.8');
  expect(changes.at(-1)).toEqual({ loras: [{ name: 'rain.safetensors', strength: 0.8 }] });
  press('Add a LoRA');
  expect(changes).toHaveLength(2);
  expect(screen.getByLabelText('LoRA 2')).toBeTruthy();
  press('Remove LoRA 1');
  expect(changes.at(-1)).toEqual({ loras: null });
});

it('follows the file when a change is taken back', async () => {
  const { undo } = setUp();
  press('Add a LoRA');
  type('LoRA 1', 'rain.safetensors');
  undo();
  await waitFor(() => expect(screen.queryByLabelText('LoRA 1')).toBeNull());
});

it('shows a LoRA of the file that it would not take itself', () => {
  setUp({ ...NONE, loras: [{ name: ' spaced ', strength: 1e6 }] });
  expect(screen.getByLabelText('LoRA 1')).toHaveProperty('value', ' spaced ');
});

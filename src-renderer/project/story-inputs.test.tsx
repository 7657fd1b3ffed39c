// @vitest-environment jsdom
// Arcs, products, lists of products, and configurations of older tools.
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createStores } from '../app/create-stores.ts';
import { takeDropped } from '../app/dropped-files.ts';
import { renderForTest } from '../app/render-for-test.tsx';
import { standInScene } from '../studio-client/stand-in-scenes.ts';
import { isConfigurationName } from './import-store.ts';
import { type NewProjectKind, productNames } from './new-project-fields.ts';
import { ProjectDialogs } from './project-dialogs.tsx';

beforeEach(() => {
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(400);
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(600);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

async function setUp() {
  const studio = standInScene('welcome');
  const stores = createStores(studio, vi.fn());
  await stores.app.getState().refetch();
  renderForTest(stores, <ProjectDialogs />);
  return { studio, stores };
}

async function openDialog(kind: NewProjectKind) {
  const parts = await setUp();
  parts.stores.newProject.getState().open(kind);
  await screen.findByRole('dialog');
  return parts;
}

const field = (name: string) => screen.getByRole<HTMLInputElement>('textbox', { name });
const type = (name: string, value: string) => fireEvent.change(field(name), { target: { value } });
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

it('asks for the arc that is chosen, for scenes of their own and for pictures, and shows the picture of each', async () => {
  const { studio, stores } = await openDialog('prompt');
  await waitFor(() => expect(stores.newProject.getState().arcs.length).toBe(6));
  type('Prompt', 'Two cats boxing');
  type('Folder with first frames', ' /frames ');
  fireEvent.click(screen.getByRole('switch', { name: /Each scene continues/ }));
  stores.newProject.getState().change({ arc: 'fight' });
  await screen.findByText('12 scenes · 1 min 00 s');
  await waitFor(() =>
    expect(studio.inputsOf('story.preview').at(-1)).toEqual({
      kind: 'prompt',
      prompt: 'Two cats boxing',
      totalSeconds: 60,
      segmentSeconds: 5,
      arc: 'fight',
      continues: false,
      picturesFolder: '/frames',
    }),
  );
  const list = within(screen.getByRole('list', { name: 'Scenes' }));
  await waitFor(() => expect(list.getAllByText('First exchange').length).toBeGreaterThan(0));
  expect(list.getByText('scene_p1_final.png')).toBeTruthy();
  expect(screen.getByText('First exchange → Final round')).toBeTruthy();
});

it('leaves to a file’s kind whether its scenes continue, unless it is said', async () => {
  const { studio, stores } = await openDialog('story-file');
  const text = JSON.stringify([{ scene_number: 1, video_prompt: 'A' }]);
  await stores.newProject.getState().takeFile(new File([text], 'scenes.json'));
  await waitFor(() => expect(studio.inputsOf('story.preview').at(-1)).not.toHaveProperty('continues'));
  fireEvent.click(screen.getByRole('radio', { name: 'It continues' }));
  await waitFor(() => expect(studio.inputsOf('story.preview').at(-1)).toHaveProperty('continues', true));
});

it('makes a project of a product, named after it', async () => {
  const { studio, stores } = await openDialog('product');
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Create project' }).disabled).toBe(true);
  type('Product', 'Fresnel lamp');
  type('Call to action', 'Light up');
  await screen.findByText('3 scenes · 15 s');
  expect(screen.getByText('The end card says: Light up')).toBeTruthy();
  press('Create project');
  await waitFor(() => expect(stores.project.getState().view).not.toBeNull());
  expect(studio.inputsOf('project.createFromStory')).toEqual([
    {
      folderPath: '/home/kim/Longtake/Fresnel lamp',
      source: {
        kind: 'product',
        productName: 'Fresnel lamp',
        style: 'luxury',
        callToAction: 'Light up',
        productImage: null,
      },
    },
  ]);
});

it('makes a project of each product of a list, and opens one of them', async () => {
  const { studio, stores } = await openDialog('products');
  const file = new File(['[{"name":"Watch"},{"name":"Perfume"}]'], 'products.json');
  fireEvent.drop(screen.getByRole('button', { name: 'Create projects' }), {
    dataTransfer: { types: ['Files'], files: [file] },
  });
  await screen.findByText('2 products');
  press('Create projects');
  await screen.findByText('3 projects were made');
  expect(studio.inputsOf('project.createFromProducts')).toEqual([
    { parentPath: '/home/kim/Longtake', fileName: 'products.json', text: '[{"name":"Watch"},{"name":"Perfume"}]' },
  ]);
  expect(stores.project.getState().view).toBeNull();
  press('Open Perfume');
  await waitFor(() => expect(studio.inputsOf('project.open')).toEqual([{ folderPath: '/home/kim/Longtake/Perfume' }]));
  await waitFor(() => expect(stores.newProject.getState().opened).toBe(false));
});

it.each([
  ['[{"name":"Watch"},{"product_name":" Lamp "},{"style":"bold"},7]', ['Watch', 'Lamp']],
  ['{"products":[{"name":"Watch"}]}', ['Watch']],
  ['name,style', []],
  ['null', []],
])('reads the names in %s', (text, names) => expect(productNames(text)).toEqual(names));

it('shows what a configuration would change, and changes nothing before Apply', async () => {
  const { studio, stores } = await setUp();
  const file = new File(['comfyui: {}'], 'pipeline_config.yaml');
  await takeDropped({ file, isFolder: false }, stores);
  await screen.findByText('comfyui.server_url');
  expect(screen.getByText('pipeline_config.yaml is the configuration of the older pipeline.')).toBeTruthy();
  expect(screen.getAllByText('this project')).toHaveLength(3);
  expect(studio.inputsOf('import.apply')).toEqual([]);
  press('Apply');
  await waitFor(() =>
    expect(studio.inputsOf('import.apply')).toEqual([{ fileName: 'pipeline_config.yaml', text: 'comfyui: {}' }]),
  );
  await waitFor(() => expect(stores.imports.getState().opened).toBe(false));
});

it('says what a file is not, and keeps Apply shut', async () => {
  const { stores } = await setUp();
  await stores.imports.getState().openWithFile('settings.json', '{}');
  await screen.findByText('settings.json is no configuration of an older tool.');
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Apply' }).disabled).toBe(true);
});

it.each([
  ['pipeline_config.yaml', true],
  ['other.yml', true],
  ['settings.json', true],
  ['my_settings.json', false],
  ['storyboard.json', false],
])('takes %s for a configuration: %s', (name, is) => expect(isConfigurationName(name)).toBe(is));

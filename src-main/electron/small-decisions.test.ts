import { join } from 'node:path';
import { expect, it } from 'vitest';
import { MENU_COMMANDS } from '#shared/contract/menu-command.ts';
import { contentPolicy } from './content-policy.ts';
import { AGAIN_WITHIN_MS, chooseRecovery, isGpuFault } from './crash-recovery.ts';
import { menuTemplate } from './menu.ts';
import { projectArgument } from './project-argument.ts';
import { shippedPaths } from './shipped-paths.ts';

it('reloads once by itself, then asks, and later trusts again', () => {
  expect(chooseRecovery('crashed', null, 5)).toBe('reload');
  expect(chooseRecovery('oom', 1_000, 1_000 + AGAIN_WITHIN_MS - 1)).toBe('ask');
  expect(chooseRecovery('crashed', 1_000, 1_000 + AGAIN_WITHIN_MS)).toBe('reload');
  expect(chooseRecovery('clean-exit', null, 5)).toBe('ignore');
  expect([isGpuFault('GPU', 'crashed'), isGpuFault('GPU', 'clean-exit'), isGpuFault('Utility', 'crashed')]).toEqual([
    true,
    false,
    false,
  ]);
});

it('reads the folder to open, the last one given', () => {
  const folder = join('/', 'films', 'one');
  expect(projectArgument(['longtake', '--flag', `--project=${folder}`], '/')).toBe(folder);
  expect(projectArgument(['longtake', '--project=two'], join('/', 'films'))).toBe(join('/', 'films', 'two'));
  expect(projectArgument(['longtake', '--project='], '/')).toBeNull();
  expect(projectArgument(['longtake'], '/')).toBeNull();
});

it('finds shipped files beside the archive when packaged, in the checkout otherwise', () => {
  const packaged = shippedPaths({ isPackaged: true, appPath: '/opt/r/app.asar', packagedResourcesPath: '/opt/r' });
  expect(packaged.workflowsPath).toBe(join('/opt/r', 'workflows'));
  expect(packaged.resourcesPath).toBe(join('/opt/r', 'resources'));
  expect(packaged.preloadPath).toBe(join('/opt/r/app.asar', 'out', 'preload', 'index.cjs'));
  const checkout = shippedPaths({ isPackaged: false, appPath: '/repo', packagedResourcesPath: '/electron/resources' });
  expect(checkout.workflowsPath).toBe(join('/repo', 'workflows'));
});

it('lets the built page load itself and media, and run no inline script', () => {
  const policy = contentPolicy(false);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self';");
  expect(policy).not.toMatch(/https?:|ws:|unsafe-eval/);
});

const menuOf = (given: Partial<Parameters<typeof menuTemplate>[0]> = {}) =>
  menuTemplate({
    ...{ isMac: false, isDevelopment: false, keyPreset: 'longtake', run() {}, openOutside() {} },
    ...given,
  }).flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []));

it('offers reload and developer tools while developing only', () => {
  expect(JSON.stringify(menuOf({ isDevelopment: true }))).toContain('toggleDevTools');
  expect(JSON.stringify(menuOf())).not.toMatch(/toggleDevTools|reload/);
});

it('has an item for every command that the page takes from it, with the keys of the preset', () => {
  const chosen: string[] = [];
  for (const isMac of [true, false]) {
    chosen.splice(0);
    for (const item of menuOf({ isMac, run: (command) => void chosen.push(command) })) {
      // Roles are Electron's own; nothing outside is opened here.
      if (item.role === undefined) item.click?.({} as never, undefined, {} as never);
    }
    expect(chosen.toSorted()).toEqual(MENU_COMMANDS.toSorted());
  }
  const keyOf = (keyPreset: 'longtake' | 'premiere') =>
    menuOf({ keyPreset }).find(({ label }) => label === 'Export…')?.accelerator;
  expect([keyOf('longtake'), keyOf('premiere')]).toEqual(['CmdOrCtrl+E', 'CmdOrCtrl+M']);
});

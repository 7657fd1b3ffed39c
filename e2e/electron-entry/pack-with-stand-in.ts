// Runs the real electron-builder on the real configuration, with an empty shell in place of Electron's own files: what is
// packed, and where, is then seen on any machine. Installers, signatures and fuses are not made.
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Arch, build, Platform } from 'electron-builder';

const root = resolve(import.meta.dirname, '..', '..');
const PLIST =
  '<?xml version="1.0"?><plist version="1.0"><dict><key>CFBundleName</key><string>x</string></dict></plist>';

/** Returns the folder with app.asar and the resources around it. */
export async function packForLinux(folderPath: string): Promise<string> {
  const shellPath = join(folderPath, 'electron-shell');
  await writeAll(shellPath, { electron: 'x', LICENSE: '', 'LICENSES.chromium.html': '', version: '45.4.1' });
  await pack(Platform.LINUX.createTarget('dir', Arch.x64), shellPath, join(folderPath, 'packed'));
  return join(folderPath, 'packed', 'linux-unpacked', 'resources');
}

/** The same for macOS, which can be packed (not signed) from anywhere. */
export async function packForMac(folderPath: string): Promise<string> {
  const shellPath = join(folderPath, 'electron-shell-mac');
  const contents = 'Electron.app/Contents';
  const helpers = ['', ' (GPU)', ' (Plugin)', ' (Renderer)'].flatMap((kind) => {
    const helper = `${contents}/Frameworks/Electron Helper${kind}.app/Contents`;
    return [
      [`${helper}/Info.plist`, PLIST],
      [`${helper}/MacOS/Electron Helper${kind}`, 'x'],
    ];
  });
  await writeAll(shellPath, {
    [`${contents}/Info.plist`]: PLIST,
    [`${contents}/MacOS/Electron`]: 'x',
    [`${contents}/Resources/electron.icns`]: '',
    ...Object.fromEntries(helpers),
  });
  await pack(Platform.MAC.createTarget('dir', Arch.arm64), shellPath, join(folderPath, 'packed'));
  return join(folderPath, 'packed', 'mac-arm64', 'Longtake.app', 'Contents', 'Resources');
}

async function pack(targets: ReturnType<Platform['createTarget']>, electronDist: string, output: string) {
  await build({
    projectDir: root,
    publish: 'never',
    targets,
    config: {
      extends: 'electron-builder.yml',
      electronDist,
      // They are bits in Electron's own program, which is not here.
      electronFuses: null,
      directories: { output },
      mac: { identity: null },
    },
  });
}

async function writeAll(folderPath: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(folderPath, name, '..'), { recursive: true });
    await writeFile(join(folderPath, name), text, { mode: 0o755 });
  }
}

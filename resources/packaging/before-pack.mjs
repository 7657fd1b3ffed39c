// electron-builder calls this before it packs one platform and architecture; plain JavaScript, as it loads it.
import { Arch } from 'electron-builder';
import { bringFfmpeg } from './bring-ffmpeg.ts';

/** @param {import('electron-builder').BeforePackContext} context */
export default async function beforePack({ electronPlatformName, arch }) {
  await bringFfmpeg(electronPlatformName, Arch[arch], (line) => process.stdout.write(`  • ${line}\n`));
}

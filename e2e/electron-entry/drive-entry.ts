// Runs the built entry in this process, does to it what a page, a stranger and a user would, and prints what happened.
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { app, BrowserWindow, cancellable, told } from './electron-stand-in.ts';

const [, , entryUrl = '', projectPath = ''] = process.argv;

await import(entryUrl);
const isSettled = () => told.loadedUrls.length > 0 || told.order.includes('quit') || told.order.includes('exit 1');
for (let waited = 0; waited < 15_000 && !isSettled(); waited += 20) await pause(20);
const report = told.loadedUrls.length > 0 ? await drive() : { order: told.order, windows: told.windowOptions.length };
process.stdout.write(`\n${JSON.stringify(report)}\n`, () => process.exit(0));

async function drive() {
  const [window] = BrowserWindow.all;
  const [options] = told.windowOptions;
  if (!window || !options) throw new Error('No window was made');
  const webPreferences = options.webPreferences as Record<string, unknown> & { preload: string };
  return {
    // What was said while starting, before anything below is done.
    order: [...told.order],
    schemes: told.schemes,
    loadedUrl: told.loadedUrls[0],
    webPreferences: { ...webPreferences, preload: existsSync(webPreferences.preload) },
    page: await describePage(),
    calls: await tryCalls(),
    shownInFolder: told.shownInFolder,
    media: await tryMedia(),
    eventsSent: [...new Set(told.sent.map(({ message }) => (message as { name: string }).name))],
    navigation: tryNavigation(window),
    permissions: tryPermissions(),
    menuLabels: told.menu.map(({ label, role }) => label ?? role),
    secondInstance: trySecondInstance(),
    quit: await tryQuit(window),
  };
}

async function describePage() {
  const answer = await ask('longtake', 'longtake://app/');
  const script = /src="\.?\/?([^"]+\.js)"/.exec(await answer.text())?.[1] ?? '';
  const scriptAnswer = await ask('longtake', `longtake://app/${script}`);
  const outside = await ask('longtake', 'longtake://app/..%2f..%2fpackage.json');
  return {
    status: answer.status,
    policy: answer.headers.get('content-security-policy'),
    script: { status: scriptAnswer.status, type: scriptAnswer.headers.get('content-type') },
    outside: outside.status,
    otherHost: (await ask('longtake', 'longtake://elsewhere/')).status,
  };
}

async function tryCalls() {
  const ownPage = { url: told.loadedUrls[0], parent: null };
  return {
    appInfo: await call(ownPage, 'app.info', {}),
    unknownName: await call(ownPage, 'no.such', {}),
    badInput: await call(ownPage, 'project.open', { folderPath: 7 }),
    noName: await call(ownPage, 7, {}),
    foreignPage: await call({ url: 'https://example.com/', parent: null }, 'app.info', {}),
    lookalike: await call({ url: 'longtake://app.example.com/', parent: null }, 'app.info', {}),
    insideFrame: await call({ ...ownPage, parent: ownPage }, 'app.info', {}),
    goneFrame: await call(null, 'app.info', {}),
    sample: await call(ownPage, 'project.createSample', { folderPath: projectPath }),
    reveal: await call(ownPage, 'files.reveal', { filePath: 'project.json' }),
    secret: await call(ownPage, 'secrets.set', { name: 'replicate', value: 'r8_ofTheDriver' }),
    revealOutside: await call(ownPage, 'files.reveal', { filePath: '../outside.json' }),
  };
}

function call(senderFrame: unknown, name: unknown, input: unknown): unknown {
  const handler = told.ipc.get('longtake:call') as ((...words: unknown[]) => unknown) | undefined;
  return handler?.({ senderFrame }, name, input);
}

async function tryMedia() {
  const keyframe = (await readdir(join(projectPath, 'selected'))).find((name) => name.endsWith('.png')) ?? '';
  const url = `longtake-media://project/selected/${encodeURIComponent(keyframe)}`;
  const range = await ask('longtake-media', url, { Range: 'bytes=4-13' });
  return {
    whole: (await ask('longtake-media', url)).status,
    range: {
      status: range.status,
      contentRange: range.headers.get('content-range'),
      bytes: (await range.arrayBuffer()).byteLength,
    },
    outside: (await ask('longtake-media', 'longtake-media://project/..%2F..%2Fetc%2Fpasswd')).status,
    outsideInside: (await ask('longtake-media', 'longtake-media://project/selected%2f..%2f..%2fx.png')).status,
    backslash: (await ask('longtake-media', 'longtake-media://project/selected%5c..%5cx.png')).status,
    documents: (await ask('longtake-media', 'longtake-media://project/project.json')).status,
    otherHost: (await ask('longtake-media', url.replace('project', 'elsewhere'))).status,
  };
}

async function ask(scheme: string, url: string, headers: Record<string, string> = {}): Promise<Response> {
  const answer = await told.protocols.get(scheme)?.(new Request(url, { headers }));
  if (!answer) throw new Error(`Nobody answers ${scheme}:`);
  return answer;
}

function tryNavigation(window: BrowserWindow) {
  const isHeld = (name: string, url: string) => {
    const event = { ...cancellable(), url };
    window.webContents.emit(name, event);
    return event.isPrevented();
  };
  const open = (url: string) => window.webContents.openHandler?.({ url }).action;
  return {
    awayIsHeld: isHeld('will-navigate', 'https://example.com/'),
    fileIsHeld: isHeld('will-navigate', 'file:///etc/passwd'),
    redirectIsHeld: isHeld('will-redirect', 'https://example.com/'),
    frameIsHeld: isHeld('will-frame-navigate', 'https://example.com/'),
    webviewIsHeld: isHeld('will-attach-webview', ''),
    ownPageIsHeld: isHeld('will-navigate', told.loadedUrls[0] ?? ''),
    newWindows: [open('https://example.com/guide'), open('file:///etc/passwd'), open('http://example.com/')],
    openedOutside: told.openedOutside,
  };
}

function tryPermissions() {
  const requestingUrl = told.loadedUrls[0] ?? '';
  const request = told.permissions.get('request') as (...words: unknown[]) => void;
  const check = told.permissions.get('check') as (...words: unknown[]) => boolean;
  const granted = (permission: string, from = requestingUrl) => {
    let answer: unknown = 'no answer';
    const keep = (value: boolean) => {
      answer = value;
    };
    request(null, permission, keep, { requestingUrl: from });
    return answer;
  };
  return {
    asked: Object.fromEntries(
      ['media', 'geolocation', 'notifications', 'openExternal', 'fullscreen'].map((name) => [name, granted(name)]),
    ),
    fullscreenFromElsewhere: granted('fullscreen', 'https://example.com/'),
    checked: [check(null, 'media', requestingUrl), check(null, 'usb', requestingUrl)],
    device: (told.permissions.get('device') as () => boolean)(),
  };
}

function trySecondInstance() {
  const before = told.order.length;
  app.emit('second-instance', {}, ['longtake'], process.cwd());
  return told.order.slice(before);
}

async function tryQuit(window: BrowserWindow) {
  const before = told.order.length;
  const closing = cancellable();
  window.emit('close', closing);
  for (let waited = 0; waited < 5_000 && !told.order.includes('quit'); waited += 20) await pause(20);
  const afterwards = cancellable();
  window.emit('close', afterwards);
  return {
    heldUntilClosed: closing.isPrevented(),
    order: told.order.slice(before),
    heldAfterwards: afterwards.isPrevented(),
  };
}

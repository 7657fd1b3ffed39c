// What the page may not do, whatever runs in it: leave, open windows, ask for devices.
import type { Session, WebContents } from 'electron';
import { contentPolicy } from './content-policy.ts';
import { isOwnPage, mayOpenOutside, type PageAddress } from './page-address.ts';

/** Copying an error's details and showing a clip full screen; nothing else is asked for by our page. */
const GRANTED: ReadonlySet<string> = new Set(['clipboard-sanitized-write', 'fullscreen']);

export function limitNavigation(
  webContents: Pick<WebContents, 'on' | 'setWindowOpenHandler'>,
  page: PageAddress,
  openOutside: (url: string) => void,
): void {
  const stayOnPage = (event: { preventDefault(): void }, url: string) => {
    if (!isOwnPage(page, url)) event.preventDefault();
  };
  webContents.on('will-navigate', (event) => stayOnPage(event, event.url));
  webContents.on('will-redirect', (event) => stayOnPage(event, event.url));
  webContents.on('will-frame-navigate', (event) => stayOnPage(event, event.url));
  webContents.on('will-attach-webview', (event) => event.preventDefault());
  webContents.setWindowOpenHandler(({ url }) => {
    if (mayOpenOutside(url)) openOutside(url);
    return { action: 'deny' };
  });
}

export function limitPermissions(
  session: Pick<Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'>,
  page: PageAddress,
): void {
  session.setPermissionRequestHandler((_webContents, permission, answer, details) =>
    answer(GRANTED.has(permission) && isOwnPage(page, details.requestingUrl)),
  );
  session.setPermissionCheckHandler(
    (_webContents, permission, requestingOrigin) => GRANTED.has(permission) && isOwnPage(page, requestingOrigin),
  );
  session.setDevicePermissionHandler(() => false);
}

/** The built page brings its policy from page-protocol; the development server's answers get theirs here. */
export function sendPolicyWhileDeveloping(session: Pick<Session, 'webRequest'>, page: PageAddress): void {
  if (!page.isDevelopment) return;
  session.webRequest.onHeadersReceived((details, answer) => {
    const headers: Record<string, string[]> = { ...details.responseHeaders };
    if (isOwnPage(page, details.url)) headers['Content-Security-Policy'] = [contentPolicy(true)];
    answer({ responseHeaders: headers });
  });
}

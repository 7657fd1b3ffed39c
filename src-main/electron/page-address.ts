// Which addresses are our own page. Built: longtake://app/, a scheme of our own rather than file://, because
// a file has no origin: 'self' in the policy would mean nothing, headers could not be sent, and every other file on
// the machine would count as the same kind of page. While developing: the address of the development server.

export const PAGE_SCHEME = 'longtake';
const BUILT_PAGE_URL = `${PAGE_SCHEME}://app/`;

export interface PageAddress {
  readonly url: string;
  readonly isDevelopment: boolean;
}

/** The development server counts only in an unpackaged app: an installed one must not be led elsewhere by a variable. */
export function choosePageAddress(isPackaged: boolean, developmentUrl: string | undefined): PageAddress {
  if (isPackaged || !developmentUrl) return { url: BUILT_PAGE_URL, isDevelopment: false };
  return { url: developmentUrl, isDevelopment: true };
}

/** Compared by scheme and host, since `URL.origin` is "null" for schemes that only Chromium knows. */
export function isOwnPage(page: PageAddress, url: string): boolean {
  if (!URL.canParse(url)) return false;
  const own = new URL(page.url);
  const asked = new URL(url);
  return asked.protocol === own.protocol && asked.host === own.host && asked.username === '';
}

/** Links open in the user's browser, and only the kind that cannot start programs or read files. */
export function mayOpenOutside(url: string): boolean {
  return URL.canParse(url) && new URL(url).protocol === 'https:' && new URL(url).username === '';
}

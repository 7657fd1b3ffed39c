// One server, however its address is typed.

/** ` gpu:8188/ ` → `http://gpu:8188` */
export function tidyServerUrl(url: string): string {
  const typed = url.trim();
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `http://${typed}`;
  return withScheme.replace(/\/+$/, '');
}

/** Slash at the end or not, host in capitals or not, default port or none. */
export function isSameServer(a: string, b: string): boolean {
  return comparable(a) === comparable(b);
}

function comparable(url: string): string {
  const tidy = tidyServerUrl(url);
  return (URL.parse(tidy)?.href ?? tidy).replace(/\/+$/, '');
}

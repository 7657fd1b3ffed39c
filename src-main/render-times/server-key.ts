// Under which name a server's times are kept: its address, without what may be secret in it.

/** `HTTP://ana:pass@gpu:8188/?token=x` → `http://gpu:8188/`. What is no URL is kept as it is. */
export function serverKeyOf(serverUrl: string | null): string | null {
  if (serverUrl === null || !URL.canParse(serverUrl)) return serverUrl;
  const { protocol, host, pathname } = new URL(serverUrl);
  return `${protocol}//${host}${pathname.replace(/\/*$/, '/')}`;
}

/** true for an http or https address with a host. */
export function isServerUrl(text: string): boolean {
  const url = URL.parse(text.trim());
  return url !== null && /^https?:$/.test(url.protocol) && url.hostname !== '';
}

/** The one way an address is written in the settings: no space around it, no slash at its end. */
export function normalServerUrl(text: string): string {
  return text.trim().replace(/\/+$/, '');
}

// What the page may load and reach: itself and the project's media, nothing from the net.

const BUILT = {
  'default-src': "'none'",
  'script-src': "'self'",
  // Mantine writes its colours as style attributes and style elements.
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' blob: data: longtake-media:",
  'media-src': "'self' blob: longtake-media:",
  'font-src': "'self' data:",
  'connect-src': "'self' longtake-media:",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
};

/** Hot reload of the development server needs an inline script and a socket. */
const DEVELOPMENT = {
  ...BUILT,
  'script-src': "'self' 'unsafe-inline'",
  'connect-src': "'self' longtake-media: ws://localhost:* ws://127.0.0.1:*",
};

export function contentPolicy(isDevelopment: boolean): string {
  return Object.entries(isDevelopment ? DEVELOPMENT : BUILT)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ');
}

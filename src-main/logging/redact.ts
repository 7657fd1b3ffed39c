// Secrets must not reach a log: tokens by their known shapes, what a URL carries, and anything behind a header or key that names one.
// Every pattern takes what it replaces in one pass: a long answer of a server must not hold up the studio.

const HIDDEN = '[redacted]';

// Names and values may be quoted, and quoted again inside a text that is itself quoted: `\"token\":\"x\"`.
const IS = String.raw`\\*["']?\s*[:=]\s*`;
const WORD = String.raw`[^\s"'\\,;&#]+`;
const VALUE = String.raw`(?:(\\*["'])[^"'\\]*|${WORD})`;
const SCHEME = String.raw`(?:(?:bearer|basic|digest|token)\s+)?`;
/** Behind a line break that was written as `\n` a word begins, too. */
const BEGIN = String.raw`(?:(?<![A-Za-z0-9])|(?<=\\[nrt]))`;
const NAMES = [
  'x-api-key',
  'api[_-]?key(?:_comfy_org)?',
  'api[_-]?token',
  '(?:access|auth|refresh|id)?[_-]?token(?:_comfy_org)?',
  'password|passwd|pwd',
  'secret(?:[_-](?:access[_-])?key)?',
  'signature|credential',
  String.raw`longtake_\d+`,
].join('|');

interface Shape {
  readonly pattern: RegExp;
  /** What stands for the match; $1 and $2 are kept. */
  readonly by: string;
}

const SHAPES: readonly Shape[] = [
  // Of Replicate: whole ones have 40 letters, but one that was cut off is half a secret still.
  { pattern: new RegExp(`${BEGIN}r8_\\w{8,}`, 'g'), by: HIDDEN },
  { pattern: new RegExp(`${BEGIN}(?:hf|ghp)_[A-Za-z0-9]{20,}\\b`, 'g'), by: HIDDEN },
  { pattern: /\bsk-[\w-]{20,}/g, by: HIDDEN },
  { pattern: /\bcomfyui-[0-9a-f]{20,}/gi, by: HIDDEN },
  { pattern: /\beyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?/g, by: HIDDEN },
  // Of `https://user:pass@host` all that is before the host: also a user alone may be a token.
  { pattern: /(\b[a-z][a-z0-9+.-]{0,20}:\\?\/\\?\/)[^\s/?#"'<>\\]{1,500}@/gi, by: `$1${HIDDEN}@` },
  // The same without a scheme. Not `C:\\x@y`, not `/x@1/y:2`.
  { pattern: /(?<![\w.@/\\%~+-])[\w.%~+-]{1,200}:[^\s/\\@:"'<>]{1,200}@(?=[\w[])/g, by: `${HIDDEN}@` },
  // The scheme may be any word, so two words go.
  { pattern: new RegExp(`(authorization${IS}\\\\*["']?${SCHEME})${WORD}(?:[ \\t]+${WORD})?`, 'gi'), by: `$1${HIDDEN}` },
  { pattern: /(\bbearer\s+)[\w.~+/=-]{8,}/gi, by: `$1${HIDDEN}` },
  { pattern: new RegExp(`(cookie${IS}\\\\*["']?)[^"'\\\\\\n]+`, 'gi'), by: `$1${HIDDEN}` },
  { pattern: new RegExp(`((?:${NAMES})${IS})${VALUE}`, 'gi'), by: `$1$2${HIDDEN}` },
  { pattern: new RegExp(`([?&](?:key|auth|sig)=)${WORD}`, 'gi'), by: `$1${HIDDEN}` },
];

export function redact(text: string): string {
  return SHAPES.reduce((line, { pattern, by }) => line.replace(pattern, by), text);
}

// Secrets must not reach a log: tokens by their known shapes, and anything behind a header or key that names one.

const SHAPES = [
  /\br8_[A-Za-z0-9]{20,}\b/g,
  /\bhf_[A-Za-z0-9]{20,}\b/g,
  /((?:authorization|x-api-key|api[_-]?key|api[_-]?token|token)["']?\s*[:=]\s*["']?(?:bearer\s+)?)[^\s"',&]+/gi,
];

export function redact(text: string): string {
  return SHAPES.reduce(
    (line, shape) => line.replace(shape, (_all, head) => `${typeof head === 'string' ? head : ''}[redacted]`),
    text,
  );
}

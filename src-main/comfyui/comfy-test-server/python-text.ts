// How Python writes and converts values: error details quote them, and ComfyUI coerces inputs with int(), float(), str(), bool().

export function pythonRepr(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`;
  if (Array.isArray(value)) return `[${value.map(pythonRepr).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const pairs = Object.entries(value).map(([key, item]) => `'${key}': ${pythonRepr(item)}`);
    return `{${pairs.join(', ')}}`;
  }
  return pythonStr(value);
}

export function pythonStr(value: unknown): string {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return typeof value === 'object' ? pythonRepr(value) : String(value);
}

export type Coerced = { readonly value: unknown } | { readonly exception: string };

export function coerce(type: string, value: unknown): Coerced {
  switch (type) {
    case 'INT':
      return toInt(value);
    case 'FLOAT':
      return toFloat(value);
    case 'STRING':
      return { value: pythonStr(value) };
    case 'BOOLEAN':
      // The text "false" is true, as every text but the empty one.
      return { value: Array.isArray(value) ? value.length > 0 : Boolean(value) };
    default:
      return { value };
  }
}

function toInt(value: unknown): Coerced {
  if (typeof value === 'boolean') return { value: Number(value) };
  if (typeof value === 'number') return { value: Math.trunc(value) };
  if (typeof value === 'string' && /^\s*[+-]?\d+\s*$/.test(value)) return { value: Number(value) };
  if (typeof value === 'string') {
    return { exception: `invalid literal for int() with base 10: ${pythonRepr(value)}` };
  }
  return {
    exception: `int() argument must be a string, a bytes-like object or a real number, not '${typeName(value)}'`,
  };
}

function toFloat(value: unknown): Coerced {
  if (typeof value === 'boolean' || typeof value === 'number') return { value: Number(value) };
  if (typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)))
    return { value: Number(value) };
  if (typeof value === 'string') return { exception: `could not convert string to float: ${pythonRepr(value)}` };
  return { exception: `float() argument must be a string or a real number, not '${typeName(value)}'` };
}

function typeName(value: unknown): string {
  if (value === null || value === undefined) return 'NoneType';
  return Array.isArray(value) ? 'list' : 'dict';
}

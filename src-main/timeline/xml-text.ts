// XML of elements and attributes, indented. Any text can stand in it.

export type XmlAttributes = Readonly<Record<string, string | null>>;

export interface XmlElement {
  readonly tag: string;
  readonly attributes: XmlAttributes;
  readonly children: readonly XmlElement[];
  readonly text: string | null;
}

/** Attributes that are null are left out. */
export const element = (
  tag: string,
  attributes: XmlAttributes,
  children: readonly (XmlElement | null)[] = [],
): XmlElement => ({ tag, attributes, children: children.filter((child) => child !== null), text: null });

export const textElement = (tag: string, text: string): XmlElement => ({ tag, attributes: {}, children: [], text });

/** With a line end behind it. `indent`: spaces before the element. */
export function xmlText({ tag, attributes, children, text }: XmlElement, indent = ''): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === null ? [] : [` ${key}="${escaped(value)}"`],
  );
  const open = `${indent}<${tag}${written.join('')}`;
  if (text !== null) return `${open}>${escaped(text)}</${tag}>\n`;
  if (children.length === 0) return `${open}/>\n`;
  return `${open}>\n${children.map((child) => xmlText(child, `${indent}  `)).join('')}${indent}</${tag}>\n`;
}

// XML 1.0 has no way at all to write these, not even as a character reference.
const FORBIDDEN = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;
// Line ends and tabs are references because a reader turns them into spaces inside an attribute.
const NAMED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

const escaped = (text: string): string =>
  text.replace(FORBIDDEN, '\u{fffd}').replace(/[&<>"'\t\n\r]/g, (character) => NAMED[character] ?? character);

// What is used of fontkit, which comes without types.
declare module 'fontkit' {
  export interface GlyphPath {
    scale(x: number, y: number): GlyphPath;
    translate(x: number, y: number): GlyphPath;
    /** Path data, rounded to hundredths. */
    toSVG(): string;
  }
  export interface GlyphRun {
    /** In font units, as all lengths. */
    readonly advanceWidth: number;
    readonly glyphs: readonly { readonly path: GlyphPath }[];
    readonly positions: readonly { readonly xAdvance: number; readonly xOffset: number; readonly yOffset: number }[];
  }
  export interface Font {
    readonly unitsPerEm: number;
    layout(text: string): GlyphRun;
    hasGlyphForCodePoint(codePoint: number): boolean;
  }
  export function create(bytes: Buffer): Font;
}

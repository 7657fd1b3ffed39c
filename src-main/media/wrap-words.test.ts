import { describe, expect, it } from 'vitest';
import { wrapWords } from './wrap-words.ts';

describe('words in the picture', () => {
  it('breaks between words and ends in an ellipsis', () => {
    expect(wrapWords('the long night of the sea', 14, 2)).toEqual(['the long night', 'of the sea']);
    expect(wrapWords('the long night of the sea and the land', 14, 2)).toEqual(['the long night', 'of the sea an…']);
  });

  it('breaks a word that is longer than a line, and counts wide letters twice', () => {
    expect(wrapWords('abcdefghij', 4, 3)).toEqual(['abcd', 'efgh', 'ij']);
    expect(wrapWords('東京の夜', 4, 2)).toEqual(['東京', 'の夜']);
  });

  it('drops what no font can show', () => {
    expect(wrapWords('a\u0000b\r\n\tc \ud800', 20, 2)).toEqual(['a b c \ufffd']);
    expect(wrapWords('', 20, 2)).toEqual([]);
  });
});

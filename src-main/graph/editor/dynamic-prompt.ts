// `{red|blue} fox // note`: the small language the editor resolves in prompt texts before it queues them.

/**
 * As the editor: comments are dropped, `\{` is a plain brace, a brace nobody closes ends with the text. Where the editor draws
 * one of several by chance, this takes the first, so that a workflow is the same workflow tomorrow.
 */
export function resolveDynamicPrompt(text: string): string {
  const source = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
  const open: { text: string; isChosen: boolean }[] = [{ text: '', isChosen: false }];
  const write = (piece: string): void => {
    const at = open.at(-1);
    if (at !== undefined && !at.isChosen) at.text += piece;
  };
  const close = (): void => write(open.pop()?.text ?? '');
  for (const [piece] of source.matchAll(/\\[\s\S]|[\s\S]/g)) {
    const choosing = open.length > 1 ? open.at(-1) : undefined;
    if (piece === '{') open.push({ text: '', isChosen: false });
    else if (piece === '}' && choosing !== undefined) close();
    else if (piece === '|' && choosing !== undefined) choosing.isChosen = true;
    else write(piece);
  }
  while (open.length > 1) close();
  return (open[0]?.text ?? '').replace(/\\([{}|])/g, '$1');
}

/** It would be another text each time it is queued. */
export function hasChoices(text: string): boolean {
  return /(?:^|[^\\])\{/.test(text);
}

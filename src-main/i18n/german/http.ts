// German of the room http.
export const german: Readonly<Record<string, string>> = {
  'The disk is full: {{0}} more are needed for this file.':
    'Der Datenträger ist voll: Für diese Datei sind noch {{0}} nötig.',
  'The disk is full: {{0}} more are needed for this file and {{1}} are free.':
    'Der Datenträger ist voll: Für diese Datei sind noch {{0}} nötig, frei sind {{1}}.',
  'Free some space for {{0}}, then try again: the file is fetched, not rendered once more.':
    'Platz für {{0}} schaffen, dann noch einmal versuchen: Die Datei wird geholt, nicht neu gerendert.',
};

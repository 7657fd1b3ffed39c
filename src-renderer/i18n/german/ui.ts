// German of the building blocks.
export const german: Readonly<Record<string, string>> = {
  'a few seconds': 'ein paar Sekunden',
  'about {{0}}': 'etwa {{0}}',
  'a few seconds left': 'noch ein paar Sekunden',
  'about {{0}} left': 'noch etwa {{0}}',
  'The picture cannot be shown': 'Das Bild kann nicht gezeigt werden',
  Landscape: 'Querformat',
  Portrait: 'Hochformat',
  "The model's own": 'Die des Modells',
  'Another size': 'Eine andere Größe',
  'Shape of the picture': 'Bildformat',
};

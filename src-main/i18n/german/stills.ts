// German of the room stills.
export const german: Readonly<Record<string, string>> = {
  'There is no clip to take pictures from.': 'Es gibt keinen Clip, aus dem sich Bilder gewinnen lassen.',
  'Render the segment.': 'Das Segment rendern.',
  '"{{0}}" is no picture of a clip in this project.': '„{{0}}“ ist kein Bild eines Clips in diesem Projekt.',
  'Ask for one of video/_thumbs/<clip>_first.jpg, _middle.jpg, _last.jpg or _strip.jpg.':
    'Eines von video/_thumbs/<clip>_first.jpg, _middle.jpg, _last.jpg oder _strip.jpg anfragen.',
  'The project was closed.': 'Das Projekt wurde geschlossen.',
  'Open it again.': 'Es wieder öffnen.',
};

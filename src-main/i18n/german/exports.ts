// German of the room exports.
export const german: Readonly<Record<string, string>> = {
  'Choosing colours': 'Farben werden gewählt',
  'The export has {{0}} frames; it must have {{1}}.': 'Der Export hat {{0}} Bilder, es müssen aber {{1}} sein.',
  'Export it again. If it happens again, render the shots of this film anew.':
    'Noch einmal exportieren. Wenn es wieder geschieht, die Shots dieses Films neu rendern.',
  'A page of this contact sheet is there already.': 'Eine Seite dieses Kontaktbogens gibt es schon.',
  Copying: 'Kopieren',
  'H.264 in MP4': 'H.264 in MP4',
  'animated WebP': 'animiertes WebP',
  '{{0}} cannot be written: this ffmpeg has no encoder {{1}}.':
    '{{0}} kann nicht geschrieben werden: Diesem ffmpeg fehlt der Encoder {{1}}.',
  'Choose a complete ffmpeg build in Settings, or another format.':
    'In den Einstellungen ein vollständiges ffmpeg wählen oder ein anderes Format nehmen.',
  'Writing frames': 'Einzelbilder werden geschrieben',
  'not rendered yet': 'noch nicht gerendert',
  'picture cannot be read': 'Bild nicht lesbar',
  '{{0}} of {{1}}': '{{0}} von {{1}}',
  'This font cannot be read.': 'Diese Schrift ist nicht lesbar.',
  'Use a TrueType file.': 'Eine TrueType-Datei verwenden.',
  'The animated WebP was not written to its end.': 'Das animierte WebP wurde nicht zu Ende geschrieben.',
  'Look whether the disk is full, then export it again.':
    'Prüfen, ob der Datenträger voll ist, dann noch einmal exportieren.',
  'It holds {{0}}.': 'Darin liegt {{0}}.',
  'It is a file.': 'Es ist eine Datei.',
  'What is there under this name is not a folder of exported frames, so it is not replaced.':
    'Was unter diesem Namen liegt, ist kein Ordner mit exportierten Einzelbildern und wird deshalb nicht ersetzt.',
  'Choose another name, or move it away.': 'Einen anderen Namen wählen oder es verschieben.',
};

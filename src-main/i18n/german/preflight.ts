// German of the room preflight.
export const german: Readonly<Record<string, string>> = {
  'the folder is not there': 'der Ordner ist nicht da',
  'it cannot be written to': 'nicht beschreibbar',
  Disk: 'Datenträger',
  '{{0}} free, about {{1}} needed (estimated from size and frames: take, clip and last frame of each segment)':
    '{{0}} frei, etwa {{1}} nötig (geschätzt aus Größe und Bildzahl: Take, Clip und letztes Bild jedes Segments)',
  'Free some space on this disk, or render fewer shots.':
    'Auf diesem Datenträger Platz schaffen oder weniger Shots rendern.',
  'The run needs about {{0}}, but only {{1}} are free.': 'Der Lauf braucht etwa {{0}}, frei sind aber nur {{1}}.',
  'The run needs about {{0}} and {{1}} are free: it leaves only {{2}}.':
    'Der Lauf braucht etwa {{0}}, frei sind {{1}}: Danach bleiben nur {{2}}.',
  '{{0}}, from {{1}}': '{{0}}, gefunden über {{1}}',
  'not found': 'nicht gefunden',
  Pictures: 'Bilder',
  'none are needed': 'keine nötig',
  'all readable': 'alle lesbar',
  '{{0}} cannot be read': '{{0}} nicht lesbar',
  '{{0}} by header and end only, not decoded': '{{0}} nur an Kopf und Ende geprüft, nicht dekodiert',
  'not looked at: {{count}} pictures_one': 'nicht geprüft: {{count}} Bild',
  'not looked at: {{count}} pictures_other': 'nicht geprüft: {{count}} Bilder',
  'The start picture of shot {{0}}': 'Das Startbild von Shot {{0}}',
  'The end picture of shot {{0}}': 'Das Endbild von Shot {{0}}',
  '{{0}} cannot be used. {{1}}': '{{0}} ist nicht verwendbar. {{1}}',
  'Crop it yourself to choose what is kept, or change the size of the render in the project.':
    'Das Bild selbst zuschneiden, um den Ausschnitt zu bestimmen, oder im Projekt die Rendergröße ändern.',
  '{{0}} is small: {{1}} is enlarged {{2}} times to fill {{3}}.':
    '{{0}} ist klein: {{1}} wird {{2}}-fach vergrößert, um {{3}} zu füllen.',
  'Use a larger picture, or render smaller.': 'Ein größeres Bild verwenden oder kleiner rendern.',
  '{{0}} is {{1}}, rendered as {{2}}: top and bottom are cut ({{3}} % of it).':
    '{{0}} hat das Format {{1}}, gerendert wird {{2}}: Oben und unten wird beschnitten ({{3}} % des Bildes).',
  '{{0}} is {{1}}, rendered as {{2}}: left and right are cut ({{3}} % of it).':
    '{{0}} hat das Format {{1}}, gerendert wird {{2}}: Links und rechts wird beschnitten ({{3}} % des Bildes).',
  'A reference image of shot {{0}}': 'Ein Referenzbild von Shot {{0}}',
  'A picture laid over shot {{0}}': 'Ein Bild, das über Shot {{0}} gelegt wird',
};

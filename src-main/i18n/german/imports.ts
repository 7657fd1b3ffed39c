// German of the room imports.
export const german: Readonly<Record<string, string>> = {
  'It is empty.': 'Sie ist leer.',
  'It is not valid YAML (line {{0}}, column {{1}}).': 'Es ist kein gültiges YAML (Zeile {{0}}, Spalte {{1}}).',
  'line {{0}}, column {{1}}': 'Zeile {{0}}, Spalte {{1}}',
  '{{0}} cannot be used ({{1}}): it is {{2}}. {{3}}': '{{0}} ist nicht brauchbar ({{1}}): Der Wert ist {{2}}. {{3}}',
  '{{0}} means nothing here ({{1}}): it is left out.': '{{0}} bedeutet hier nichts ({{1}}): Es wird ausgelassen.',
  'Size and SageAttention are what new projects begin with; projects that are there keep theirs.':
    'Größe und SageAttention gelten für neue Projekte; vorhandene behalten ihre.',
  'A server is an address such as http://127.0.0.1:8188.': 'Ein Server ist eine Adresse wie http://127.0.0.1:8188.',
  'It has to be the whole path of a folder on this machine.':
    'Es muss der volle Pfad eines Ordners auf diesem Rechner sein.',
  'A size is such as "1024x576", between 16 and 8192 pixels a side.':
    'Eine Größe ist etwa „1024x576“, mit 16 bis 8192 Pixeln je Seite.',
  'It is true or false.': 'Es ist true oder false.',
  on: 'an',
  off: 'aus',
  'pipeline_steps is left out: Longtake has no steps, a run renders what is not up to date.':
    'pipeline_steps wird ausgelassen: Longtake hat keine Schritte, ein Lauf rendert, was nicht aktuell ist.',
  'output is left out: takes, clips and films lie in the project folder.':
    'output wird ausgelassen: Takes, Clips und Filme liegen im Projektordner.',
  'These are settings of a project: open the one that they are for.':
    'Das sind Einstellungen eines Projekts: das öffnen, für das sie gedacht sind.',
  'A model is named as on Replicate: owner/name.': 'Ein Modell heißt wie bei Replicate: owner/name.',
  '{{0}} was shut down on 24 September 2026 and cannot be used: {{1}} takes its place.':
    '{{0}} wurde am 24. September 2026 abgeschaltet und ist nicht mehr nutzbar: {{1}} tritt an seine Stelle.',
  "Wan's generate.py": 'generate.py von Wan',
  draft: 'Entwurf',
  'not chosen': 'nicht gewählt',
  'An aspect ratio is such as "16:9", in quotes.': 'Ein Seitenverhältnis ist etwa „16:9“, in Anführungszeichen.',
  'A length is a number of seconds between {{0}} and {{1}}.':
    'Eine Länge ist eine Zahl von Sekunden zwischen {{0}} und {{1}}.',
  'clips of at most {{0}} s': 'Clips von höchstens {{0}} s',
  'This is no configuration of an older tool.': 'Das ist keine Konfiguration eines älteren Werkzeugs.',
  'Choose its pipeline_config.yaml, with "video_settings", or its settings.json, with "comfy_url" or "comfy_root".':
    'Dessen pipeline_config.yaml mit „video_settings“ oder settings.json mit „comfy_url“ oder „comfy_root“ wählen.',
};

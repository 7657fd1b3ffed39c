// German of the room launch.
export const german: Readonly<Record<string, string>> = {
  'Building the page…': 'Die Seite wird gebaut …',
  'Building the app…': 'Die App wird gebaut …',
  'Longtake could not be built from its sources.': 'Longtake konnte nicht aus seinen Quellen gebaut werden.',
  'Run "npm ci" and try again; "npm run build" shows more.':
    '„npm ci“ ausführen und noch einmal versuchen; „npm run build“ zeigt mehr.',
  'there is no display (DISPLAY and WAYLAND_DISPLAY are not set)':
    'es gibt keine Anzeige (DISPLAY und WAYLAND_DISPLAY sind nicht gesetzt)',
  'it runs as root, where Electron’s sandbox does not start':
    'es läuft als root, und dort startet die Sandbox von Electron nicht',
  'Electron’s program is not there and could not be downloaded':
    'das Programm von Electron ist nicht vorhanden und konnte nicht geladen werden',
  'Electron’s sandbox cannot start here ({{0}})': 'die Sandbox von Electron kann hier nicht starten ({{0}})',
  'exit code {{0}}': 'Exit-Code {{0}}',
  'signal {{0}}': 'Signal {{0}}',
  'Longtake is at {{0}}': 'Longtake ist erreichbar unter {{0}}',
  'Press Ctrl+C to stop.': 'Strg+C beendet es.',
  'Closing…': 'Wird geschlossen …',
  'Usage: npm start -- [options]      (npm run serve -- [options] always serves)\n\nOpens Longtake in its own window; where that cannot be had, serves it to the browser on 127.0.0.1.\n\n  --project DIR   open this project folder\n  --serve         serve to the browser even where a window could be had\n  --no-open       serve and print the address, open nothing\n  --port N        serve on this port (any free one without it)\n  --help          this text\n':
    'Aufruf: npm start -- [Optionen]     (npm run serve -- [Optionen] nimmt immer den Browser)\n\nÖffnet Longtake in einem eigenen Fenster; wo das nicht geht, im Browser auf 127.0.0.1.\n\n  --project DIR   diesen Projektordner öffnen\n  --serve         den Browser nehmen, auch wo ein Fenster möglich wäre\n  --no-open       bereitstellen und die Adresse ausgeben, nichts öffnen\n  --port N        auf diesem Port bereitstellen (ohne ihn auf irgendeinem freien)\n  --help          dieser Text\n',
  '--port wants a number from 0 to 65535, not "{{0}}".': '--port verlangt eine Zahl von 0 bis 65535, nicht „{{0}}“.',
  '--project wants a folder.': '--project verlangt einen Ordner.',
  'Downloading Electron for the window, this once ("npm run serve" does without)…':
    'Electron wird für das Fenster geladen, dieses eine Mal („npm run serve“ kommt ohne aus) …',
  'Electron did not start ({{0}})': 'Electron ist nicht gestartet ({{0}})',
  'No window, as {{0}}: Longtake is served to your browser instead.':
    'Kein Fenster, denn {{0}}: Longtake erscheint stattdessen im Browser.',
};

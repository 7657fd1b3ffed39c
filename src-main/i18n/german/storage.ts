// German of the room storage.
export const german: Readonly<Record<string, string>> = {
  'Free some space, then try again.': 'Platz schaffen und dann noch einmal versuchen.',
  'the disk is full': 'der Datenträger ist voll',
  'the disk quota is used up': 'das Speicherkontingent ist aufgebraucht',
  'access is denied': 'der Zugriff wurde verweigert',
  'Check the permissions of the folder.': 'Die Berechtigungen des Ordners prüfen.',
  'the disk is read-only': 'der Datenträger ist schreibgeschützt',
  'Choose a folder that can be written to.': 'Einen Ordner wählen, in den geschrieben werden darf.',
  'it is not there': 'es ist nicht vorhanden',
  'Check the path; a drive may not be connected.': 'Den Pfad prüfen; vielleicht ist ein Laufwerk nicht verbunden.',
  'a part of its path is a file, not a folder': 'ein Teil des Pfads ist eine Datei, kein Ordner',
  'Check the path.': 'Den Pfad prüfen.',
  'too many files are open': 'es sind zu viele Dateien geöffnet',
  'Close other programs, then try again.': 'Andere Programme schließen und dann noch einmal versuchen.',
  'the name is too long': 'der Name ist zu lang',
  'Use a shorter name or a folder nearer to the root.':
    'Einen kürzeren Namen verwenden oder einen Ordner, der weniger tief liegt.',
  'the system refused': 'das System hat es abgelehnt',
  'See the details.': 'Siehe die Einzelheiten.',
  'Could not read it: {{0}}.': 'Lesen nicht möglich: {{0}}.',
  'Could not write it: {{0}}.': 'Schreiben nicht möglich: {{0}}.',
  'Could not open it: {{0}}.': 'Öffnen nicht möglich: {{0}}.',
  'Another Longtake took this folder at the same moment.':
    'Ein anderes Longtake hat diesen Ordner im selben Augenblick übernommen.',
  'Try again.': 'Noch einmal versuchen.',
  'Another Longtake has this folder open ({{0}}).': 'Ein anderes Longtake hat diesen Ordner geöffnet ({{0}}).',
  'Close it there first. If no Longtake runs there, wait half a minute, or remove this file.':
    'Dort zuerst schließen. Falls dort kein Longtake läuft: eine halbe Minute warten oder diese Datei löschen.',
  'just starting': 'startet gerade',
  'on {{0}}, since {{1}}': 'auf {{0}}, seit {{1}}',
  'process {{0}}, since {{1}}': 'Prozess {{0}}, seit {{1}}',
  'It is nested too deeply.': 'Die Datei ist zu tief verschachtelt.',
  'Longtake reads {{0}} levels of brackets. Restore an older copy.':
    'Longtake liest {{0}} Klammerebenen. Eine ältere Kopie wiederherstellen.',
  'Open it in a text editor and mend that place, or restore an older copy.':
    'In einem Texteditor öffnen und diese Stelle berichtigen oder eine ältere Kopie wiederherstellen.',
  'It is not valid JSON (the file is empty).': 'Das ist kein gültiges JSON (die Datei ist leer).',
  'It is not valid JSON.': 'Das ist kein gültiges JSON.',
  'It is not valid JSON (it ends too early, at line {{0}}, column {{1}}).':
    'Das ist kein gültiges JSON (es endet zu früh, in Zeile {{0}}, Spalte {{1}}).',
  'It is not valid JSON (line {{0}}, column {{1}}).': 'Das ist kein gültiges JSON (Zeile {{0}}, Spalte {{1}}).',
  '"{{0}}" leads out of the project folder.': '„{{0}}“ führt aus dem Projektordner hinaus.',
  'Use a path inside the project folder.': 'Einen Pfad innerhalb des Projektordners verwenden.',
};

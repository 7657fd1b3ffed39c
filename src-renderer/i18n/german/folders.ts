// German of the folder browser.
export const german: Readonly<Record<string, string>> = {
  'Parent folder': 'Übergeordneter Ordner',
  'Home folder': 'Persönlicher Ordner',
  'Folder path': 'Pfad des Ordners',
  Go: 'Los',
  'Filter folders': 'Ordner filtern',
  'Filter by typing': 'Tippen filtert',
  'New folder': 'Neuer Ordner',
  'No folders in here.': 'Hier sind keine Ordner.',
  'No folder has this in its name.': 'Kein Ordner heißt so.',
  Folders: 'Ordner',
  project: 'Projekt',
  'Folders on the way': 'Ordner auf dem Weg',
  'Name of the new folder': 'Name des neuen Ordners',
  'Without \\ / : * ? " < > | and without a dot at its ends':
    'Ohne \\ / : * ? " < > | und ohne Punkt am Anfang oder Ende',
  'Create folder': 'Ordner anlegen',
};

// German of the settings.
export const german: Readonly<Record<string, string>> = {
  'As the system ({{0}} now)': 'Wie das System (jetzt {{0}})',
  Language: 'Sprache',
  'The command line and the log stay English.': 'Kommandozeile und Protokoll bleiben englisch.',
  Look: 'Aussehen',
  'What the screen remembers': 'Was der Bildschirm sich merkt',
  'Neither touches your shots, takes or films.': 'Beides lässt Shots, Takes und Filme unberührt.',
  'Reset the window’s parts': 'Fensteraufteilung zurücksetzen',
  'Reset what the screen remembers of this project': 'Gemerkte Ansicht dieses Projekts zurücksetzen',
  'Space plays, J K L shuttle, I and O mark, numbers change panels.':
    'Leertaste spielt ab, J K L spulen, I und O markieren, Ziffern wechseln die Bereiche.',
  'As Adobe Premiere Pro has them, where the same thing exists here.':
    'Wie in Adobe Premiere Pro, soweit es hier dasselbe gibt.',
  'As DaVinci Resolve has them, where the same thing exists here.':
    'Wie in DaVinci Resolve, soweit es hier dasselbe gibt.',
  'Keys as in': 'Tastenbelegung wie in',
  'Show all keys ({{0}})': 'Alle Tasten zeigen ({{0}})',
  'Keys that the browser keeps for itself are replaced by others there.':
    'Tasten, die der Browser für sich behält, sind dort durch andere ersetzt.',
  'Rendered with': 'Gerendert mit',
  'ComfyUI where a server is named, else the draft engine':
    'ComfyUI, wenn ein Server eingetragen ist, sonst die Entwurfs-Engine',
  'The first that is offered': 'Der erste verfügbare',
  'SageAttention where the workflow has a variant with it': 'SageAttention, wenn der Workflow eine Variante damit hat',
  'What leaves this machine': 'Was diesen Rechner verlässt',
  'Nothing.': 'Nichts.',
  'Only what you send to your own servers: {{0}}': 'Nur, was an die eigenen Server geht: {{0}}',
  'Longtake has no account, counts nothing and asks nobody for updates.':
    'Longtake hat kein Konto, zählt nichts mit und fragt nirgends nach Updates.',
  'Pictures, prompts and films go to the ComfyUI servers that you name, and nowhere else.':
    'Bilder, Prompts und Filme gehen an die eingetragenen ComfyUI-Server und nirgendwohin sonst.',
  'An engine in the cloud is used only where a project chooses one; it says so before it sends.':
    'Eine Engine in der Cloud wird nur benutzt, wenn ein Projekt sie wählt; vor dem Senden wird es gesagt.',
  'Links to model files open in your browser only when you press them.':
    'Links zu Modelldateien öffnen sich nur auf Klick im Browser.',
  'Settings, recent projects and imported workflows lie in:':
    'Einstellungen, zuletzt geöffnete Projekte und importierte Workflows liegen in:',
  'Language and look': 'Sprache und Aussehen',
  'New projects': 'Neue Projekte',
  'Tools and folders': 'Werkzeuge und Ordner',
  Privacy: 'Datenschutz',
  'For every project on this machine; kept at once': 'Für alle Projekte auf diesem Rechner; sofort gespeichert',
  Program: 'Programm',
  'Found by': 'Gefunden durch',
  'ffmpeg was not found.': 'ffmpeg wurde nicht gefunden.',
  'Install it, or name it as below, then start Longtake again.':
    'Installieren oder wie unten angeben, dann Longtake neu starten.',
  'Another one: “ffmpeg_path” in the settings file, or LONGTAKE_FFMPEG in the environment. A page may not name programs to run.':
    'Ein anderes: „ffmpeg_path“ in der Einstellungsdatei oder LONGTAKE_FFMPEG in der Umgebung. Eine Seite darf keine Programme zum Ausführen angeben.',
  'Folders with your own workflows': 'Ordner mit eigenen Workflows',
  'Path of a folder with workflows': 'Pfad eines Ordners mit Workflows',
  'A folder with gcv_*.json files': 'Ein Ordner mit gcv_*.json-Dateien',
  'This folder is in the list already': 'Dieser Ordner steht schon in der Liste',
  'A file there wins over a shipped one of the same name.':
    'Eine Datei dort gilt vor einer mitgelieferten gleichen Namens.',
  'ComfyUI on this machine': 'ComfyUI auf diesem Rechner',
  'Where things lie': 'Wo alles liegt',
  'Longtake’s own files': 'Eigene Dateien von Longtake',
  'This version': 'Diese Version',
  '0.1 to 600': '0,1 bis 600',
  'A longer shot is split; each segment starts from the last frame of the one before.':
    'Ein längerer Shot wird geteilt; jedes Segment beginnt mit dem letzten Frame des vorigen.',
  Add: 'Hinzufügen',
  'ComfyUI folder': 'ComfyUI-Ordner',
  'Where it is on this machine, to check model files on disk, also for downloads that broke off':
    'Wo ComfyUI auf diesem Rechner liegt, um Modelldateien auf der Platte zu prüfen, auch abgebrochene Downloads',
};

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
  'Only what is rendered elsewhere, at: {{0}}': 'Nur, was anderswo gerendert wird, und zwar bei: {{0}}',
  'Longtake has no account, counts nothing and asks nobody for updates.':
    'Longtake hat kein Konto, zählt nichts mit und fragt nirgends nach Updates.',
  'Pictures and prompts go to the ComfyUI servers that you name, and to Replicate for what is rendered there; nowhere else.':
    'Bilder und Prompts gehen an die eingetragenen ComfyUI-Server und für das, was dort gerendert wird, an Replicate; nirgendwohin sonst.',
  'Tokens are in no project, no log and no page.':
    'Tokens stehen in keinem Projekt, keinem Protokoll und keiner Seite.',
  'An engine in the cloud is used only where a project chooses one; it says so before it sends.':
    'Eine Engine in der Cloud wird nur benutzt, wenn ein Projekt sie wählt; vor dem Senden wird es gesagt.',
  'Links to model files open in your browser only when you press them.':
    'Links zu Modelldateien öffnen sich nur auf Klick im Browser.',
  'Settings, recent projects and imported workflows lie in:':
    'Einstellungen, zuletzt geöffnete Projekte und importierte Workflows liegen in:',
  'Language and look': 'Sprache und Aussehen',
  'New projects': 'Neue Projekte',
  Engines: 'Engines',
  'Clips on Replicate': 'Clips auf Replicate',
  'Clips at once': 'Clips gleichzeitig',
  'More is faster. Replicate limits how many clips may be asked for in a minute; Longtake then waits.':
    'Mehr geht schneller. Replicate begrenzt, wie viele Clips pro Minute angefordert werden dürfen; Longtake wartet dann.',
  'Longest time for a clip, in seconds': 'Höchstdauer für einen Clip in Sekunden',
  'From the start of its work; then it is given up and taken back.':
    'Ab Beginn der Arbeit daran; danach wird er aufgegeben und zurückgezogen.',
  'Wait as long as it takes': 'Warten, solange es dauert',
  'Duration buffer': 'Längenreserve',
  'Models that take any length are asked for this many times the length that is needed, at most {{0}} s: for {{1}} s, {{2}} s now. The clip is cut to its exact length; what is asked for is paid for.':
    'Von Modellen mit freier Länge wird das Sovielfache der nötigen Länge angefordert, höchstens {{0}} s: für {{1}} s derzeit {{2}} s. Der Clip wird auf seine genaue Länge geschnitten; bezahlt wird, was angefordert ist.',
  '{{0}} in the environment wins over this field.': '{{0}} in der Umgebung gilt vor diesem Feld.',
  'Done in part': 'Teilweise fertig',
  'Least number of clips': 'Mindestzahl an Clips',
  'A run with at least so many clips counts as done in part; what failed can be rendered later.':
    'Ein Lauf mit mindestens so vielen Clips gilt als teilweise fertig; was fehlschlug, lässt sich später rendern.',
  'All clips are wanted': 'Alle Clips werden gebraucht',
  'Keep the old one': 'Das alte behalten',
  'Remove the stored one': 'Das gespeicherte entfernen',
  'Token set by {{0}} in the environment, which wins over a stored one':
    'Token durch {{0}} in der Umgebung gesetzt; das gilt vor einem gespeicherten',
  'Token set (in the system’s key store)': 'Token gesetzt (im Schlüsselspeicher des Systems)',
  'Token set (in a file that only you can read)':
    'Token gesetzt (in einer Datei, die nur der eigene Benutzer lesen kann)',
  'No token yet': 'Noch kein Token',
  'Whether Replicate accepts it is asked before each run, and told in the Plan.':
    'Ob Replicate es annimmt, wird vor jedem Lauf gefragt und im Plan gesagt.',
  'Replicate token': 'Replicate-Token',
  'It is kept in the system’s key store and not shown again.':
    'Es wird im Schlüsselspeicher des Systems aufbewahrt und nicht wieder angezeigt.',
  'It is kept in a file that only you can read, as there is no key store here, and not shown again.':
    'Es wird in einer Datei aufbewahrt, die nur der eigene Benutzer lesen kann, da es hier keinen Schlüsselspeicher gibt, und nicht wieder angezeigt.',
  'Store it': 'Speichern',
  'Tokens are made on Replicate’s website, in the account settings under API tokens; they begin with r8_. What is rendered is paid for there.':
    'Tokens entstehen auf der Website von Replicate, in den Kontoeinstellungen unter API tokens; sie beginnen mit r8_. Bezahlt wird das Gerenderte dort.',
  'Wan on this machine': 'Wan auf diesem Rechner',
  'Clips of Wan': 'Clips von Wan',
  '{{0}} ({{1}} in the environment wins)': '{{0}} (aus {{1}} in der Umgebung)',
  'Not set up': 'Nicht eingerichtet',
  'Cannot be used yet': 'Noch nicht benutzbar',
  Python: 'Python',
  'the system’s own': 'das des Systems',
  'Checkpoint of {{0}}': 'Checkpoint von {{0}}',
  'Model moved out of the graphics card': 'Modell aus der Grafikkarte auslagern',
  'Text encoder on the CPU': 'Text-Encoder auf der CPU',
  'Model’s numbers converted': 'Zahlenformat des Modells umwandeln',
  'Sample shift': 'Sample-Shift',
  'the task’s own': 'der des Tasks',
  'as generate.py decides': 'wie generate.py entscheidet',
  'It is set up on the command line, in Longtake’s folder, or under “wan” in the settings file: a page must not name programs to run, as whoever got into it could then run anything.':
    'Eingerichtet wird es auf der Kommandozeile, im Ordner von Longtake, oder unter „wan“ in der Einstellungsdatei: Eine Seite darf keine Programme zum Ausführen angeben, denn wer in sie eindringt, könnte sonst alles ausführen.',
  'Copy the command': 'Befehl kopieren',
  'Each takes a graphics card for itself: more than one only where there are several.':
    'Jeder braucht eine Grafikkarte für sich: mehr als einer nur, wo es mehrere gibt.',
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

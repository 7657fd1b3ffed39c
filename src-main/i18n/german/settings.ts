// German of the room settings.
export const german: Readonly<Record<string, string>> = {
  '{{0}} is "{{1}}". It must be a number from 1 to 3 such as 1.25, with a point; it is ignored.':
    '{{0}} ist „{{1}}“. Nötig ist eine Zahl von 1 bis 3 wie 1.25, mit Punkt; der Wert wird ignoriert.',
  'Others on this machine could read {{0}} until now. Make a new token where the old one came from, if that may matter.':
    'Andere auf diesem Rechner konnten {{0}} bis jetzt lesen. Falls das von Belang ist: dort, wo das alte Token herkam, ein neues anlegen.',
  '{{0}} cannot be read: {{1}}': '{{0}} lässt sich nicht lesen: {{1}}',
  'This is no token: it holds spaces, line breaks or letters that no token has, or its name stands before it.':
    'Das ist kein Token: Es enthält Leerzeichen, Zeilenumbrüche oder Zeichen, die in keinem Token vorkommen, oder davor steht sein Name.',
  'Give the token alone, as it was copied; one of Replicate begins with r8_.':
    'Nur das Token angeben, so wie es kopiert wurde; eines von Replicate beginnt mit r8_.',
  'The system’s key store did not take the token; nothing was stored.':
    'Der Schlüsselspeicher des Systems hat das Token nicht angenommen; es wurde nichts gespeichert.',
  'Unlock it and try again, or give the token as REPLICATE_API_TOKEN in the environment.':
    'Den Schlüsselspeicher entsperren und noch einmal versuchen, oder das Token als REPLICATE_API_TOKEN in der Umgebung angeben.',
  '{{0}} in the environment is no token and is ignored: it holds spaces, line breaks or letters that no token has.':
    '{{0}} in der Umgebung ist kein Token und wird ignoriert: Es enthält Leerzeichen, Zeilenumbrüche oder Zeichen, die in keinem Token vorkommen.',
  'What stands in {{0}} is not understood by this version. Set the token anew to replace it.':
    'Was in {{0}} steht, versteht diese Version nicht. Das Token neu setzen, um es zu ersetzen.',
  'A token is stored in the system’s key store, which cannot be opened here. Use the Longtake window, set REPLICATE_API_TOKEN, or set the token anew.':
    'Ein Token liegt im Schlüsselspeicher des Systems, der sich hier nicht öffnen lässt. Das Fenster von Longtake benutzen, REPLICATE_API_TOKEN setzen oder das Token neu setzen.',
  'The stored token cannot be decrypted: another user or another machine stored it. Set it anew, or remove it.':
    'Das gespeicherte Token lässt sich nicht entschlüsseln: Ein anderer Benutzer oder ein anderer Rechner hat es gespeichert. Neu setzen oder entfernen.',
  'The restart command is empty or holds a character that no command can hold.':
    'Der Befehl zum Neustarten ist leer oder enthält ein Zeichen, das in keinem Befehl stehen kann.',
  'Give the command as you would type it in a terminal.':
    'Den Befehl so angeben, wie er in einem Terminal getippt würde.',
  'No restart command is known for {{0}}.': 'Für {{0}} ist kein Befehl zum Neustarten bekannt.',
  'Set one: longtake servers --server {{0}} --set-restart "COMMAND"; or in settings.json under restart_commands.':
    'Einen festlegen: longtake servers --server {{0}} --set-restart "BEFEHL"; oder in settings.json unter restart_commands.',
};

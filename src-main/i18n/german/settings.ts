// German of the room settings.
export const german: Readonly<Record<string, string>> = {
  'The restart command is empty or holds a character that no command can hold.':
    'Der Befehl zum Neustarten ist leer oder enthält ein Zeichen, das in keinem Befehl stehen kann.',
  'Give the command as you would type it in a terminal.':
    'Den Befehl so angeben, wie er in einem Terminal getippt würde.',
  'No restart command is known for {{0}}.': 'Für {{0}} ist kein Befehl zum Neustarten bekannt.',
  'Set one: longtake servers --server {{0}} --set-restart "COMMAND"; or in settings.json under restart_commands.':
    'Einen festlegen: longtake servers --server {{0}} --set-restart "BEFEHL"; oder in settings.json unter restart_commands.',
};

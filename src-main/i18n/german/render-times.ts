// German of the room render-times.
export const german: Readonly<Record<string, string>> = {
  server: 'Server',
  'number of steps': 'Schrittzahl',
  'as measured {{count}} times_one': 'einmal gemessen',
  'as measured {{count}} times_other': '{{count}}-mal gemessen',
  'from another {{0}}': 'aus Messungen mit anderem Wert für {{0}}',
  '{{basis}} (average of {{count}} servers)_one': '{{basis}} (Mittel über {{count}} Server)',
  '{{basis}} (average of {{count}} servers)_other': '{{basis}} (Mittel über {{count}} Server)',
  'Measured render times cannot be kept on disk.':
    'Gemessene Renderzeiten lassen sich nicht auf der Festplatte festhalten.',
  'Measured render times are not used: their file was made by a newer Longtake.':
    'Gemessene Renderzeiten werden nicht verwendet: Ihre Datei stammt von einem neueren Longtake.',
};

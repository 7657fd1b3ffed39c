// The walls between the rooms. Arrows go down only; a room is entered by its index.ts; electron lives in one folder.

const ground = ['logging', 'storage'];
/** Which rooms of src-main each room may enter, besides the ground and src-shared. */
const mayEnter = {
  logging: [],
  i18n: [],
  storage: ['logging'],
  media: [],
  plan: [],
  timeline: [],
  seams: ['media'],
  film: ['media'],
  exports: ['media'],
  stills: ['media'],
  settings: [],
  graph: [],
  project: [],
  story: [],
  imports: ['settings'],
  workflows: ['graph'],
  draft: ['media'],
  http: [],
  comfyui: ['media', 'http'],
  replicate: ['http', 'media'],
  'wan-cli': [],
  engines: ['comfyui', 'graph', 'draft', 'replicate', 'wan-cli', 'media', 'workflows'],
  preflight: ['media', 'engines'],
  takes: ['engines', 'media'],
  run: ['takes', 'engines', 'media'],
  'render-times': [],
  studio: [
    'run',
    'takes',
    'render-times',
    'preflight',
    'engines',
    'workflows',
    'plan',
    'project',
    'story',
    'imports',
    'settings',
    'i18n',
    'timeline',
    'seams',
    'film',
    'exports',
    'stills',
    'media',
    'comfyui',
    'graph',
  ],
  'host-paths': [],
  served: ['studio', 'host-paths'],
  electron: ['studio', 'host-paths'],
  // Settings: only the command line may set a restart command or Wan's folder, so no request of the contract can.
  cli: ['studio', 'host-paths', 'settings', 'wan-cli'],
  launch: ['served', 'host-paths', 'i18n'],
};
const rooms = Object.keys(mayEnter);

/** Tests, and what only tests share. */
const testing = '(\\.test|-for-tests|-fixtures?)\\.tsx?$';

const roomRules = rooms.map((room) => {
  const allowed = [room, ...ground.filter(() => !ground.includes(room)), ...mayEnter[room]];
  const forbidden = rooms.filter((other) => !allowed.includes(other));
  return {
    name: `${room}-enters-only-what-is-below`,
    comment: `src-main/${room} may enter: ${allowed.join(', ')}. Pass a value or move the code down.`,
    severity: 'error',
    from: { path: `^src-main/${room}/`, pathNot: testing },
    to: { path: `^src-main/(${forbidden.join('|')})/` },
  };
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'not-resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'electron-only-in-its-folder',
      comment: 'The studio must also live without Electron: take what you need as a function in StudioOptions.',
      severity: 'error',
      from: { pathNot: ['^src-main/electron/', '^e2e/'] },
      to: { path: '(^|node_modules/)electron(/|$)' },
    },
    ...roomRules,
    {
      name: 'rooms-are-entered-by-their-door',
      comment: 'Import from the room’s index.ts; what is not there is private.',
      severity: 'error',
      from: { path: '^src-main/([^/]+)/', pathNot: testing },
      to: { path: '^src-main/([^/]+)/', pathNot: ['^src-main/$1/', '^src-main/[^/]+/index\\.ts$'] },
    },
    {
      name: 'the-test-server-never-ships',
      severity: 'error',
      from: { path: '^src-main/', pathNot: [testing, '^src-main/comfyui/comfy-test-server/'] },
      to: { path: '^src-main/comfyui/comfy-test-server/' },
    },
    {
      name: 'the-replicate-test-server-never-ships',
      severity: 'error',
      from: { path: '^src-main/', pathNot: [testing, '^src-main/replicate/replicate-test-server/'] },
      to: { path: '^src-main/replicate/replicate-test-server/' },
    },
    {
      name: 'what-tests-share-never-ships',
      severity: 'error',
      from: {
        path: '^src-(main|renderer|shared)/',
        pathNot: [testing, '^src-main/(comfyui/comfy|replicate/replicate)-test-server/'],
      },
      to: { path: testing },
    },
    { name: 'renderer-not-main', severity: 'error', from: { path: '^src-renderer/' }, to: { path: '^src-main/' } },
    { name: 'main-not-renderer', severity: 'error', from: { path: '^src-main/' }, to: { path: '^src-renderer/' } },
    {
      name: 'shared-is-the-floor',
      severity: 'error',
      from: { path: '^src-shared/' },
      to: { path: '^(src-main|src-renderer|e2e)/' },
    },
    {
      name: 'shared-has-no-node',
      severity: 'error',
      from: { path: '^src-shared/', pathNot: testing },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'renderer-no-node',
      severity: 'error',
      from: { path: '^src-renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'ui-has-no-studio-knowledge',
      severity: 'error',
      from: { path: '^src-renderer/ui/' },
      to: {
        path: [
          '^src-shared/contract/',
          '^src-renderer/(app|project|storyboard|plan|generate|player|settings|takes|workflows)/',
        ],
      },
    },
    {
      name: 'panels-do-not-enter-each-other',
      severity: 'error',
      from: { path: '^src-renderer/(project|storyboard|plan|generate|player|settings)/' },
      to: { path: '^src-renderer/(project|storyboard|plan|generate|player|settings)/', pathNot: '^src-renderer/$1/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.node.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.d.ts'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src-*/**/*.test.{ts,tsx}', 'e2e/**/*.test.ts', 'resources/**/*.test.ts'],
    environment: 'node',
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // Two cores: more workers only make ffmpeg and the servers wait for each other.
    maxWorkers: 2,
  },
});

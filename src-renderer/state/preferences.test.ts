import { describe, expect, it } from 'vitest';
import { memoryStore } from '../dev/fake-api';
import { PANEL_LIMITS, Preferences } from './preferences.svelte';

describe('Preferences', () => {
  it('come back after a restart', () => {
    const store = memoryStore();
    const first = new Preferences(store);
    first.setTheme('contrast');
    first.resize('left', 300);
    first.toggle('snap');
    const second = new Preferences(store);
    expect(second).toMatchObject({ theme: 'contrast', snap: false });
    expect(second.panels.left).toBe(300);
  });

  it.each(['', 'no json', 'null', '[]', '{"theme":"pink","left":-5,"grid":"yes"}'])(
    'start fresh from damaged storage: %s',
    (text) => {
      const preferences = new Preferences({ getItem: () => text, setItem: () => undefined });
      expect(preferences).toMatchObject({ theme: 'system', grid: true });
      expect(preferences.panels.left).toBe(PANEL_LIMITS.left.default);
    },
  );

  it('keep what is sound beside what is damaged', () => {
    const preferences = new Preferences({ getItem: () => '{"theme":"dark","left":"wide"}', setItem: () => undefined });
    expect(preferences.theme).toBe('dark');
  });

  it('work without any storage', () => {
    const refuse = (): never => {
      throw new Error('denied');
    };
    const preferences = new Preferences({ getItem: refuse, setItem: refuse });
    preferences.setTheme('light');
    expect(preferences.theme).toBe('light');
  });

  it('never let a panel leave its limits', () => {
    const preferences = new Preferences(memoryStore());
    preferences.resize('dock', 1e6);
    expect(preferences.panels.dock).toBe(PANEL_LIMITS.dock.max);
    preferences.resize('dock', -1);
    expect(preferences.panels.dock).toBe(PANEL_LIMITS.dock.min);
  });
});

import { MediaQuery } from 'svelte/reactivity';
import type { Theme } from './preferences.svelte';

const prefersLight = new MediaQuery('(prefers-color-scheme: light)');
const prefersContrast = new MediaQuery('(prefers-contrast: more)');

/** The theme to paint: what the planner chose, or what the system asks for. */
export function paintedTheme(chosen: Theme): Exclude<Theme, 'system'> {
  if (chosen !== 'system') return chosen;
  if (prefersContrast.current) return 'contrast';
  return prefersLight.current ? 'light' : 'dark';
}

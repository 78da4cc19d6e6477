import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { menuTemplate } from './menu';

const items = (platform: string, sent: string[] = []) =>
  menuTemplate(platform, (id) => sent.push(id)).flatMap(
    ({ submenu }) => (submenu ?? []) as MenuItemConstructorOptions[],
  );

describe('menuTemplate', () => {
  it('sends the command of the item that is chosen', () => {
    const sent: string[] = [];
    for (const { label, click } of items('linux', sent)) if (label?.startsWith('Save')) (click as () => void)();
    expect(sent).toEqual(['file.save', 'file.save-as']);
  });

  it('registers no key: the window handles them itself', () => {
    const keyed = items('linux').filter(({ accelerator }) => accelerator !== undefined);
    expect(keyed.length).toBeGreaterThan(5);
    expect(keyed.every(({ registerAccelerator }) => registerAccelerator === false)).toBe(true);
  });

  it('offers neither reload nor developer tools', () => {
    const roles = [...items('linux'), ...items('darwin')].map(({ role }) => role).filter(Boolean);
    expect(new Set(roles)).toEqual(new Set(['quit']));
  });
});

import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { servedFile } from './containment';
import { CONTENT_SECURITY_POLICY, respond } from './protocol';

let folder = '';
let root = '';

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'fringe-window-')));
  root = join(folder, 'renderer');
  await mkdir(join(root, 'assets'), { recursive: true });
  await mkdir(join(folder, 'renderer-secret'));
  await writeFile(join(root, 'index.html'), '<title>Fringe</title>');
  await writeFile(join(root, 'assets', 'index-a1.js'), 'export {};');
  await writeFile(join(root, 'assets', 'two words.css'), 'a{}');
  await writeFile(join(root, 'program.exe'), '');
  await writeFile(join(folder, 'secret.json'), '{}');
  await writeFile(join(folder, 'renderer-secret', 'secret.json'), '{}');
  await symlink(join(folder, 'secret.json'), join(root, 'link.json'));
  await symlink(folder, join(root, 'outside'));
  await symlink(join(root, 'assets'), join(root, 'inside'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('servedFile', () => {
  it('serves the start page, scripts and styles with their media types', async () => {
    expect(await servedFile(root, 'app://fringe/')).toEqual({
      path: join(root, 'index.html'),
      mediaType: 'text/html; charset=utf-8',
    });
    expect((await servedFile(root, 'app://fringe/assets/index-a1.js'))?.mediaType).toBe(
      'text/javascript; charset=utf-8',
    );
    expect((await servedFile(root, 'app://fringe/assets/two%20words.css?v=1#x'))?.mediaType).toBe(
      'text/css; charset=utf-8',
    );
  });

  it('follows a link that stays inside', async () => {
    expect((await servedFile(root, 'app://fringe/inside/index-a1.js'))?.path).toBe(join(root, 'assets', 'index-a1.js'));
  });

  it.each([
    'app://fringe/../secret.json',
    'app://fringe/%2e%2e/secret.json',
    'app://fringe/%2e%2e%2fsecret.json',
    'app://fringe/..%2Fsecret.json',
    'app://fringe/assets/..%2f..%2fsecret.json',
    'app://fringe/..%5csecret.json',
    'app://fringe/..\\secret.json',
    'app://fringe/%252e%252e%252fsecret.json',
    'app://fringe/../renderer-secret/secret.json',
    'app://fringe/..%2frenderer-secret%2fsecret.json',
    'app://fringe/index.html%00.js',
    'app://fringe/%00',
    'app://fringe//etc/passwd',
    'app://fringe/%2fetc%2fpasswd',
    'app://fringe/C:/windows/win.ini',
    'app://fringe/index.html:stream.json',
    'app://fringe/%ff.json',
    'app://fringe/link.json',
    'app://fringe/outside/secret.json',
    'app://fringe/assets',
    'app://fringe/assets/',
    'app://fringe/program.exe',
    'app://fringe/missing.js',
    `app://fringe/${'a'.repeat(5000)}.js`,
    'app://other/index.html',
    'app://fringe.example/index.html',
    'app://fringe:8080/index.html',
    'app://user:word@fringe/index.html',
    'file:///etc/passwd',
    'https://fringe/index.html',
    'nonsense',
    '',
  ])('refuses %j', async (url) => {
    expect(await servedFile(root, url)).toBeNull();
  });

  it('never leaves the folder, whatever is asked for', async () => {
    const part = fc.constantFrom(
      '..',
      '.',
      '%2e',
      '%2e%2e',
      '%2f',
      '/',
      '\\',
      '%5c',
      '%00',
      'assets',
      'outside',
      'link.json',
      'secret.json',
      'index.html',
      '~',
      'C:',
      ' ',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 8 }), fc.constantFrom('', '/'), async (parts, glue) => {
        const file = await servedFile(root, `app://fringe/${parts.join(glue)}`);
        return file === null || file.path.startsWith(`${root}/`);
      }),
      { numRuns: 500 },
    );
  });
});

describe('respond', () => {
  it('sends the policy and forbids guessing of types with each file', async () => {
    const response = await respond(root, { method: 'GET', url: 'app://fringe/' });
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('<title>Fringe</title>');
    expect(response.headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('answers 404 outside and 405 to anything but reading', async () => {
    expect((await respond(root, { method: 'GET', url: 'app://fringe/../secret.json' })).status).toBe(404);
    expect((await respond(root, { method: 'POST', url: 'app://fringe/' })).status).toBe(405);
  });

  it('allows no script but our own files', () => {
    expect(CONTENT_SECURITY_POLICY).toContain(
      "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'",
    );
    expect(CONTENT_SECURITY_POLICY).toContain("require-trusted-types-for 'script'; trusted-types svelte-trusted-html");
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe-eval|https?:|\*|script-src[^;]*unsafe/);
  });
});

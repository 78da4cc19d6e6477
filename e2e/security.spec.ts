import { EXAMPLE, expect, test } from './application';

test('gives the page no Node, no Electron and a frozen list of named functions', async ({ launch }) => {
  const { page } = await launch({ file: EXAMPLE });
  const found = await page.evaluate(() => {
    const globals = ['require', 'process', 'module', 'Buffer', 'ipcRenderer'].filter((name) => name in globalThis);
    const api = (globalThis as unknown as { fringe: Record<string, unknown> }).fringe;
    return {
      globals,
      kinds: [...new Set(Object.values(api).map((value) => typeof value))],
      frozen: Object.isFrozen(api),
    };
  });
  expect(found.globals).toEqual([]);
  expect(found.kinds).toEqual(['function']);
});

test('blocks inline scripts, eval and remote content by its content security policy', async ({ launch }) => {
  const { page } = await launch({ file: EXAMPLE });
  const blocked = await page.evaluate(async () => {
    const violations: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective));
    const image = new Image();
    const answered = new Promise((resolve) => {
      image.onload = image.onerror = resolve;
    });
    image.src = 'https://example.com/x.png';
    await answered;
    let evaluated = true;
    try {
      (0, eval)('1');
    } catch {
      evaluated = false;
    }
    const fetched = await fetch('https://example.com/').then(
      () => true,
      () => false,
    );
    // Violations are reported in a task of their own.
    await new Promise((resolve) => setTimeout(resolve, 200));
    return { violations, evaluated, fetched };
  });
  expect(blocked.evaluated).toBe(false);
  expect(blocked.fetched).toBe(false);
  expect(blocked.violations).toEqual(expect.arrayContaining(['img-src', 'connect-src']));
});

test('stays where it is and opens nothing when the page tries to leave', async ({ launch }) => {
  const { app, page } = await launch({ file: EXAMPLE });
  const before = page.url();
  await page.evaluate(() => {
    window.open('https://example.com/');
    const anchor = document.createElement('a');
    anchor.href = 'https://example.com/';
    anchor.target = '_blank';
    document.body.append(anchor);
    anchor.click();
    anchor.target = '';
    anchor.click();
    document.body.append(document.createElement('webview'));
  });
  await page.waitForTimeout(500);
  expect(page.url()).toBe(before);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  expect(await app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
});

test('denies every permission', async ({ launch }) => {
  const { page } = await launch({ file: EXAMPLE });
  const outcome = await page.evaluate(async () => {
    const camera = await navigator.mediaDevices.getUserMedia({ video: true }).then(
      () => 'granted',
      () => 'denied',
    );
    const place = await new Promise<string>((resolve) => {
      navigator.geolocation.getCurrentPosition(
        () => resolve('granted'),
        () => resolve('denied'),
      );
    });
    return { camera, place, notification: await Notification.requestPermission() };
  });
  expect(outcome).toEqual({ camera: 'denied', place: 'denied', notification: 'denied' });
});

test('serves nothing from outside its own folder', async ({ launch }) => {
  const { page } = await launch({ file: EXAMPLE });
  const statuses = await page.evaluate(() =>
    Promise.all(
      ['/../../package.json', '/%2e%2e/%2e%2e/package.json', '/..%5c..%5cpackage.json', '/%00index.html', '/none'].map(
        (path) => fetch(`app://fringe${path}`).then((answer) => answer.status),
      ),
    ),
  );
  for (const status of statuses) expect(status).toBeGreaterThanOrEqual(400);
});

test('refuses calls with wrong payloads and goes on', async ({ launch }) => {
  const { page } = await launch({ file: EXAMPLE });
  const outcomes = await page.evaluate(async () => {
    const api = (globalThis as unknown as { fringe: Record<string, (payload?: unknown) => Promise<unknown>> }).fringe;
    const hostile: [string, unknown][] = [
      ['openExample', '../../package.json'],
      ['openExample', { __proto__: null }],
      ['openRecent', '/etc/passwd'],
      ['saveProject', { handle: '/etc/passwd', as: false, project: {} }],
      ['exportDesign', { format: 'exe', project: null }],
      ['startJob', 7],
      ['cancelJob', null],
    ];
    const answers = await Promise.all(
      hostile.map(([name, payload]) =>
        api[name]!(payload).then(
          (value) => (value === null || (value as { ok?: boolean }).ok === false ? 'refused' : 'accepted'),
          () => 'refused',
        ),
      ),
    );
    return answers;
  });
  expect(outcomes).toEqual(outcomes.map(() => 'refused'));
  await expect(page.getByRole('region', { name: 'Drawing' })).toBeVisible();
});

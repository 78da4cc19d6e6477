import type { CDPSession, Page } from '@playwright/test';

/** How smoothly the window ran while something was done in it. Times in milliseconds. */
export interface Smoothness {
  /** Median and 95 % quantile of the time between two frames, as painted on this machine. */
  readonly median: number;
  readonly slow: number;
  readonly frames: number;
  /** Longest task on the main thread; 0 where none took 50 ms. */
  readonly longestTask: number;
  /** Script, style and layout per frame: what is left of it on a machine with a graphics card. */
  readonly work: number;
}

/** What the page gathers while a recording runs. */
interface Recording {
  readonly stamps: number[];
  readonly tasks: number[];
  running: boolean;
  readonly observer: PerformanceObserver;
}

type RecordingWindow = Window & { recording?: Recording };

/** Records the frames and long tasks of the page while `gesture` runs, and two frames beyond. */
export async function recorded(page: Page, gesture: () => Promise<void>): Promise<Smoothness> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await page.evaluate(() => {
    const tasks: number[] = [];
    const observer = new PerformanceObserver((list) =>
      tasks.push(...list.getEntries().map(({ duration }) => duration)),
    );
    observer.observe({ type: 'longtask' });
    const recording: Recording = { stamps: [], tasks, running: true, observer };
    (window as RecordingWindow).recording = recording;
    const tick = (stamp: number): void => {
      recording.stamps.push(stamp);
      if (recording.running) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  const before = await workSoFar(session);
  await gesture();
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  const work = (await workSoFar(session)) - before;
  const { stamps, tasks } = await page.evaluate(() => {
    const recording = (window as RecordingWindow).recording!;
    recording.running = false;
    const tasks = [...recording.tasks, ...recording.observer.takeRecords().map(({ duration }) => duration)];
    recording.observer.disconnect();
    return { stamps: recording.stamps, tasks };
  });
  await session.detach();
  const gaps = stamps.slice(1).map((stamp, index) => stamp - stamps[index]!);
  const sorted = gaps.toSorted((a, b) => a - b);
  const quantile = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return {
    median: quantile(0.5),
    slow: quantile(0.95),
    frames: gaps.length,
    longestTask: Math.max(0, ...tasks),
    work: work / Math.max(1, gaps.length),
  };
}

/** Time that the page has spent in script, style and layout so far. */
async function workSoFar(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? 0;
  return 1000 * (of('ScriptDuration') + of('RecalcStyleDuration') + of('LayoutDuration'));
}

import type { SeriesFamily } from '../../models/figure';
import { FAMILY_TOKEN } from './series-style';

/** The colours a canvas needs; a canvas knows nothing of style sheets. */
export interface ChartColours {
  readonly grid: string;
  readonly axis: string;
  /** Ground of cells of a map, into which their hue is mixed. */
  readonly raised: string;
  readonly text: string;
  readonly series: Readonly<Record<SeriesFamily, string>>;
}

function readColours(): ChartColours {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  const series = Object.fromEntries(
    Object.entries(FAMILY_TOKEN).map(([family, name]) => [family, token(name)]),
  ) as Record<SeriesFamily, string>;
  return { grid: token('grid'), axis: token('ctl'), raised: token('raised'), text: token('t1'), series };
}

/** Colours of the theme in force; call in a component, follows every change of theme. */
export function useChartColours(): { readonly current: ChartColours } {
  let current = $state.raw(readColours());
  $effect(() => {
    current = readColours();
    const observer = new MutationObserver(() => (current = readColours()));
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'class', 'style'] });
    return () => observer.disconnect();
  });
  return {
    get current() {
      return current;
    },
  };
}

import type { ExampleSpec } from '../model';

/** Worked projects in examples/, those of the paper first. */
export const examples: readonly ExampleSpec[] = [
  {
    key: 'clock-figure-three',
    title: 'A thousand atoms on ten clocks',
    summary: 'Kómár et al. 2014, Fig. 3: N = 1000, K = 10, ideal links; the best cascade over all integers, proved.',
    file: 'clock-figure-three.fringe.json',
  },
  {
    key: 'clock-strontium',
    title: 'Ten strontium clocks',
    summary:
      'Ten clocks of 1000 Sr atoms over links of 140 to 480 pairs per second: contrast and the slowest link limit.',
    file: 'clock-strontium.fringe.json',
  },
  {
    key: 'clock-aluminium',
    title: 'Ten aluminium clocks of ten ions',
    summary: 'Ten clocks of ten Al⁺ ions: too few for a cascade against an unknown phase. Single ions do better.',
    file: 'clock-aluminium.fringe.json',
  },
  {
    key: 'clock-erbium',
    title: 'Ten erbium clocks',
    summary: 'A transition of 30 µHz averaged for 100 s: lasers are narrowed first, then contrast limits.',
    file: 'clock-erbium.fringe.json',
  },
  {
    key: 'clock-satellites',
    title: 'Clocks on satellites',
    summary: '24 Sr clocks behind eight repeaters in a ring, with tests that find a clock that lies.',
    file: 'clock-satellites.fringe.json',
  },
];

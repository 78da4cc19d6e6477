import type { FigureSpec } from '../../models/figure';
import { describeFigure } from './describe-figure';
import { barBody } from './svg-bars';
import { levelBody } from './svg-levels';
import { lineBody } from './svg-lines';
import { mapBody } from './svg-map';
import { escapeXml, tag } from './svg-marks';
import { QUIET, text } from './svg-text';
import { timelineBody } from './svg-timeline';
import { wrapped } from './text-width';

const HEAD_HEIGHT = 26;
const FINDING_LINE = 15;
const MARGIN = 14;

/** The figure as a vector drawing for paper, white ground, with its title, finding and a spoken description. */
export function figureSvg(figure: FigureSpec, width = 640, height = 400): string {
  const finding = figure.finding === '' ? [] : wrapped(figure.finding, width - 2 * MARGIN);
  const foot = 9 + FINDING_LINE * finding.length;
  const body = bodyOf(figure, width - 2 * MARGIN, height - HEAD_HEIGHT - foot - 2 * MARGIN);
  const children = [
    tag('title', {}, escapeXml(figure.title)),
    tag('desc', {}, escapeXml(describeFigure(figure))),
    tag('rect', { width, height, fill: '#FFFFFF' }),
    text(MARGIN, MARGIN + 12, figure.title, { size: 13, weight: 600 }),
    tag('g', { transform: `translate(${MARGIN} ${MARGIN + HEAD_HEIGHT})` }, body),
    ...finding.map((words, index) =>
      text(MARGIN, height - MARGIN - FINDING_LINE * (finding.length - 1 - index), words, { fill: QUIET }),
    ),
  ].join('\n');
  return tag(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      'font-family': "Inter, 'Helvetica Neue', Arial, sans-serif",
      'font-size': 11,
    },
    `\n${children}\n`,
  );
}

function bodyOf(figure: FigureSpec, width: number, height: number): string {
  switch (figure.kind) {
    case 'lines':
      return lineBody(figure, width, height);
    case 'bars':
      return barBody(figure, width, height);
    case 'map':
      return mapBody(figure, width, height);
    case 'levels':
      return levelBody(figure, width, height);
    case 'timeline':
      return timelineBody(figure, width, height);
  }
}

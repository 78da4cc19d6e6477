/** How the drawing is fitted: never magnified, clear of what lies over its edges. */
export const FIT = {
  maxZoom: 1,
  // A far drawing is painted as a whole: the flow hides its nodes.
  includeHiddenNodes: true,
  padding: { top: '58px', right: '40px', bottom: '52px', left: '40px' },
} as const;

/** The same for a large drawing, which leaves no corner free for its overview. */
export const FIT_LARGE = { ...FIT, padding: { ...FIT.padding, bottom: '92px' } } as const;

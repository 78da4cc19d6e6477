/** How the drawing is fitted: never magnified, clear of what lies over its edges. */
export const FIT = {
  maxZoom: 1,
  padding: { top: '72px', right: '40px', bottom: '92px', left: '40px' },
} as const;

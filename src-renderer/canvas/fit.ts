/** How the drawing is fitted: never magnified, clear of what lies over its edges. */
export const FIT = {
  maxZoom: 1,
  padding: { top: '58px', right: '40px', bottom: '52px', left: '40px' },
} as const;

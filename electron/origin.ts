/** The window's own protocol and host: everything it shows comes from here and from nowhere else. */
export const SCHEME = 'app';
export const ORIGIN = `${SCHEME}://fringe`;
export const START_PAGE = `${ORIGIN}/`;

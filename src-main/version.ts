import { version } from '../package.json';

/** Version of the application, from its package. */
export const VERSION: string = version;

/** Late part: German. */
export { german } from './strings-de.js';

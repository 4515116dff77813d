/** Late part: German. */
export { german } from './i18n/strings-de.js';

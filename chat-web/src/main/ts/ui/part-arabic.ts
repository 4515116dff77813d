/** Late part: Arabic. */
export { arabic } from './i18n/strings-ar.js';

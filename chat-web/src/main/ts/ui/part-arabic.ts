/** Late part: Arabic. */
export { arabic } from './strings-ar.js';

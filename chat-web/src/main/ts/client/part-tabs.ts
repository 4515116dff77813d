/** Late part: what shares one stream among the tabs of a browser. */
export { TabGroup } from './tab-group.js';

/**
 * What our files use of Lit, once for all of them: a second copy would make a second Trusted Types policy, which pages may forbid. A new file
 * that needs more of it would not run with this one out of a cache: for that, it has to have another name.
 */
export { css, html, LitElement, nothing, svg, unsafeCSS } from 'lit';
export { property, query, state } from './lit-decorators.js';
export { directive, Directive } from 'lit/directive.js';
export { setCommittedValue } from 'lit/directive-helpers.js';
export { guard } from 'lit/directives/guard.js';
export { repeat } from 'lit/directives/repeat.js';

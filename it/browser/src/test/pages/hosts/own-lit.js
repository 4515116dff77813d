import { html, render } from './lit-html.js';
import '/frontrow/frontrow-chat.js';
// What staff have on a page of their own, beside the chat.
import '/frontrow/frontrow-moderation.js';

render(
  html`<main id="theatre"><p id="own">drawn by the page's own ${'Lit'}</p></main>
    <aside id="side"><frontrow-chat stream="apollo-11" api=${'../api'}></frontrow-chat></aside>`,
  document.body,
);

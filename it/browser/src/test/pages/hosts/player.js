/* global videojs */
// A field as any other element has it: the player takes the keys from it.
customElements.define(
  'someone-elses-field',
  class extends HTMLElement {
    connectedCallback() {
      this.attachShadow({ mode: 'open' }).append(Object.assign(document.createElement('input'), { id: 'unprotected' }));
    }
  },
);

const player = videojs('video', { userActions: { hotkeys: true } });
// The player's keys are those of the whole page, except in fields: as far as a page sees them.
document.addEventListener('keydown', (event) => {
  if (!['INPUT', 'TEXTAREA', 'SELECT'].includes(event.target.tagName)) player.handleHotkeys(event);
});

// Without a video it cannot play: what it is asked for is counted.
const asked = [];
const count = (what) => () => {
  asked.push(what);
  return Promise.resolve();
};
player.play = count('play');
player.requestFullscreen = count('fullscreen');
player.muted = (on) => on !== undefined && asked.push('muted') > 0;
/** All that the player was asked for since this was asked last. */
window.heard = () => asked.splice(0);
window.player = player;

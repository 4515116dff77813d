/* global Plyr */
// A field as any other element has it: the player takes the keys from it.
customElements.define(
  'someone-elses-field',
  class extends HTMLElement {
    connectedCallback() {
      this.attachShadow({ mode: 'open' }).append(Object.assign(document.createElement('input'), { id: 'unprotected' }));
    }
  },
);

const player = new Plyr('#video', { keyboard: { focused: true, global: true }, loadSprite: false, iconUrl: '/assets/mark.svg' });
// Without a video it cannot play: what it is asked for is counted.
window.asked = [];
for (const what of ['togglePlay', 'forward', 'rewind', 'increaseVolume', 'decreaseVolume', 'toggleCaptions']) {
  player[what] = () => void window.asked.push(what);
}
player.fullscreen.toggle = () => void window.asked.push('fullscreen');
/** All that the player was asked for since this was asked last, and how it is set. */
window.heard = () => {
  const heard = window.asked.splice(0);
  if (player.muted) heard.push('muted');
  if (player.loop) heard.push('loop');
  player.muted = player.loop = false;
  return heard;
};
window.player = player;

import { english } from '/frontrow/frontrow-chat.js';

const openWallet = (url) => document.body.append(`wallet at ${new URL(url, location.href).pathname}`);

// top-up
document.querySelector('frontrow-chat').addEventListener('frontrow-top-up', (event) => {
  event.preventDefault(); // do not follow the link
  openWallet(event.detail.url); // detail: { url, gate, code }
});

// words
document.querySelector('frontrow-chat').strings = { ...english, inputPlaceholder: 'Ask the crew' };

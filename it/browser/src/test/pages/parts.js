import { ChatClient, now } from '/frontrow/frontrow-chat.js';

const chat = new ChatClient({ stream: 'launch-day', api: '/api' });
const list = document.querySelector('frontrow-message-list');
const notices = document.querySelector('frontrow-notices');
const input = document.querySelector('frontrow-input');

chat.on('change', ({ room, outbox, userState, catchingUp, loadingOlder }) => {
  list.messages = room.messages.filter((message) => !message.deleted);
  list.older = room.older === undefined ? undefined : room.older !== null;
  Object.assign(list, { outbox, loadingOlder, quiet: catchingUp });
  Object.assign(notices, { userState, now: now() });
  Object.assign(input, { userState, now: now(), off: userState?.gate.allowed ? '' : 'Top up first' });
});
list.addEventListener('older-wanted', () => chat.loadOlder());
input.addEventListener('send-text', ({ detail }) => chat.send(detail.text).catch(() => input.giveBack(detail.text)));
chat.start();

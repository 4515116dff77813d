import { ask, money, roleName, showAvatar } from './person.js';
import { Player } from './player.js';

const byId = (id) => document.getElementById(id);

function showMe(me) {
  byId('name').textContent = me.name;
  byId('role').textContent = roleName(me.role);
  showAvatar(byId('avatar'), me);
  byId('balance').textContent = money(me.balance);
  byId('balance').classList.toggle('empty', me.balance.minor <= 0);
  pressed(byId('follow'), me.follows, me.follows ? 'Following' : 'Follow');
  pressed(byId('subscribe'), me.subscribes, me.subscribes ? 'Subscribed' : 'Subscribe');
}

function pressed(button, isOn, text = button.textContent) {
  button.setAttribute('aria-pressed', String(isOn));
  button.textContent = text;
}

/** Without a network the old balance stays; the gate, or the next visit to this window, brings the new one. */
async function refreshMe(form, place = 'wallet') {
  try {
    const me = form ? await ask(place, form) : await ask('me');
    showMe(me);
  } catch (error) {
    console.info('the wallet cannot be asked just now', error);
  }
}

/** The creator's strip: one button for each mode. Whoever may not switch them gets none. */
function showStrip({ userState, roomState }, client) {
  byId('strip').hidden = !userState?.can.modes;
  for (const button of byId('strip').querySelectorAll('button')) {
    const { mode, value } = button.dataset;
    const now = roomState?.modes[mode];
    pressed(button, value ? now !== null && now !== undefined : Boolean(now));
    button.onclick = () => client.setModes({ [mode]: isPressed(button) ? null : value ? Number(value) : true });
  }
}

function isPressed(button) {
  return button.getAttribute('aria-pressed') === 'true';
}

/** The chat hears of the gate the moment it opens or closes: then the balance has changed too. */
async function followBalance() {
  const chat = document.querySelector('frontrow-chat');
  await customElements.whenDefined('frontrow-chat');
  await chat.updateComplete;
  let gate = '';
  const { client } = chat;
  if (client) showStrip(client.snapshot, client);
  client?.on('change', (state) => {
    const { userState } = state;
    showStrip(state, client);
    const now = JSON.stringify(userState?.gate);
    if (now !== gate) refreshMe();
    gate = now;
  });
}

byId('follow').addEventListener('click', () => refreshMe({}, 'follow'));
byId('subscribe').addEventListener('click', () => refreshMe({}, 'subscribe'));
byId('spend').addEventListener('click', () => refreshMe({ cents: 0 }));
addEventListener('focus', () => refreshMe());

await refreshMe();
await followBalance();
new Player().start();

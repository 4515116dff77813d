import { ask, money, roleName, showAvatar } from './person.js';
import { Player } from './player.js';

const byId = (id) => document.getElementById(id);

function showMe(me) {
  byId('name').textContent = me.name;
  byId('role').textContent = roleName(me.role);
  showAvatar(byId('avatar'), me);
  byId('balance').textContent = money(me.balance);
  byId('balance').classList.toggle('empty', me.balance.minor <= 0);
}

/** Without a network the old balance stays; the gate, or the next visit to this window, brings the new one. */
async function refreshMe(form) {
  try {
    const me = form ? await ask('wallet', form) : await ask('me');
    showMe(me);
  } catch (error) {
    console.info('the wallet cannot be asked just now', error);
  }
}

/** The chat hears of the gate the moment it opens or closes: then the balance has changed too. */
async function followBalance() {
  const chat = document.querySelector('frontrow-chat');
  await customElements.whenDefined('frontrow-chat');
  await chat.updateComplete;
  let gate = '';
  chat.client?.on('change', ({ userState }) => {
    const now = JSON.stringify(userState?.gate);
    if (now !== gate) refreshMe();
    gate = now;
  });
}

byId('spend').addEventListener('click', () => refreshMe({ cents: 0 }));
addEventListener('focus', () => refreshMe());

await refreshMe();
await followBalance();
new Player().start();

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

/** The chat hears of the gate the moment it opens or closes: then the balance has changed too. */
async function followBalance() {
  const chat = document.querySelector('frontrow-chat');
  await customElements.whenDefined('frontrow-chat');
  await chat.updateComplete;
  let gate = '';
  chat.client?.on('change', ({ standing }) => {
    const now = JSON.stringify(standing?.gate);
    if (now !== gate) ask('me').then(showMe);
    gate = now;
  });
}

byId('spend').addEventListener('click', async () => showMe(await ask('wallet', { cents: 0 })));
addEventListener('focus', async () => showMe(await ask('me')));

showMe(await ask('me'));
await followBalance();
new Player().start();

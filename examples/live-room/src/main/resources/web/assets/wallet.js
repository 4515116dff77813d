import { ask, money, showAvatar } from './person.js';

const byId = (id) => document.getElementById(id);

function show(me) {
  byId('name').textContent = me.name;
  byId('balance').textContent = money(me.balance);
  showAvatar(byId('avatar'), me);
}

document.addEventListener('click', async ({ target }) => {
  const cents = target.dataset?.cents;
  if (cents !== undefined) show(await ask('wallet', { cents }));
});

show(await ask('me'));

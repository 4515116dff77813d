import { ask, money, showAvatar } from './person.js';

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

function card(person) {
  const link = element('a');
  link.href = `/as/${person.key}/`;
  link.dataset.role = person.role;
  link.dataset.testid = `seat-${person.key}`;
  const avatar = element('span', 'avatar');
  showAvatar(avatar, person);
  link.append(
    avatar,
    element('strong', '', person.name),
    element('span', 'money', money(person.balance)),
    element('span', 'about', person.about),
  );
  const item = element('li');
  item.append(link);
  return item;
}

const cast = await ask('/cast');
document.getElementById('cast').append(...cast.map(card));

document.getElementById('pardon').addEventListener('click', async () => {
  await ask('/cast', {});
  document.getElementById('said').textContent = 'Done: nobody is banned or muted any more.';
});

import '/frontrow/frontrow-chat.js';

const session = { token: 'that-of-ada' };

const chat = document.createElement('frontrow-chat');
chat.stream = 'launch-day';
chat.headers = () => ({ Authorization: `Bearer ${session.token}` });
document.querySelector('main').append(chat);

import { ChatClient } from '/frontrow/frontrow-client.js';
import '/frontrow/frontrow-moderation.js';

const client = new ChatClient({ stream: 'launch-day', api: '/api' });
document.querySelector('frontrow-moderation').client = client;
client.start();

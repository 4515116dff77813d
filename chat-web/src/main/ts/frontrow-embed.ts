/** The chat as a whole page, `embed.html?stream=…`: for a frame, or with `&readonly` to be laid over a video. */
import { chatFor } from './embed/address.js';
import './frontrow-chat.js';

document.body.append(chatFor(new URL(location.href)));

import { runner } from './harness.js';
import './backoff.test.js';
import './client.test.js';
import './commands.test.js';
import './connection.test.js';
import './emoji.test.js';
import './looks.test.js';
import './outbox.test.js';
import './recorded.test.js';
import './replies.test.js';
import './room.test.js';
import './sse-parser.test.js';
import './staff.test.js';
import './standing.test.js';
import './text-parts.test.js';
import './tabs.test.js';
import './window.test.js';

Object.assign(globalThis, { frontrowTests: runner });

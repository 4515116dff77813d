/** One dispatched event of a `text/event-stream`. */
export interface SseEvent {
  /** Event type; `message` if the block named none. */
  readonly type: string;
  readonly data: string;
  /** The id of this very block; undefined if it had none. An empty id is the empty string. */
  readonly id: string | undefined;
}

export interface SseSink {
  event(event: SseEvent): void;
  /** The stream set a reconnection time, in milliseconds. */
  retry(ms: number): void;
}

const CR = 13;
const LF = 10;
/** No line of ours comes near this; a stream that sends one is not ours, and must not fill the memory. */
const MAX_LINE = 1 << 20;

/**
 * Parser of event streams after WHATWG HTML §9.2.6. It takes text in pieces cut anywhere: in a line, between CR and LF,
 * or in the byte order mark (the decoder in front of it takes care of pieces cut inside a character).
 */
export class SseParser {
  private line = '';
  private first = true;
  private afterCr = false;
  private type = '';
  private data = '';
  private id: string | undefined;

  constructor(private readonly sink: SseSink) {}

  push(chunk: string): void {
    let from = 0;
    if (this.first && chunk.length > 0) {
      this.first = false;
      if (chunk.charCodeAt(0) === 0xfeff) from = 1;
    }
    for (let at = from; at < chunk.length; at++) {
      const c = chunk.charCodeAt(at);
      if (c === LF && this.afterCr) {
        // The second half of CRLF: the line ended at its CR.
        this.afterCr = false;
        from = at + 1;
      } else if (c === CR || c === LF) {
        this.endLine(chunk.slice(from, at));
        this.afterCr = c === CR;
        from = at + 1;
      } else {
        this.afterCr = false;
      }
    }
    this.line += chunk.slice(from);
    if (this.line.length > MAX_LINE) throw new Error(`event stream line length: over ${MAX_LINE}`);
  }

  private endLine(rest: string): void {
    const line = this.line + rest;
    this.line = '';
    if (line === '') {
      this.dispatch();
      return;
    }
    const colon = line.indexOf(':');
    if (colon === 0) return; // a comment
    if (colon < 0) {
      this.field(line, '');
    } else {
      this.field(line.slice(0, colon), line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1));
    }
  }

  private field(name: string, value: string): void {
    if (name === 'event') {
      this.type = value;
    } else if (name === 'data') {
      this.data += value + '\n';
    } else if (name === 'id') {
      if (!value.includes('\0')) this.id = value;
    } else if (name === 'retry' && /^[0-9]{1,9}$/.test(value)) {
      this.sink.retry(Number(value));
    }
  }

  private dispatch(): void {
    const { type, data, id } = this;
    this.type = '';
    this.data = '';
    this.id = undefined;
    if (data !== '') this.sink.event({ type: type || 'message', data: data.slice(0, -1), id });
  }
}

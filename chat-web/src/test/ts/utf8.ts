import type { Decoder } from '../../main/ts/client/environment.js';

/** The bytes of a text. Written out because the tests also run where there is no TextEncoder. */
export function utf8(text: string): Uint8Array {
  const bytes: number[] = [];
  encodeURIComponent(text).replace(/%([0-9A-F]{2})|[^]/g, (char, hex?: string) => {
    bytes.push(hex === undefined ? char.charCodeAt(0) : parseInt(hex, 16));
    return '';
  });
  return Uint8Array.from(bytes);
}

/** A decoder that keeps the start of a character until its rest comes: the platform's own where there is one. */
export function newDecoder(): Decoder {
  if (typeof TextDecoder === 'function') {
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    return { decode: (bytes) => decoder.decode(bytes, { stream: true }) };
  }
  let kept: number[] = [];
  return {
    decode(bytes) {
      kept.push(...bytes);
      let whole = 0;
      for (let next = 0; next <= kept.length; next += length(kept[next])) whole = next;
      const hex = kept.slice(0, whole).map((byte) => '%' + byte.toString(16).padStart(2, '0'));
      kept = kept.slice(whole);
      return decodeURIComponent(hex.join(''));
    },
  };
}

function length(lead: number | undefined): number {
  if (lead === undefined || lead < 0x80) return 1;
  return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

import { random } from './random.js';

const HILLS = 160;
const CRATERS = 110;
/** Depths from the horizon to the front, in steps of the eye. */
const FAR = 9;
const NEAR = 0.75;

/** The Moon below: a line of hills, and a plain with craters in perspective. The sun stands low on the left, as it did. */
export class Terrain {
  #hills;
  #craters;
  #travelled = 0;

  constructor() {
    const chance = random(69);
    let slope = 0;
    this.#hills = Array.from({ length: HILLS }, () => {
      slope = slope * 0.82 + (chance() - 0.5) * 0.6;
      return 0.5 + slope;
    });
    this.#craters = Array.from({ length: CRATERS }, () => ({
      x: chance() * 2,
      depth: NEAR + (FAR - NEAR) * chance() ** 0.8,
      size: 0.012 + chance() ** 4 * 0.11,
      flat: 0.26 + chance() * 0.08,
    })).sort((a, b) => b.depth - a.depth);
  }

  /** Moves on by so many widths of the picture. */
  move(by) {
    this.#travelled = (this.#travelled + by) % 1000;
  }

  draw(c, width, tall, horizon, up) {
    const bulge = tall * 0.1 * up;
    this.#ridge(c, width, tall, horizon, up);
    c.save();
    this.#plain(c, width, tall, horizon, bulge);
    for (const crater of this.#craters) this.#crater(c, crater, width, tall, horizon, bulge, up);
    c.restore();
  }

  /** Hills stand out on the ground only: from above there is a smooth edge. */
  #ridge(c, width, tall, horizon, up) {
    const high = tall * 0.06 * Math.max(0, 1 - up * 2.2);
    if (high <= 0) return;
    c.fillStyle = '#4a4952';
    c.beginPath();
    const foot = horizon + tall * 0.03;
    c.moveTo(0, foot);
    const first = this.#travelled * HILLS * 0.25;
    for (let i = 0; i <= 64; i++) {
      const at = first + i;
      const from = this.#hills[Math.floor(at) % HILLS];
      const to = this.#hills[Math.ceil(at) % HILLS];
      c.lineTo((i / 64) * width, horizon - high * Math.max(0.05, from + (to - from) * (at % 1)));
    }
    c.lineTo(width, foot);
    c.fill();
  }

  #plain(c, width, tall, horizon, bulge) {
    const ground = c.createLinearGradient(0, horizon - bulge * 0.2, 0, tall);
    ground.addColorStop(0, '#8d8b8f');
    ground.addColorStop(0.14, '#77757b');
    ground.addColorStop(0.6, '#55535b');
    ground.addColorStop(1, '#34333b');
    c.fillStyle = ground;
    c.beginPath();
    c.moveTo(0, horizon + bulge);
    c.quadraticCurveTo(width / 2, horizon - bulge, width, horizon + bulge);
    c.lineTo(width, tall);
    c.lineTo(0, tall);
    c.closePath();
    c.fill();
    c.clip();
    const sun = c.createLinearGradient(0, 0, width, 0);
    sun.addColorStop(0, 'rgb(255 247 230 / 22%)');
    sun.addColorStop(0.55, 'rgb(255 247 230 / 0%)');
    sun.addColorStop(1, 'rgb(0 0 10 / 34%)');
    c.fillStyle = sun;
    c.fillRect(0, 0, width, tall);
  }

  #crater(c, { x, depth, size, flat }, width, tall, horizon, bulge, up) {
    // Nearer craters move faster, and from high up all are small.
    const place = (((x - (this.#travelled * 2) / depth) % 2) + 2) % 2;
    const left = (place - 0.5) * width;
    const edge = horizon + bulge * ((left / width - 0.5) * 2) ** 2;
    const y = edge + ((tall - horizon) * 1.02 * NEAR) / depth - tall * 0.02;
    const radius = ((size * width) / depth) * (1.9 - 1.1 * up);
    if (radius < 0.7) return;
    const light = Math.min(1, 1.4 / depth + 0.35);
    c.globalAlpha = light;
    c.fillStyle = 'rgb(232 228 220 / 45%)';
    ellipse(c, left + radius * 0.05, y + radius * flat * 0.12, radius * 1.06, flat);
    const bowl = c.createLinearGradient(left - radius, y, left + radius, y);
    bowl.addColorStop(0, '#17161c');
    bowl.addColorStop(0.55, '#3a3940');
    bowl.addColorStop(1, '#8a878a');
    c.fillStyle = bowl;
    ellipse(c, left, y, radius, flat);
    c.globalAlpha = 1;
  }
}

function ellipse(c, x, y, radius, flat) {
  c.beginPath();
  c.ellipse(x, y, radius, radius * flat, 0, 0, Math.PI * 2);
  c.fill();
}

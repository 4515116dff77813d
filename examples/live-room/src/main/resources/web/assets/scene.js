import { drawLander } from './lander.js';
import { engineIsOn, height, lift, TOUCHDOWN } from './mission.js';
import { random } from './random.js';
import { Terrain } from './terrain.js';

/** So many pictures a second are enough for a flight this calm. */
const FRAME_MS = 1000 / 30;
const STILL_MS = 1000;
const MAX_WIDTH = 1280;

/** Draws the flight: stars, the Earth, the Moon below, Eagle. */
export class Scene {
  #canvas;
  #context;
  #terrain = new Terrain();
  #stars;
  #dust = [];
  #drawnAt = -Infinity;
  #calm = matchMedia('(prefers-reduced-motion: reduce)');

  constructor(canvas) {
    this.#canvas = canvas;
    this.#context = canvas.getContext('2d', { alpha: false });
    const chance = random(11);
    this.#stars = Array.from({ length: 220 }, () => ({
      x: chance(),
      y: chance() ** 1.2,
      size: 0.4 + chance() ** 3 * 1.4,
      light: 0.25 + chance() * 0.75,
    }));
    new ResizeObserver(() => this.#fit()).observe(canvas);
    this.#fit();
  }

  /** Draws if it is time to; tells whether it did. */
  draw(second, time, speed) {
    const passed = time - this.#drawnAt;
    if (passed < (this.#calm.matches ? STILL_MS : FRAME_MS) - 2) return false;
    this.#drawnAt = time;
    const { width, height: tall } = this.#canvas;
    const ground = this.#context;
    const up = lift(second);
    const moves = this.#calm.matches || second >= TOUCHDOWN ? 0 : 1;
    this.#terrain.move(moves * Math.min(passed, 100) * (0.00012 + up * 0.0003) * (1 + Math.log10(1 + speed)));
    this.#sky(width, tall);
    this.#earth(width * 0.8, tall * (0.32 - up * 0.06), tall * 0.055);
    const horizon = tall * (0.66 + 0.12 * up);
    this.#terrain.draw(ground, width, tall, horizon, up);
    this.#eagle(second, time, width, tall, up);
    this.#vignette(width, tall);
    return true;
  }

  #fit() {
    const { clientWidth, clientHeight } = this.#canvas;
    if (clientWidth === 0) return;
    const scale = Math.min(devicePixelRatio, MAX_WIDTH / clientWidth);
    this.#canvas.width = Math.round(clientWidth * scale);
    this.#canvas.height = Math.round(clientHeight * scale);
    this.#drawnAt = -Infinity;
  }

  #sky(width, tall) {
    const c = this.#context;
    const sky = c.createLinearGradient(0, 0, 0, tall);
    sky.addColorStop(0, '#04040a');
    sky.addColorStop(1, '#0d0d1b');
    c.fillStyle = sky;
    c.fillRect(0, 0, width, tall);
    for (const { x, y, size, light } of this.#stars) {
      c.globalAlpha = light;
      c.fillStyle = '#fff';
      c.fillRect(x * width, y * tall, (size * tall) / 500, (size * tall) / 500);
    }
    c.globalAlpha = 1;
  }

  #earth(x, y, radius) {
    const c = this.#context;
    const glow = c.createRadialGradient(x, y, radius * 0.8, x, y, radius * 2.6);
    glow.addColorStop(0, 'rgb(110 160 255 / 34%)');
    glow.addColorStop(1, 'rgb(110 160 255 / 0%)');
    c.fillStyle = glow;
    c.fillRect(x - radius * 3, y - radius * 3, radius * 6, radius * 6);
    c.save();
    c.beginPath();
    c.arc(x, y, radius, 0, Math.PI * 2);
    c.clip();
    const sea = c.createRadialGradient(x - radius * 0.5, y - radius * 0.4, radius * 0.1, x, y, radius * 1.3);
    sea.addColorStop(0, '#7db4ff');
    sea.addColorStop(0.6, '#2a62c4');
    sea.addColorStop(1, '#0c2358');
    c.fillStyle = sea;
    c.fillRect(x - radius, y - radius, radius * 2, radius * 2);
    c.fillStyle = 'rgb(120 150 96 / 75%)';
    blob(c, x - radius * 0.25, y + radius * 0.1, radius * 0.38, 0.7);
    blob(c, x + radius * 0.35, y - radius * 0.35, radius * 0.3, 1.9);
    c.fillStyle = 'rgb(255 255 255 / 72%)';
    blob(c, x - radius * 0.3, y - radius * 0.5, radius * 0.42, 0.3);
    blob(c, x + radius * 0.15, y + radius * 0.5, radius * 0.5, 0.2);
    blob(c, x - radius * 0.6, y + radius * 0.25, radius * 0.24, 0.5);
    const night = c.createLinearGradient(x - radius * 0.2, y, x + radius, y);
    night.addColorStop(0, 'rgb(3 4 12 / 0%)');
    night.addColorStop(0.8, 'rgb(3 4 12 / 88%)');
    c.fillStyle = night;
    c.fillRect(x - radius, y - radius, radius * 2, radius * 2);
    c.restore();
  }

  #eagle(second, time, width, tall, up) {
    const c = this.#context;
    const size = tall * (0.3 - 0.19 * up);
    const groundY = tall * 0.84;
    const y = groundY - size * 0.5 - up * tall * 0.42;
    const x = width * (0.44 + 0.02 * up);
    const shown = height(second);
    if (shown < 300) this.#shadow(x, groundY, size, shown);
    if (engineIsOn(second) && shown < 90) this.#blow(x, groundY, size, 1 - shown / 90);
    c.save();
    const sway = this.#calm.matches || second >= TOUCHDOWN ? 0 : Math.sin(time / 1700) * 0.02;
    // In orbit and in the braking phase it flies on its back; near the ground it stands upright.
    c.translate(x, y + (second >= TOUCHDOWN ? 0 : Math.sin(time / 1300) * size * 0.012));
    c.rotate(sway + Math.max(0, up - 0.35) * 1.5);
    drawLander(c, size, engineIsOn(second) ? 0.75 + 0.25 * Math.sin(time / 37) : 0);
    c.restore();
  }

  #shadow(x, y, size, feet) {
    const c = this.#context;
    c.save();
    c.globalAlpha = 0.8 * (1 - feet / 300);
    const middle = x + size * (0.35 + feet / 260);
    const fade = c.createLinearGradient(middle - size * 0.75, 0, middle + size * 0.85, 0);
    fade.addColorStop(0.15, 'rgb(6 6 12 / 85%)');
    fade.addColorStop(1, 'rgb(6 6 12 / 0%)');
    c.fillStyle = fade;
    c.beginPath();
    c.ellipse(middle, y - size * 0.01, size * 0.85, size * 0.045, 0, 0, Math.PI * 2);
    c.fill();
    c.restore();
  }

  #blow(x, y, size, strength) {
    const c = this.#context;
    if (this.#dust.length < 90) {
      const side = Math.random() < 0.5 ? -1 : 1;
      this.#dust.push({ at: size * 0.1 * Math.random(), side, speed: 1 + Math.random() * 2, rise: Math.random(), age: 0 });
    }
    c.save();
    c.fillStyle = '#c9c5bd';
    for (const grain of this.#dust) {
      grain.age += 0.02 * grain.speed;
      grain.at += size * 0.025 * grain.speed;
      c.globalAlpha = Math.max(0, 0.22 * strength * (1 - grain.age));
      c.beginPath();
      c.ellipse(
        x + grain.side * grain.at,
        y - grain.rise * size * 0.05 * grain.age,
        size * (0.05 + grain.age * 0.16),
        size * (0.015 + grain.age * 0.03),
        0,
        0,
        Math.PI * 2,
      );
      c.fill();
    }
    this.#dust = this.#dust.filter((grain) => grain.age < 1);
    c.restore();
  }

  #vignette(width, tall) {
    const c = this.#context;
    const edge = c.createRadialGradient(width / 2, tall / 2, tall * 0.5, width / 2, tall / 2, width * 0.72);
    edge.addColorStop(0, 'rgb(0 0 0 / 0%)');
    edge.addColorStop(1, 'rgb(0 0 0 / 55%)');
    c.fillStyle = edge;
    c.fillRect(0, 0, width, tall);
  }
}

function blob(c, x, y, size, turn) {
  c.beginPath();
  c.ellipse(x, y, size, size * 0.42, turn, 0, Math.PI * 2);
  c.fill();
}

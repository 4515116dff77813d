import { clock, heightText } from './mission.js';
import { ask } from './person.js';
import { Scene } from './scene.js';

/** How often the room's replay is asked for, in milliseconds. */
const EVERY_MS = 1000;
/** A caption stays so long. */
const CAPTION_MS = 6000;

const byId = (id) => document.getElementById(id);

/** The "video": shows where the room's replay is, and moves it. The server knows the place; between two answers we count on. */
export class Player {
  #state = { playing: false, speed: 10, at: 368090, speaker: '', text: '' };
  #askedAt = performance.now();
  #speed = 10;
  #said = '';
  #saidAt = 0;
  #seeking = false;
  #scene = new Scene(byId('scene'));

  start() {
    byId('play').addEventListener('click', () => this.#send({ speed: this.#state.playing ? 0 : this.#speed }));
    byId('speeds').addEventListener('click', ({ target }) => this.#choose(Number(target.dataset.speed)));
    byId('chapters').addEventListener('click', ({ target }) => {
      if (target.dataset.at) this.#send({ at: target.dataset.at, speed: this.#speed });
    });
    byId('seek').addEventListener('input', () => (this.#seeking = true));
    byId('seek').addEventListener('change', async () => {
      await this.#send({ at: byId('seek').value });
      this.#seeking = false;
    });
    this.#showSpeed();
    this.#poll();
    requestAnimationFrame(this.#frame);
  }

  #choose(speed) {
    if (!speed) return;
    this.#speed = speed;
    this.#showSpeed();
    this.#send({ speed });
  }

  async #send(form) {
    try {
      this.#receive(await ask('/replay', form));
    } catch (error) {
      console.info('the replay cannot be asked just now', error);
    }
  }

  async #poll() {
    if (navigator.onLine && !document.hidden) await this.#send();
    setTimeout(() => this.#poll(), EVERY_MS);
  }

  #receive(state) {
    this.#state = state;
    this.#askedAt = performance.now();
    if (state.playing && state.speed !== this.#speed) {
      this.#speed = state.speed;
      this.#showSpeed();
    }
    if (state.text !== this.#said) {
      this.#said = state.text;
      this.#saidAt = performance.now();
      this.#caption(state);
    }
    byId('play').classList.toggle('on', state.playing);
    byId('play').setAttribute('aria-label', state.playing ? 'Pause' : 'Play');
    byId('live').classList.toggle('on', state.playing);
    byId('live').textContent = state.playing ? 'Live' : 'Paused';
  }

  #caption({ speaker, text }) {
    const name = document.createElement('b');
    name.textContent = speaker;
    byId('caption').replaceChildren(...(text ? [name, ` ${text}`] : []));
  }

  #showSpeed() {
    for (const button of byId('speeds').children) {
      button.setAttribute('aria-pressed', String(Number(button.dataset.speed) === this.#speed));
    }
  }

  #now() {
    const { playing, speed, at } = this.#state;
    return playing ? Math.min(371000, at + (speed * (performance.now() - this.#askedAt)) / 1000) : at;
  }

  #frame = (time) => {
    const second = this.#now();
    if (this.#scene.draw(second, time, this.#state.playing ? this.#state.speed : 0)) {
      byId('get').textContent = clock(second);
      byId('altitude').textContent = heightText(second);
      if (!this.#seeking) byId('seek').value = String(Math.round(second));
      byId('caption').hidden = performance.now() - this.#saidAt > CAPTION_MS;
    }
    requestAnimationFrame(this.#frame);
  };
}

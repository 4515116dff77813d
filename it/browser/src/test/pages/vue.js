import { createApp } from '/vue/vue.esm-browser.prod.js';
import '/frontrow/frontrow-chat.js';

const App = {
  data: () => ({ streamId: 'launch-day', wallet: '' }),
  template: `
    <frontrow-chat
      :stream="streamId"
      api="/api"
      @frontrow-top-up.prevent="wallet = $event.detail.url"
    ></frontrow-chat>
    <p id="wallet">{{ wallet }}</p>
  `,
};

// app
const app = createApp(App);
app.config.compilerOptions.isCustomElement = (tag) => tag.startsWith('frontrow-');
app.mount('#app');

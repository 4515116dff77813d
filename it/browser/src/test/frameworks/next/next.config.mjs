export default {
  // What Next compresses it also keeps back: an event stream would come in lumps.
  compress: false,
  rewrites: async () => [{ source: '/api/:path*', destination: `${process.env.CHAT_SERVER}/api/:path*` }],
};

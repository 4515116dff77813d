/** The bundler gives the text of these files. */
declare module '*.txt' {
  const text: string;
  export default text;
}

/** What a thread was started with. */
export default () => process.execArgv;

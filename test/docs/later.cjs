// Runs a program 400 days later than it is: what documentation shows must not depend on the day.
const LATER = 400 * 24 * 60 * 60 * 1000;
const Today = Date;

globalThis.Date = class extends Today {
  constructor(...given) {
    super(...(given.length === 0 ? [Today.now() + LATER] : given));
  }

  static now() {
    return Today.now() + LATER;
  }
};

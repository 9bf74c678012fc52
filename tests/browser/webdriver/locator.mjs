// Elements by a selector, found anew whenever something is done with them.

export class Locator {
  constructor(page, selector) { Object.assign(this, { page, selector }); }
  locator = (selector) => new Locator(this.page, `${this.selector} >> ${selector}`);
  nth = (at) => this.locator(`nth=${at}`);
  first = () => this.nth(0);
  last = () => this.nth(-1);
  filter = ({ hasText }) => this.locator(`has-text=${hasText}`);
  count = () => this.page.run('({ query }, selector) => query(selector).length', this.selector);
  all = async () => Array.from({ length: await this.count() }, (_, at) => this.nth(at));
  evaluateAll = (script, given = null) => this.page.run(`({ query }, selector, given) => (${script})(query(selector), given)`, this.selector, given);
  allInnerTexts = () => this.evaluateAll('(all) => all.map((one) => one.innerText)');
  allTextContents = () => this.evaluateAll('(all) => all.map((one) => one.textContent)');
  evaluate = (script, given = null) => this.page.read(this.selector, String(script), { strict: true }, given);
  isVisible = () => this.page.isVisible(this.selector, { strict: true });
  waitFor = (options) => this.page.waitForSelector(this.selector, options);
  getAttribute = (name) => this.page.getAttribute(this.selector, name, { strict: true });
}
for (const name of ['click', 'check', 'innerText', 'textContent', 'inputValue', 'isChecked'])
  Locator.prototype[name] = function (options) { return this.page[name](this.selector, { strict: true, ...options }); };
for (const name of ['fill', 'selectOption'])
  Locator.prototype[name] = function (value) { return this.page[name](this.selector, value, { strict: true }); };

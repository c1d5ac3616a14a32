/** The fixture `city`: every person gets a browser context of their own, and any console error or warning fails the test. */
import { test as base, expect, type Browser, type BrowserContext, type BrowserContextOptions, type ConsoleMessage, type Response } from "@playwright/test";
import { savedSession, type Who } from "./city";
import { Person } from "./person";
import { Phone } from "./phone";
import { Resident } from "./resident";
import { Staff } from "./staff";
import { languageOf } from "./words";

/** Creates the people of a test. */
export class City {
  private readonly contexts: BrowserContext[] = [];
  private readonly consoleMessages: string[] = [];

  constructor(
    private readonly browser: Browser,
    private readonly origin: string,
    /** Whether JavaScript is on. */
    private readonly script: boolean,
  ) {}

  /** A visitor who is not signed in. */
  async visitor(): Promise<Person> {
    return new Person(await (await this.newContext()).newPage());
  }

  /** A visitor who is not signed in, with a phone that has no passkey. */
  async visitorWithPhone(): Promise<Person> {
    const page = await (await this.newContext()).newPage();
    return new Person(page, await Phone.attach(page));
  }

  /** A resident with the session that `city.setup.ts` saved. */
  async resident(who: Who): Promise<Resident> {
    const resident = new Resident(await (await this.newContext(savedSession(who).cookie)).newPage());
    resident.home = savedSession(who).home;
    return resident;
  }

  /** Staff with the session that `city.setup.ts` saved. */
  async staff(who: Who): Promise<Staff> {
    return new Staff(await (await this.newContext(savedSession(who).cookie)).newPage());
  }

  /** A resident who is not signed in, with their passkey on the phone. Use each such person in one test file only: a passkey counts its uses. */
  async residentWithPhone(who: Who, options: BrowserContextOptions = {}): Promise<Resident> {
    const page = await (await this.newContext(undefined, options)).newPage();
    const resident = new Resident(page, await this.phoneOf(who, page));
    resident.home = savedSession(who).home;
    return resident;
  }

  /** Staff who are not signed in, with their passkey on the phone. Use each in one test file only. */
  async staffWithPhone(who: Who, options: BrowserContextOptions = {}): Promise<Staff> {
    const page = await (await this.newContext(undefined, options)).newPage();
    return new Staff(page, await this.phoneOf(who, page));
  }

  private async phoneOf(who: Who, page: Person["page"]): Promise<Phone> {
    const phone = await Phone.attach(page);
    const { passkey, since } = savedSession(who);
    await phone.addPasskey({ ...passkey, signCount: Date.now() - since });
    return phone;
  }

  /** A new browser context, signed in if a session cookie is given. */
  async newContext(cookie?: string, options: BrowserContextOptions = {}): Promise<BrowserContext> {
    const context = await this.browser.newContext(options);
    this.contexts.push(context);
    const language = languageOf(base.info().project.use.locale);
    await context.addCookies([{ name: "language", value: language, url: this.origin }]);
    if (cookie) {
      const { hostname } = new URL(this.origin);
      await context.addCookies([{ name: "__Host-ehr", value: cookie, domain: hostname, path: "/", secure: true, httpOnly: true, sameSite: "Lax" }]);
    }
    this.watchConsole(context);
    return context;
  }

  /**
   * Collects console errors and warnings. Two are expected: the line that the browser writes when a navigation or a
   * passkey challenge is answered with a 4xx status, and, with JavaScript off, the warning about an unused preload.
   */
  private watchConsole(context: BrowserContext): void {
    const refused = new Set<string>();
    context.on("response", (response: Response) => {
      const mayBe = response.request().isNavigationRequest() || response.url().endsWith("/challenge");
      if (mayBe && response.status() < 500) refused.add(response.url());
    });
    context.on("console", (message: ConsoleMessage) => {
      const own = /^Failed to load resource/.test(message.text()) && refused.has(message.location().url);
      const preloaded = !this.script && /preloaded using link preload but not used/.test(message.text());
      if (["error", "warning"].includes(message.type()) && !own && !preloaded) {
        this.consoleMessages.push(`${message.text()} (${message.location().url})`);
      }
    });
    context.on("weberror", (error) => this.consoleMessages.push(String(error.error())));
  }

  /** Closes every context and expects no console error or warning. */
  async close(): Promise<void> {
    await Promise.all(this.contexts.map((context) => context.close()));
    expect(this.consoleMessages, "console errors and warnings").toEqual([]);
  }
}

export const test = base.extend<{ city: City }>({
  city: async ({ browser, baseURL, javaScriptEnabled }, use) => {
    const city = new City(browser, baseURL ?? "", javaScriptEnabled ?? true);
    await use(city);
    await city.close();
  },
});

export { expect };

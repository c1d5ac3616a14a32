/** Where the people of a journey come from. Whoever comes brings a device of their own, and nobody's console complains. */
import { test as base, expect, type Browser, type BrowserContext, type BrowserContextOptions, type ConsoleMessage, type Response } from "@playwright/test";
import { kept, type Who } from "./city";
import { Person } from "./person";
import { Phone } from "./phone";
import { Resident } from "./resident";
import { Staff } from "./staff";
import { languageOf } from "./words";

/** The people one can meet. */
export class City {
  private readonly contexts: BrowserContext[] = [];
  private readonly complaints: string[] = [];

  constructor(
    private readonly browser: Browser,
    private readonly origin: string,
    /** Whether pages may run script. */
    private readonly script: boolean,
  ) {}

  /** Somebody who is not signed in. */
  async visitor(): Promise<Person> {
    return new Person(await (await this.device()).newPage());
  }

  /** Somebody who is not signed in, with a phone that holds no passkey. */
  async visitorWithPhone(): Promise<Person> {
    const page = await (await this.device()).newPage();
    return new Person(page, await Phone.beside(page));
  }

  /** Signed in since the morning. */
  async resident(who: Who): Promise<Resident> {
    const resident = new Resident(await (await this.device(kept(who).cookie)).newPage());
    resident.home = kept(who).home;
    return resident;
  }

  /** Signed in since the morning. */
  async staff(who: Who): Promise<Staff> {
    return new Staff(await (await this.device(kept(who).cookie)).newPage());
  }

  /** Not signed in; the passkey is on the phone. One such person is in one file only: a passkey counts its uses. */
  async residentWithPhone(who: Who, options: BrowserContextOptions = {}): Promise<Resident> {
    const page = await (await this.device(undefined, options)).newPage();
    const resident = new Resident(page, await this.phoneOf(who, page));
    resident.home = kept(who).home;
    return resident;
  }

  /** Not signed in; the passkey is on the phone. */
  async staffWithPhone(who: Who, options: BrowserContextOptions = {}): Promise<Staff> {
    const page = await (await this.device(undefined, options)).newPage();
    return new Staff(page, await this.phoneOf(who, page));
  }

  private async phoneOf(who: Who, page: Person["page"]): Promise<Phone> {
    const phone = await Phone.beside(page);
    const { passkey, since } = kept(who);
    await phone.holds({ ...passkey, signCount: Date.now() - since });
    return phone;
  }

  /** A browser of its own, signed in where a cookie is given. */
  async device(cookie?: string, options: BrowserContextOptions = {}): Promise<BrowserContext> {
    const context = await this.browser.newContext(options);
    this.contexts.push(context);
    const language = languageOf(base.info().project.use.locale);
    await context.addCookies([{ name: "language", value: language, url: this.origin }]);
    if (cookie) {
      const { hostname } = new URL(this.origin);
      await context.addCookies([{ name: "__Host-ehr", value: cookie, domain: hostname, path: "/", secure: true, httpOnly: true, sameSite: "Lax" }]);
    }
    this.listen(context);
    return context;
  }

  /**
   * What consoles say, but for the line that a browser itself writes when a page, or the challenge of a passkey, is
   * meant to be refused. Without script a warning about it that was fetched and not run is in order too.
   */
  private listen(context: BrowserContext): void {
    const refused = new Set<string>();
    context.on("response", (response: Response) => {
      const mayBe = response.request().isNavigationRequest() || response.url().endsWith("/challenge");
      if (mayBe && response.status() < 500) refused.add(response.url());
    });
    context.on("console", (message: ConsoleMessage) => {
      const own = /^Failed to load resource/.test(message.text()) && refused.has(message.location().url);
      const preloaded = !this.script && /preloaded using link preload but not used/.test(message.text());
      if (["error", "warning"].includes(message.type()) && !own && !preloaded) {
        this.complaints.push(`${message.text()} (${message.location().url})`);
      }
    });
    context.on("weberror", (error) => this.complaints.push(String(error.error())));
  }

  /** Everybody goes home, and nobody has complained. */
  async ends(): Promise<void> {
    await Promise.all(this.contexts.map((context) => context.close()));
    expect(this.complaints, "what the consoles say").toEqual([]);
  }
}

export const test = base.extend<{ city: City }>({
  city: async ({ browser, baseURL, javaScriptEnabled }, use) => {
    const city = new City(browser, baseURL ?? "", javaScriptEnabled ?? true);
    await use(city);
    await city.ends();
  },
});

export { expect };

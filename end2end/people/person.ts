/** Anybody in front of a screen: goes to pages, reads them, presses what is there. */
import { expect, test, type Locator, type Page } from "@playwright/test";
import type { Phone } from "./phone";
import { languageOf, say, type Language } from "./words";

export class Person {
  language: Language = languageOf(test.info().project.use.locale);

  constructor(
    readonly page: Page,
    /** Only with script, and only where a journey needs a passkey. */
    private readonly maybePhone: Phone | null = null,
  ) {}

  get phone(): Phone {
    if (!this.maybePhone) throw new Error("This person has no phone with them.");
    return this.maybePhone;
  }

  /** What stands between head and foot of the page. */
  get main(): Locator {
    return this.page.getByRole("main");
  }

  /** The tile of a kind of readings: its newest value, and the way to the rest. */
  tile(kind: string): Locator {
    const name = this.page.locator(".measure__name").getByText(this.say(`measurements.${kind}`), { exact: true });
    return this.main.getByRole("link").filter({ has: name });
  }

  say(name: string, values: Record<string, string | number> = {}): string {
    return say(name, values, this.language);
  }

  /** What is no sentence of the pages, in the language of this person. */
  in(chinese: string, english: string): string {
    return this.language === "en" ? english : chinese;
  }

  /** Names one after another. */
  list(names: string[]): string {
    return names.map((name) => this.say(name)).join(this.in("、", ", "));
  }

  /** How a line of the history begins. */
  did(who: string, what: string): string {
    return `${who}${this.in("", " ")}${this.say(what)}`;
  }

  /** Opens an address; the status says how it was answered. */
  async goes(path: string): Promise<number> {
    const answer = await this.page.goto(path);
    return answer?.status() ?? 0;
  }

  /** Presses a button of the page's content, by the name of its words. */
  async presses(name: string, values: Record<string, string | number> = {}): Promise<void> {
    await this.main.getByRole("button", { name: this.say(name, values), exact: true }).click();
  }

  async follows(name: string, values: Record<string, string | number> = {}): Promise<void> {
    await this.main.getByRole("link", { name: this.say(name, values), exact: true }).click();
  }

  async fills(name: string, value: string): Promise<void> {
    await this.main.getByLabel(this.say(name), { exact: true }).fill(value);
  }

  /** Ticks a box or chooses one of several, where people do: on its words. */
  async ticks(name: string): Promise<void> {
    await this.main.locator("label").getByText(this.say(name), { exact: true }).click();
  }

  /** The content of the page says this. */
  async reads(name: string, values: Record<string, string | number> = {}): Promise<void> {
    await expect(this.main).toContainText(this.say(name, values));
  }

  async isAt(path: string | RegExp): Promise<void> {
    await expect(this.page).toHaveURL(path);
  }

  /** What looks the same whether there is nothing, or something of somebody else's. */
  async findsNothingAt(path: string): Promise<void> {
    expect(await this.goes(path)).toBe(404);
    await this.reads("errors.not_found_title");
  }

  async isAskedToSignIn(): Promise<void> {
    await this.isAt(/\/sign-in\?problem=signed-out$/);
    await this.reads("sign_in.problem_signed_out");
  }

  /** What needs script says so, and where to get help without. */
  async isToldThatItNeedsScript(): Promise<void> {
    const note = this.main.locator("noscript");
    await expect(note).toBeVisible();
    expect(await note.innerText()).toBe(this.say("sign_in.no_script"));
  }

  /** A form came back: the summary has the focus, and its first line leads to this field. */
  async isToldOf(field: Locator, words: string): Promise<void> {
    const summary = this.main.getByRole("alert");
    await expect(summary).toBeFocused();
    await expect(this.page).toHaveTitle(new RegExp(`^${this.say("shell.title_with_errors", { page: "", service: "" }).split(/[:：]/)[0]}`));
    await expect(field).toHaveAttribute("aria-invalid", "true");
    await expect(field).toHaveAccessibleDescription(new RegExp(escaped(words)));
    await summary.getByRole("link", { name: new RegExp(`${escaped(words)}$`) }).click();
    await expect(field).toBeFocused();
  }

  async signsOut(): Promise<void> {
    await this.page.getByRole("contentinfo").getByRole("button", { name: this.say("shell.sign_out"), exact: true }).click();
    await this.isAt(/\/sign-in\?problem=left$/);
  }

  /** With the passkey on the phone; nothing is typed. */
  async signsIn(): Promise<void> {
    await this.goes("/sign-in");
    await this.presses("sign_in.sign_in_button");
    await this.isAt(/\/(record\/[^/]+|desk)$/);
  }

  /** The last step of an activation: this device makes a passkey. */
  async makesPasskey(): Promise<void> {
    await this.isAt(/\/activate\/passkey$/);
    await this.presses("sign_in.enrol_button");
  }
}

export function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

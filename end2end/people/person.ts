/** A person at a browser: opens pages, reads them, presses buttons. */
import { expect, test, type Locator, type Page } from "@playwright/test";
import type { Phone } from "./phone";
import { languageOf, say, type Language } from "./words";

export class Person {
  language: Language = languageOf(test.info().project.use.locale);

  constructor(
    readonly page: Page,
    /** Set only in tests that use a passkey. Needs JavaScript. */
    private readonly maybePhone: Phone | null = null,
  ) {}

  get phone(): Phone {
    if (!this.maybePhone) throw new Error("This person has no phone.");
    return this.maybePhone;
  }

  /** The element `main` of the page. */
  get main(): Locator {
    return this.page.getByRole("main");
  }

  /** The tile of a kind of measurement: its newest value, and a link to its trend. */
  tile(kind: string): Locator {
    const name = this.page.locator(".measure__name").getByText(this.say(`measurements.${kind}`), { exact: true });
    return this.main.getByRole("link").filter({ has: name });
  }

  /** The page text of this key (`desk.find`) in the person's language. */
  say(name: string, values: Record<string, string | number> = {}): string {
    return say(name, values, this.language);
  }

  /** One of two texts by the person's language, for text that is not in `app/src/words`. */
  pick(chinese: string, english: string): string {
    return this.language === "en" ? english : chinese;
  }

  /** The page texts of these keys as a list in one line. */
  list(names: string[]): string {
    return names.map((name) => this.say(name)).join(this.pick("、", ", "));
  }

  /** The beginning of a line of the access history. */
  historyLine(who: string, what: string): string {
    return `${who}${this.pick("", " ")}${this.say(what)}`;
  }

  /** Opens a path. Returns the HTTP status. */
  async goes(path: string): Promise<number> {
    const answer = await this.page.goto(path);
    return answer?.status() ?? 0;
  }

  /** Presses the button with this page text in `main`. */
  async presses(name: string, values: Record<string, string | number> = {}): Promise<void> {
    await this.main.getByRole("button", { name: this.say(name, values), exact: true }).click();
  }

  /** Follows the link with this page text in `main`. */
  async follows(name: string, values: Record<string, string | number> = {}): Promise<void> {
    await this.main.getByRole("link", { name: this.say(name, values), exact: true }).click();
  }

  /** Fills the field with this label in `main`. */
  async fills(name: string, value: string): Promise<void> {
    await this.main.getByLabel(this.say(name), { exact: true }).fill(value);
  }

  /** An optional field with this label in `main`. */
  optional(name: string): Locator {
    return this.main.getByLabel(new RegExp(`^${escaped(this.say(name))}\\s*${escaped(this.say("components.optional"))}$`));
  }

  /** Ticks a checkbox or a radio button by clicking its label, as people do. */
  async ticks(name: string): Promise<void> {
    await this.main.locator("label").getByText(this.say(name), { exact: true }).click();
  }

  /** Expects this page text in `main`. */
  async reads(name: string, values: Record<string, string | number> = {}): Promise<void> {
    await expect(this.main).toContainText(this.say(name, values));
  }

  async isAt(path: string | RegExp): Promise<void> {
    await expect(this.page).toHaveURL(path);
  }

  /** Expects the not-found page, which is the same for a missing page and for another person's record. */
  async getsNotFoundAt(path: string): Promise<void> {
    expect(await this.goes(path)).toBe(404);
    await this.reads("errors.not_found_title");
  }

  async isAskedToSignIn(): Promise<void> {
    await this.isAt(/\/sign-in\?problem=signed-out$/);
    await this.reads("sign_in.problem_signed_out");
  }

  /** Expects the notice that this step needs JavaScript. */
  async seesScriptNotice(): Promise<void> {
    const note = this.main.locator("noscript");
    await expect(note).toBeVisible();
    expect(await note.innerText()).toBe(this.say("sign_in.no_script"));
  }

  /** Expects the form again with this error: the summary has the focus, and its link leads to this field. */
  async seesFieldError(field: Locator, words: string): Promise<void> {
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

  /** Signs in with the passkey on the phone. */
  async signsIn(): Promise<void> {
    await this.goes("/sign-in");
    await this.presses("sign_in.sign_in_button");
    await this.isAt(/\/(record\/[^/]+|desk)$/);
  }

  /** The last step of an activation: the phone makes a passkey. */
  async makesPasskey(): Promise<void> {
    await this.isAt(/\/activate\/passkey$/);
    await this.presses("sign_in.enrol_button");
  }
}

/** The text, escaped for a regular expression. */
export function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

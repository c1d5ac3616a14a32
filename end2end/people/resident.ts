/** A resident, signed in to their own record. */
import { expect, type Locator } from "@playwright/test";
import { Person } from "./person";
import { fieldValue } from "./words";

export class Resident extends Person {
  /** The path of the home page, `/record/…`. */
  home = "";

  async opensHome(): Promise<void> {
    expect(await this.goes(this.home)).toBe(200);
  }

  async opensHistory(who: "all" | "others" = "all"): Promise<void> {
    await this.goes(`${this.home}/history`);
    if (who === "others") await this.follows("history.others");
  }

  /** The rows of the access history, newest first. */
  get lines(): Locator {
    return this.main.locator(".link-list__row");
  }

  /** Opens the form of this kind of measurement by links from the home page. */
  async startsLogging(kind: string): Promise<void> {
    await this.opensHome();
    await this.follows("record.add_measurement");
    await this.follows(`measurements.${kind}`);
  }

  async saves(): Promise<void> {
    await this.presses("measurements.save");
  }

  /** Sends the form without this field. A radio group that is filled in with the last choice cannot be emptied by hand. */
  async savesWithout(field: string): Promise<void> {
    const url = this.page.url();
    await this.page.route(url, (route) => {
      const fields = new URLSearchParams(route.request().postData() ?? "");
      fields.delete(field);
      return route.continue({ postData: fields.toString() });
    }, { times: 1 });
    await this.saves();
  }

  get upper(): Locator {
    return this.main.getByLabel(this.say("measurements.upper"), { exact: true });
  }

  get lower(): Locator {
    return this.main.getByLabel(this.say("measurements.lower"), { exact: true });
  }

  get measuredAt(): Locator {
    return this.main.getByLabel(this.say("measurements.measured_when"), { exact: true });
  }

  async fillsBloodPressure(upper: number, lower: number, at?: Date): Promise<void> {
    await this.upper.fill(String(upper));
    await this.lower.fill(String(lower));
    if (at) await this.measuredAt.fill(fieldValue(at));
  }

  /** Adds a blood pressure, from the home page to the saved entry. */
  async logsBloodPressure(upper: number, lower: number, at?: Date): Promise<void> {
    await this.startsLogging("blood_pressure");
    await this.fillsBloodPressure(upper, lower, at);
    await this.saves();
    await this.reads("measurements.saved");
  }

  /** Sends a form again with the same fields, as a browser does when a person reloads the answer to a form. */
  async sendsAgain(fields: string, kind: string): Promise<void> {
    const form = `${this.home}/add/${kind}`;
    await this.goes(form);
    await this.page.route(`**${form}`, (route) => route.continue({ postData: fields }), { times: 1 });
    await this.saves();
  }
}

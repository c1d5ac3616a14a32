/** Staff, signed in to the desk. */
import { expect, type Locator } from "@playwright/test";
import type { Citizen } from "./city";
import { Person } from "./person";

export class Staff extends Person {
  /** Searches by document number. Clerks have one purpose and choose none. */
  async searches(number: string, purpose?: string): Promise<void> {
    await this.goes("/desk");
    await this.fills("desk.number", number);
    if (purpose) await this.ticks(`history.purpose_${purpose}`);
    await this.presses("desk.find");
  }

  /** Searches and expects a person. The name stays masked until the record is opened. */
  async finds(person: Citizen, purpose?: string): Promise<void> {
    await this.searches(person.document, purpose);
    await expect(this.answer).toContainText(this.say("desk.found"));
  }

  async opensRecord(): Promise<void> {
    await this.follows("desk.open");
  }

  /** The result of a search. */
  get answer(): Locator {
    return this.main.locator(".notification");
  }

  /** The banner: whose record is open, and for which purpose. */
  get banner(): Locator {
    return this.page.getByRole("region", { name: this.say("components.whose_record") });
  }
}

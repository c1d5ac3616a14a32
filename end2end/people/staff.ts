/** Staff at their desk. */
import { expect, type Locator } from "@playwright/test";
import type { Citizen } from "./city";
import { Person } from "./person";

export class Staff extends Person {
  /** Searches by the document that was shown, for a purpose where there is a choice. */
  async searches(number: string, purpose?: string): Promise<void> {
    await this.goes("/desk");
    await this.fills("desk.number", number);
    if (purpose) await this.ticks(`history.purpose_${purpose}`);
    await this.presses("desk.find");
  }

  /** Searches, and there is somebody. The name is masked until the record is opened. */
  async finds(person: Citizen, purpose?: string): Promise<void> {
    await this.searches(person.document, purpose);
    await expect(this.answer).toContainText(this.say("desk.found"));
  }

  async opensRecord(): Promise<void> {
    await this.follows("desk.open");
  }

  /** What a search came to. */
  get answer(): Locator {
    return this.main.locator(".notification");
  }

  /** Whose record is open, and for which purpose. */
  get banner(): Locator {
    return this.page.getByRole("region", { name: this.say("components.whose_record") });
  }
}

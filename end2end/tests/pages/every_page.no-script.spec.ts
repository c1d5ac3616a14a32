/** Every page without JavaScript: it is complete, and says where JavaScript is needed. */
import type { Person } from "../../people/person";
import { expect, test, type City } from "../../people/test";
import { CLERK, EMPTY, GALLERY, GP, KNOWN, LONG, MANAGER, OFFICER, PUBLIC, RESIDENT, type PageCase } from "./table";

function walk<P extends Person>(title: string, pages: PageCase<P>[], reader: (city: City) => Promise<P>): void {
  test(title, async ({ city }) => {
    const person = await reader(city);
    for (const pageCase of pages) {
      await test.step(pageCase.name, async () => {
        await pageCase.open(person);
        await expect(person.main.getByRole("heading", { level: 1 })).toHaveCount(1);
        if ((await person.main.locator(".passkey-form").count()) > 0) await person.seesScriptNotice();
      });
    }
  });
}

walk("public pages", PUBLIC, (city) => city.visitor());
walk("pages of a resident", RESIDENT, (city) => city.resident("li"));
walk("pages of a record with many entries", KNOWN, (city) => city.resident("huang"));
walk("pages of a very long record", LONG, (city) => city.resident("zheng"));
walk("pages of an empty record", EMPTY, (city) => city.resident("zhang"));
walk("pages of a GP", GP, (city) => city.staff("zhou"));
walk("pages of a clerk", CLERK, (city) => city.staff("he"));
walk("pages of a record manager", MANAGER, (city) => city.staff("shen"));
walk("pages of an officer", OFFICER, (city) => city.staff("yan"));
walk("pages of the gallery", GALLERY, (city) => city.visitor());

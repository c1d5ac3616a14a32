/** Every page without script: it is there, whole, and says where script is needed. */
import type { Person } from "../../people/person";
import { expect, test, type City } from "../../people/test";
import { CLERK, EMPTY, GALLERY, GP, KNOWN, LONG, MANAGER, OFFICER, PUBLIC, RESIDENT, type Leaf } from "./table";

function walk<P extends Person>(whose: string, leaves: Leaf<P>[], reader: (city: City) => Promise<P>): void {
  test(whose, async ({ city }) => {
    const person = await reader(city);
    for (const leaf of leaves) {
      await test.step(leaf.name, async () => {
        await leaf.arrives(person);
        await expect(person.main.getByRole("heading", { level: 1 })).toHaveCount(1);
        if ((await person.main.locator(".passkey-form").count()) > 0) await person.isToldThatItNeedsScript();
      });
    }
  });
}

walk("for everybody", PUBLIC, (city) => city.visitor());
walk("a resident's", RESIDENT, (city) => city.resident("li"));
walk("of whom much is known", KNOWN, (city) => city.resident("huang"));
walk("a long record's", LONG, (city) => city.resident("zheng"));
walk("an empty record's", EMPTY, (city) => city.resident("zhang"));
walk("a GP's", GP, (city) => city.staff("zhou"));
walk("a clerk's", CLERK, (city) => city.staff("he"));
walk("a record manager's", MANAGER, (city) => city.staff("shen"));
walk("an officer's", OFFICER, (city) => city.staff("yan"));
walk("the gallery's", GALLERY, (city) => city.visitor());

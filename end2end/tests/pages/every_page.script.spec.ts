/** Every page in both languages, both text sizes and both colour schemes: passes all checks of `inspector.ts`, and gets screenshots. */
import { inspect, APPEARANCES, takeScreenshots, setAppearance } from "../../people/inspector";
import type { Person } from "../../people/person";
import { test, type City } from "../../people/test";
import { CLERK, EMPTY, GALLERY, GP, KNOWN, LONG, MANAGER, OFFICER, PUBLIC, RESIDENT, type PageCase } from "./table";

test.describe.configure({ mode: "parallel" });
// No traces: the screenshots are taken anyway.
test.use({ trace: "off" });

function check<P extends Person>(pages: PageCase<P>[], reader: (city: City) => Promise<P>): void {
  for (const pageCase of pages) {
    test(pageCase.name, async ({ city }) => {
      const person = await reader(city);
      const appearances = pageCase.variant ? APPEARANCES.filter((appearance) => appearance.size === "standard" && appearance.scheme === "light") : APPEARANCES;
      for (const appearance of appearances) {
        await setAppearance(person, appearance);
        await pageCase.open(person);
        await inspect(person, appearance, pageCase.islands);
        await takeScreenshots(person, pageCase.name, appearance);
      }
    });
  }
}

check(PUBLIC, (city) => city.visitor());
check(RESIDENT, (city) => city.resident("chen"));
check(KNOWN, (city) => city.resident("huang"));
check(LONG, (city) => city.resident("zheng"));
check(EMPTY, (city) => city.resident("zhang"));
check(GP, (city) => city.staff("zhou"));
check(CLERK, (city) => city.staff("he"));
check(MANAGER, (city) => city.staff("shen"));
check(OFFICER, (city) => city.staff("yan"));
check(GALLERY, (city) => city.visitor());

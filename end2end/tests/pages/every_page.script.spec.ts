/** Every page, in both languages and sizes, light and dark: accessible, within its screen, naming nobody, running nothing it should not. */
import { inspect, LOOKS, pictures, takes } from "../../people/inspector";
import type { Person } from "../../people/person";
import { test, type City } from "../../people/test";
import { CLERK, EMPTY, GALLERY, GP, KNOWN, LONG, MANAGER, OFFICER, PUBLIC, RESIDENT, type Leaf } from "./table";

test.describe.configure({ mode: "parallel" });
// The pictures are here anyway.
test.use({ trace: "off" });

function look<P extends Person>(leaves: Leaf<P>[], reader: (city: City) => Promise<P>): void {
  for (const leaf of leaves) {
    test(leaf.name, async ({ city }) => {
      const person = await reader(city);
      const looks = leaf.variant ? LOOKS.filter((look) => look.size === "standard" && look.scheme === "light") : LOOKS;
      for (const look of looks) {
        await takes(person, look);
        await leaf.arrives(person);
        await inspect(person, look, leaf.islands);
        await pictures(person, leaf.name, look);
      }
    });
  }
}

look(PUBLIC, (city) => city.visitor());
look(RESIDENT, (city) => city.resident("chen"));
look(KNOWN, (city) => city.resident("huang"));
look(LONG, (city) => city.resident("zheng"));
look(EMPTY, (city) => city.resident("zhang"));
look(GP, (city) => city.staff("zhou"));
look(CLERK, (city) => city.staff("he"));
look(MANAGER, (city) => city.staff("shen"));
look(OFFICER, (city) => city.staff("yan"));
look(GALLERY, (city) => city.visitor());

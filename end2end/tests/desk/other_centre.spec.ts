/** The GP of another centre: finds, but does not open; and the person sees that it was tried. */
import { citizen, INSTITUTIONS, NAMES, type Who } from "../../people/city";
import { expect, test } from "../../people/test";

const RESIDENT: Record<string, Who> = { script: "chen", "no-script": "li" };
const resident = (): Who => RESIDENT[test.info().project.name] ?? "chen";

test("finds, is refused without a reason, and the attempt is in the resident's history", async ({ city }) => {
  const wu = await city.staff("wu");
  await wu.finds(citizen(resident()), "care");
  await wu.opensRecord();
  await wu.reads("errors.not_found_title");
  await expect(wu.page.locator("body")).not.toContainText(NAMES[resident()]);

  const chen = await city.resident(resident());
  await chen.opensHistory("others");
  const who = chen.say("history.staff_of", { institution: chen.in(...INSTITUTIONS.yuehai), name: NAMES.wu });
  const refused = chen.lines.filter({ hasText: chen.did(who, "history.refused") });
  await expect(refused.filter({ hasText: chen.say("history.purpose_care") }).first()).toBeVisible();
  await expect(chen.lines.filter({ hasText: chen.did(who, "history.opened") })).toHaveCount(0);
});

test("no purpose opens it, and no page of it", async ({ city }) => {
  const wu = await city.staff("wu");
  const chen = await city.resident(resident());
  const id = chen.home.replace("/record/", "");
  for (const path of [`/desk/identity/${id}`, `/desk/follow_up/${id}`, `/desk/care/${id}/measurements`, `/desk/care/${id}/measurements/weight`]) {
    await wu.findsNothingAt(path);
  }
});

test("her own centre's resident she does open", async ({ city }) => {
  const wu = await city.staff("wu");
  await wu.finds(citizen("ayinuer"), "care");
  await wu.opensRecord();
  await expect(wu.banner).toContainText(NAMES.ayinuer);
});

/** A GP of another centre: finds the resident, cannot open the record, and the resident sees the refused attempt. */
import { citizen, INSTITUTIONS, NAMES, type Who } from "../../people/city";
import { expect, test } from "../../people/test";

const RESIDENT: Record<string, Who> = { script: "chen", "no-script": "li" };
const resident = (): Who => RESIDENT[test.info().project.name] ?? "chen";

test("a GP of another centre is refused without a reason, and the resident's access history lists the attempt", async ({ city }) => {
  const wu = await city.staff("wu");
  await wu.finds(citizen(resident()), "care");
  await wu.opensRecord();
  await wu.reads("errors.not_found_title");
  await expect(wu.page.locator("body")).not.toContainText(NAMES[resident()]);

  const chen = await city.resident(resident());
  await chen.opensHistory("others");
  const who = chen.say("history.staff_of", { institution: chen.pick(...INSTITUTIONS.yuehai), name: NAMES.wu });
  const refused = chen.lines.filter({ hasText: chen.historyLine(who, "history.refused") });
  await expect(refused.filter({ hasText: chen.say("history.purpose_care") }).first()).toBeVisible();
  await expect(chen.lines.filter({ hasText: chen.historyLine(who, "history.opened") })).toHaveCount(0);
});

test("a GP of another centre cannot open the record for any purpose or on any page", async ({ city }) => {
  const wu = await city.staff("wu");
  const chen = await city.resident(resident());
  const id = chen.home.replace("/record/", "");
  for (const path of [`/desk/identity/${id}`, `/desk/follow_up/${id}`, `/desk/care/${id}/measurements`, `/desk/care/${id}/measurements/weight`]) {
    await wu.getsNotFoundAt(path);
  }
});

test("a GP can open the record of a resident of their own centre", async ({ city }) => {
  const wu = await city.staff("wu");
  await wu.finds(citizen("ayinuer"), "care");
  await wu.opensRecord();
  await expect(wu.banner).toContainText(NAMES.ayinuer);
});

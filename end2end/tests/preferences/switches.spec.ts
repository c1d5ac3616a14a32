/** The switches for language and text size: one press, on every page, remembered. */
import type { Person } from "../../people/person";
import { expect, test } from "../../people/test";

/** Presses the switch to the other language. */
async function switchesLanguage(person: Person): Promise<void> {
  await person.page.getByRole("button", { name: person.pick("English", "中文") }).click();
  person.language = person.language === "en" ? "zh-CN" : "en";
}

test("one press changes the language and stays on the page", async ({ city }) => {
  const chen = await city.resident("chen");
  await chen.goes(`${chen.home}/history?who=others`);
  await switchesLanguage(chen);

  await chen.isAt(/\/history\?who=others$/);
  await expect(chen.page.locator("html")).toHaveAttribute("lang", chen.language);
  await chen.reads("history.title");
  await chen.goes("/account");
  await chen.reads("account.passkeys_hint");
  await switchesLanguage(chen);
  await expect(chen.page.locator("html")).toHaveAttribute("lang", chen.language);
});

test("one press enlarges the text on this page and the next", async ({ city }) => {
  const visitor = await city.visitor();
  await visitor.goes("/");
  const before = await visitor.main.getByRole("heading", { level: 1 }).boundingBox();
  await visitor.page.getByRole("button", { name: visitor.say("components.to_large") }).click();
  await visitor.isAt(/\/$/);
  await expect(visitor.page.locator("html")).toHaveAttribute("data-size", "large");
  const after = await visitor.main.getByRole("heading", { level: 1 }).boundingBox();
  expect(after?.height ?? 0).toBeGreaterThan(before?.height ?? 0);

  await visitor.goes("/sign-in");
  await visitor.page.getByRole("button", { name: visitor.say("components.to_standard") }).click();
  await expect(visitor.page.locator("html")).toHaveAttribute("data-size", "standard");
});

test("staff pages have both switches", async ({ city }) => {
  const zhou = await city.staff("zhou");
  await zhou.goes("/desk");
  await switchesLanguage(zhou);
  await zhou.reads("desk.lead");
  await zhou.page.getByRole("button", { name: zhou.say("components.to_large") }).click();
  await expect(zhou.page.locator("html")).toHaveAttribute("data-size", "large");
});

test("the switches on a form with errors lead to the empty form", async ({ city }) => {
  const zhou = await city.staff("zhou");
  await zhou.searches("");
  await zhou.reads("sign_in.number_empty");
  await switchesLanguage(zhou);
  await zhou.isAt(/\/desk$/);
  await zhou.reads("desk.title");
});

/** Language and size of type: one press, on every page, remembered. */
import { expect, test } from "../../people/test";

test("one press turns the page into English, and stays where one was", async ({ city }) => {
  const chen = await city.resident("chen");
  await chen.goes(`${chen.home}/history?who=others`);
  await chen.page.getByRole("button", { name: "English" }).click();

  chen.language = "en";
  await chen.isAt(/\/history\?who=others$/);
  await expect(chen.page.locator("html")).toHaveAttribute("lang", "en");
  await chen.reads("history.title");
  await chen.goes("/account");
  await chen.reads("account.passkeys_hint");
  await chen.page.getByRole("button", { name: "中文" }).click();
  await expect(chen.page.locator("html")).toHaveAttribute("lang", "zh-CN");
});

test("one press makes the type larger, there and on the next page", async ({ city }) => {
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

test("staff have both switches too", async ({ city }) => {
  const zhou = await city.staff("zhou");
  await zhou.goes("/desk");
  await zhou.page.getByRole("button", { name: "English" }).click();
  zhou.language = "en";
  await zhou.reads("desk.lead");
  await zhou.page.getByRole("button", { name: zhou.say("components.to_large") }).click();
  await expect(zhou.page.locator("html")).toHaveAttribute("data-size", "large");
});

test("the switches on a form that came back with errors lead to the form", async ({ city }) => {
  const zhou = await city.staff("zhou");
  await zhou.searches("");
  await zhou.reads("sign_in.number_empty");
  await zhou.page.getByRole("button", { name: "English" }).click();
  zhou.language = "en";
  await zhou.isAt(/\/desk$/);
  await zhou.reads("desk.title");
});

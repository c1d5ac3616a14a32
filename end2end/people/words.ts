/**
 * The page texts in both languages, read from `app/src/words`. A test names a text by its key, so a changed wording breaks
 * no test; a removed key fails the test with the name of the key.
 */
import { readFileSync, readdirSync } from "node:fs";

export type Language = "zh-CN" | "en";

/** The language of a Playwright project. */
export const languageOf = (locale: string | undefined): Language => (locale?.startsWith("en") ? "en" : "zh-CN");

const FOLDER = new URL("../../app/src/words/", import.meta.url);
const SENTENCE = /(\w+)(?:\([^)]*\))?\s*=>\s*"((?:[^"\\]|\\.)*)"\s*,\s*"((?:[^"\\]|\\.)*)"\s*;/g;

const sentences = new Map<string, Record<Language, string>>();
for (const file of readdirSync(FOLDER)) {
  for (const [, name, chinese, english] of readFileSync(new URL(file, FOLDER), "utf8").matchAll(SENTENCE)) {
    sentences.set(`${file.replace(/\.rs$/, "")}.${name}`, { "zh-CN": chinese ?? "", en: english ?? "" });
  }
}

/** The page text of this key (`desk.find`), with its values filled in. */
export function say(name: string, values: Record<string, string | number> = {}, language: Language = "zh-CN"): string {
  const sentence = sentences.get(name)?.[language];
  if (sentence === undefined) throw new Error(`There is no page text ${name} in app/src/words.`);
  return sentence.replace(/\{(\w+)\}/g, (_, value: string) => {
    const filled = values[value];
    if (filled === undefined) throw new Error(`The page text ${name} needs a value for ${value}.`);
    return String(filled);
  });
}

/** A time in the format of a `datetime-local` field: `2026-11-23T14:05`. */
export function fieldValue(at: Date): string {
  const shown = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai", dateStyle: "short", timeStyle: "short" });
  return shown.format(at).replace(" ", "T");
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** A date as the pages write it: `2026年11月23日`, `23 Nov 2026`. */
export function day(at: Date, language: Language): string {
  const [year, month, day] = fieldValue(at).slice(0, 10).split("-").map(Number) as [number, number, number];
  return language === "en" ? `${day} ${MONTHS[month - 1]} ${year}` : `${year}年${month}月${day}日`;
}

/** A time as the pages write it, to the minute: `2026年11月23日 14:05`, `23 Nov 2026, 14:05`. */
export function dateTime(at: Date, language: Language): string {
  return `${day(at, language)}${language === "en" ? "," : ""} ${fieldValue(at).slice(11)}`;
}

/** Matches a time as the pages write it. */
export const DATE_TIME: Record<Language, RegExp> = {
  "zh-CN": /\d{4}年\d+月\d+日 \d\d:\d\d/,
  en: /\d+ [A-Z][a-z]{2} \d{4}, \d\d:\d\d/,
};

import assert from "node:assert/strict";
import { test } from "node:test";
import { addressesIn, meantAddress, safeAddress } from "../js/text/addresses.js";

test("the web, mailboxes and the portal's own pages are linked", () => {
  for (const address of ["https://example.org/a?b=c", "http://example.org", "mailto:jana@example.org", "/ideen/"]) assert.equal(safeAddress(address), address);
});

test("whatever could act or hide is no address", () => {
  for (const address of ["javascript:alert(1)", " JAVAscript:alert(1)", "data:text/html,x", "//example.org", "/\\example.org", "vbscript:x", "file:///etc/passwd", "/\tx", "#anker", "", null])
    assert.equal(safeAddress(address), null);
});

test("what people type is understood", () => {
  assert.equal(meantAddress("mokwi.de"), "https://mokwi.de");
  assert.equal(meantAddress(" example.org/weg?x=1 "), "https://example.org/weg?x=1");
  assert.equal(meantAddress("jana@example.org"), "mailto:jana@example.org");
  assert.equal(meantAddress("einfach Worte"), null);
  assert.equal(meantAddress("javascript:alert(1)"), null);
});

test("addresses are found within a text, without what closes the sentence", () => {
  const found = (text) => addressesIn(text).map(({ from, to, href }) => [text.slice(from, to), href]);
  const one = (address) => [[address, address]];

  assert.deepEqual(found("Stimmt ab: https://mokwi.example/umfragen/3/."), one("https://mokwi.example/umfragen/3/"));
  assert.deepEqual(found("(mehr auf http://example.org/a?b=c#d)"), one("http://example.org/a?b=c#d"));
  assert.deepEqual(found("https://de.wikipedia.org/wiki/Mühle_(Gebäude), dort"), one("https://de.wikipedia.org/wiki/Mühle_(Gebäude)"));
  assert.deepEqual(found("Siehe www.kiel.de/klima, dort"), [["www.kiel.de/klima", "https://www.kiel.de/klima"]]);
  assert.equal(found("https://a.example und https://b.example").length, 2);
  for (const none of ["http://", "nurhttps://example.org", "https:// nichts", "mokwi.de", "javascript:alert(1)", "www. und", "www.kiel", "jana@www.kiel.de"]) assert.deepEqual(found(none), []);
});

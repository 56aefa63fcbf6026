import assert from "node:assert/strict";
import { test } from "node:test";
import { meantAddress, safeAddress } from "../js/text/addresses.js";

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

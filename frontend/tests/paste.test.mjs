// What Word, LibreOffice, Google Docs and web pages put on the clipboard, and what is left of it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { parseHTML } from "linkedom";
import { cleanPaste } from "../js/text/paste.js";

const parse = (html) => parseHTML(`<!doctype html><html><body>${/<body[^>]*>([\s\S]*)<\/body>/i.exec(html)?.[1] ?? html}</body></html>`).document;
const clean = (html) => cleanPaste(html, parse);

const WORD = (body) => `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal {margin:0cm; font-family:"Calibri",sans-serif;} @list l0:level1 {mso-level-number-format:bullet;} --></style></head>
<body lang=DE style='tab-interval:35.4pt;word-wrap:break-word'><!--StartFragment-->${body}<!--EndFragment--></body></html>`;

const item = (level, sign, words, { list = "l0", name = "MsoListParagraphCxSpMiddle" } = {}) =>
  `<p class=${name} style='margin-left:${36 * level}.0pt;text-indent:-18.0pt;mso-list:${list} level${level} lfo1'><![if !supportLists]><span style='font-family:Symbol;mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>${sign}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>${words}<o:p></o:p></p>`;

test("paragraphs of Word lose their looks and keep their marks", () => {
  const html = WORD(
    "<h1><span style='mso-fareast-font-family:\"Times New Roman\"'>Protokoll<o:p></o:p></span></h1>" +
      "<p class=MsoNormal><b>Anwesend:</b> Jana, <i>Ben</i> und <span style='color:red'>Maren</span><o:p></o:p></p>" +
      "<p class=MsoNormal><o:p>&nbsp;</o:p></p>",
  );

  assert.equal(clean(html), "<h1>Protokoll</h1><p><strong>Anwesend:</strong> Jana, <em>Ben</em> und Maren</p>");
});

test("lists of Word become lists, with their levels", () => {
  const html = WORD(
    item(1, "·", "Zelt", { name: "MsoListParagraphCxSpFirst" }) + item(2, "o", "Heringe") + item(2, "o", "Plane") + item(1, "·", "Kuchen") + "<p class=MsoNormal>Danach</p>",
  );

  assert.equal(
    clean(html),
    "<ul><li><p>Zelt</p><ul><li><p>Heringe</p></li><li><p>Plane</p></li></ul></li><li><p>Kuchen</p></li></ul><p>Danach</p>",
  );
});

test("numbers of Word are counted by the list, also when it begins later", () => {
  const html = WORD(item(1, "3.", "Kasse") + item(1, "4.", "Wahl"));

  assert.equal(clean(html), '<ol start="3"><li><p>Kasse</p></li><li><p>Wahl</p></li></ol>');
});

test("signs change to numbers inside a list of Word", () => {
  const html = WORD(item(1, "1.", "Vorher") + item(2, "·", "Stühle") + item(1, "2.", "Nachher"));

  assert.equal(clean(html), "<ol><li><p>Vorher</p><ul><li><p>Stühle</p></li></ul></li><li><p>Nachher</p></li></ol>");
});

test("boxes of Word are ticked off", () => {
  const html = WORD(item(1, "☐", "Plakat") + item(1, "☒", "Saal"));

  assert.equal(
    clean(html),
    '<ul data-checks=""><li data-checked="false"><p>Plakat</p></li><li data-checked="true"><p>Saal</p></li></ul>',
  );
});

test("a table of Word keeps cells that span", () => {
  const html = WORD(
    "<table class=MsoTableGrid border=1 style='border-collapse:collapse'><colgroup><col width=100></colgroup><tr style='mso-yfti-irow:0'><td width=200 colspan=2 valign=top style='width:150pt'><p class=MsoNormal>Kosten<o:p></o:p></p></td></tr></table>",
  );

  assert.equal(clean(html).replace(/<\/?tbody>/g, ""), '<table><tr><td colspan="2"><p>Kosten</p></td></tr></table>');
});

test("LibreOffice's fonts and marks by style", () => {
  const html =
    '<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/><title></title><meta name="generator" content="LibreOffice 24.2 (Linux)"/><style type="text/css">p { margin-bottom: 0.25cm; line-height: 115% }</style></head>' +
    '<body lang="de-DE" link="#000080" dir="ltr"><h2 class="western">Einladung</h2><p style="line-height: 100%; margin-bottom: 0cm"><font face="Liberation Serif, serif"><font size="3" style="font-size: 12pt">Wir treffen uns <span style="font-weight: bold">Freitag</span>, <span style="text-decoration: line-through">Montag</span>.</font></font></p>' +
    '<p style="margin-bottom: 0cm"><br/>\n</p><ul><li><p style="margin-bottom: 0cm">Kuchen</p></li></ul></body></html>';

  assert.equal(clean(html), "<h2>Einladung</h2><p>Wir treffen uns <strong>Freitag</strong>, <s>Montag</s>.</p><ul><li><p>Kuchen</p></li></ul>");
});

test("Google's clipboard is not bold all over, and its nested lists are nested", () => {
  const html =
    '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr" style="line-height:1.38"><span style="font-size:11pt;font-weight:400">Eins </span><span style="font-size:11pt;font-weight:700;font-style:italic">zwei</span></p>' +
    '<ul style="margin-top:0"><li dir="ltr" aria-level="1"><p role="presentation"><span>Oben</span></p></li><ul><li dir="ltr" aria-level="2"><p role="presentation"><span>Unten</span></p></li></ul></ul></b>';

  assert.equal(clean(html), "<p>Eins <em><strong>zwei</strong></em></p><ul><li><p>Oben</p><ul><li><p>Unten</p></li></ul></li></ul>");
});

test("of a web page its words stay, and nothing that acts", () => {
  const html =
    '<div class="post" onclick="steal()"><nav><a href="/">Start</a></nav><script>steal()</script><style>p{color:red}</style>' +
    '<div>Erster Absatz mit <a href="https://example.org/x" target="_blank" onmouseover="steal()">Link</a></div>' +
    '<section><p>Zweiter <a href="javascript:steal()">böser</a> <img src="https://example.org/pixel.gif" onerror="steal()"></p><!-- geheim --></section>' +
    '<h5>Klein</h5><button>Kaufen</button><p style="display:none">unsichtbar</p><iframe src="https://example.org"></iframe></div>';

  assert.equal(
    clean(html),
    '<p>Erster Absatz mit <a href="https://example.org/x">Link</a></p><p>Zweiter böser </p><h3>Klein</h3>',
  );
});

test("GitHub's lists are ticked off", () => {
  const html =
    '<ul class="contains-task-list"><li class="task-list-item"><input type="checkbox" disabled checked> Saal</li><li class="task-list-item"><input type="checkbox" disabled> Plakat</li></ul>';

  assert.equal(clean(html), '<ul data-checks=""><li data-checked="true"> Saal</li><li data-checked="false"> Plakat</li></ul>');
});

test("one's own words are left as they are", () => {
  const html = '<p data-pm-slice="1 1 []">Hallo <span class="mention" data-mention="3">@Jana</span></p>';

  assert.equal(clean(html), html);
});

test("no style and no handler is parsed, for which the policy would speak up", () => {
  let parsed = "";
  cleanPaste('<p style="color:red" onclick="steal()" ONLOAD = x>a style=b onclick=c</p>', (html) => parse((parsed = html)));

  assert.equal(parsed, '<p data-was-style="color:red" data-was-onclick="steal()" data-was-ONLOAD = x>a style=b onclick=c</p>');
});

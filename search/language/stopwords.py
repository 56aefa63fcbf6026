"""Words that say nothing in a query with others."""

GERMAN = frozenset(
    "aber als am an auch auf aus bei beim bin bis da das dass dem den der des die dir du durch ein eine einem einen einer eines er"
    " es fur gegen gibt hat habe haben ich ihr im in ist ja kann mal man mein meine mich mir mit nach noch nur ob oder ohne"
    " sein sich sie sind so um und uns unter vom von vor wann warum was wenn wer wie wir wird wo wohin zu zum zur uber".split()
)
ENGLISH = frozenset(
    "a about an and are as at be by can do does for from has have how i in is it its me my of on or our that the their there"
    " this to was we what when where which who why will with you your".split()
)

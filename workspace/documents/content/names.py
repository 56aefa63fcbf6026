"""What the name of a file promises, and whether its content keeps that."""

from pathlib import PurePath

from django.utils.translation import gettext as _

from workspace.documents.content import kinds

_SCRIPTS = frozenset(
    ("js", "mjs", "jse", "sh", "bash", "bat", "cmd", "ps1", "vbs", "wsf", "hta", "reg", "py", "pl", "rb", "php")
)
_PROMISES = {
    ending: promised
    for endings, promised in (
        ("pdf", {kinds.PDF}),
        ("png", {"image/png"}),
        ("jpg jpeg jfif", {"image/jpeg"}),
        ("gif", {"image/gif"}),
        ("webp", {"image/webp"}),
        ("avif", {"image/avif"}),
        ("heic heif", {"image/heic"}),
        ("tif tiff", {"image/tiff"}),
        ("bmp", {"image/bmp"}),
        ("svg", {kinds.SVG}),
        ("docx docm dotx", {kinds.DOCX, kinds.OLE}),
        ("xlsx xlsm xltx", {kinds.XLSX, kinds.OLE}),
        ("pptx pptm ppsx potx", {kinds.PPTX, kinds.OLE}),
        ("doc dot", {kinds.OLE, kinds.DOCX, "application/rtf"}),
        ("xls xlt", {kinds.OLE, kinds.XLSX}),
        ("ppt pps", {kinds.OLE, kinds.PPTX}),
        ("odt ott", {kinds.ODT}),
        ("ods ots", {kinds.ODS}),
        ("odp otp", {kinds.ODP}),
        ("odg", {kinds.ODG}),
        ("epub", {kinds.EPUB}),
        ("rtf", {"application/rtf"}),
        ("zip", {kinds.ZIP}),
        ("mp4 m4v mov", {"video/mp4", "video/quicktime"}),
        ("webm", {"video/webm"}),
        ("mkv", {"video/x-matroska", "video/webm"}),
        ("mp3", {"audio/mpeg"}),
        ("m4a m4b", {"audio/mp4", "video/mp4"}),
        ("ogg oga opus", {"audio/ogg"}),
        ("wav", {"audio/wav"}),
        ("flac", {"audio/flac"}),
        ("txt text md markdown csv tsv log ics vtt srt json yaml yml toml ini", {kinds.TEXT}),
        ("html htm xhtml", {kinds.HTML, kinds.XML, kinds.TEXT}),
        ("xml", {kinds.XML, kinds.SVG, kinds.HTML, kinds.TEXT}),
        (" ".join(_SCRIPTS), {kinds.SCRIPT, kinds.TEXT, kinds.HTML}),
    )
    for ending in endings.split()
}
SHOWN_IN_A_BROWSER = frozenset(
    {"image/png", "image/jpeg", "image/webp", "image/gif", "image/avif"}
    | {"video/mp4", "video/webm", "audio/mpeg", "audio/mp4", "audio/ogg", "audio/wav"}
    | {kinds.PDF, kinds.TEXT}
)


def ending_of(name: str) -> str:
    return PurePath(name).suffix.lower().lstrip(".")


def lies(name: str, media_type: str) -> bool:
    """It promises something else than what is in it; a name without an ending, or a rare one, promises nothing."""
    promised = _PROMISES.get(ending_of(name))
    return promised is not None and media_type not in promised


def may_be_shown(name: str, media_type: str) -> bool:
    """By the browser, as it is; everything else, HTML and SVG above all, is only handed out as a download."""
    return media_type in SHOWN_IN_A_BROWSER and not lies(name, media_type) and ending_of(name) not in _SCRIPTS


def in_words(media_type: str) -> str:
    """The kind, as people call it."""
    words = {
        kinds.PDF: _("PDF"),
        kinds.TEXT: _("text"),
        kinds.HTML: _("HTML page"),
        kinds.XML: "XML",
        kinds.SVG: _("SVG drawing"),
        kinds.SCRIPT: _("script"),
        kinds.ZIP: _("ZIP archive"),
        kinds.DOCX: _("Word document"),
        kinds.XLSX: _("Excel table"),
        kinds.PPTX: _("PowerPoint slides"),
        kinds.OLE: _("older Office file"),
        kinds.ODT: _("OpenDocument text"),
        kinds.ODS: _("OpenDocument table"),
        kinds.ODP: _("OpenDocument slides"),
        kinds.ODG: _("OpenDocument drawing"),
        kinds.EPUB: _("e-book"),
        "application/rtf": _("RTF text"),
        "application/x-msdownload": _("program"),
        "application/x-executable": _("program"),
    }
    if media_type in words:
        return words[media_type]
    family, _slash, kind = media_type.partition("/")
    short = kind.removeprefix("x-").upper()
    families = {"image": _("picture (%(kind)s)"), "video": _("film (%(kind)s)"), "audio": _("sound (%(kind)s)")}
    return families[family] % {"kind": short} if family in families else _("file of an unknown kind")

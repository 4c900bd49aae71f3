"""Writes the seeds that no editor writes: other encodings, gzip and WARC."""
import gzip
import pathlib

here = pathlib.Path(__file__).parent
TEXTS = {
    "id-windows-1252.txt": ("windows-1252", "Harga kopi naik\n\nJAKARTA \u2013 \u201cHarga naik 12 persen,\u201d kata Sari Wening, Selasa (3/2).\n"),
    "ru-windows-1251.txt": ("windows-1251", "Мост открыли\n\n«Мост готов», — сказала Анна Лосева в понедельник. Жители ждали его семь лет.\n" * 3),
    "ja-shift_jis.txt": ("shift_jis", "橋が開通\n\n「橋は完成した」と森田明子さんは述べた。住民は七年待った。\n" * 3),
    "zh-gb18030.txt": ("gb18030", "大桥通车\n\n林小雨说:“大桥今天通车。”居民等了七年。\n" * 3),
    "en-utf-16le.txt": ("utf-16-le", "\ufeffBridge opens\n\n“It is done,” said Mara Quill on Monday.\n"),
    "en-utf-16be.txt": ("utf-16-be", "\ufeffBridge opens\n\nBy Mara Quill\n\nThe bridge cost $12 million.\n"),
    "ar-utf-8-bom.txt": ("utf-8", "\ufeffافتتاح الجسر\n\nقالت ليلى حداد: «الجسر جاهز». انتظر السكان سبع سنوات.\n"),
    "ko-euc-kr.txt": ("euc-kr", "다리 개통\n\n\"다리가 완성됐다\"고 김하늘 씨가 말했다.\n" * 3),
}
for name, (encoding, text) in TEXTS.items():
    (here / name).write_bytes(text.encode(encoding))

HTML = (here / "page.html").read_bytes()


def record(kind, number, content, **fields):
    lines = [b"WARC/1.1", b"WARC-Type: " + kind, b"WARC-Date: 2026-01-31T12:00:00Z"]
    lines.append(b"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-%012d>" % number)
    for field, value in fields.items():
        lines.append(field.replace("_", "-").encode() + b": " + value)
    lines.append(b"Content-Length: %d" % len(content))
    return b"\r\n".join(lines) + b"\r\n\r\n" + content + b"\r\n\r\n"


RESPONSE = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n" % len(HTML) + HTML
ZIPPED = gzip.compress(HTML, mtime=0)
ENCODED = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + ZIPPED
CHUNKED = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n10\r\nThe bridge is op\r\n4\r\nen.\n\r\n0\r\n\r\n"
FIELDS = {"Content_Type": b"application/http; msgtype=response"}
RECORDS = [
    record(b"warcinfo", 1, b"software: none\r\n", Content_Type=b"application/warc-fields"),
    record(b"response", 2, RESPONSE, WARC_Target_URI=b"https://a.example/2026/01/31/bridge", **FIELDS),
    record(b"request", 3, b"GET / HTTP/1.1\r\nHost: a.example\r\n\r\n", Content_Type=b"application/http; msgtype=request"),
    record(b"response", 4, ENCODED, WARC_Target_URI=b"https://a.example/b", **FIELDS),
    record(b"response", 5, CHUNKED, WARC_Target_URI=b"https://a.example/c", **FIELDS),
    record(b"resource", 6, "Brücke offen.\n".encode(), WARC_Target_URI=b"file:///d.txt", Content_Type=b"text/plain"),
    record(b"resource", 7, b"\x89PNG\r\n", WARC_Target_URI=b"https://a.example/e.png", Content_Type=b"image/png"),
]
(here / "crawl.warc").write_bytes(b"".join(RECORDS))
(here / "crawl.warc.gz").write_bytes(b"".join(gzip.compress(each, mtime=0) for each in RECORDS))
for name in ("page.html", "lines.jsonl", "table.csv", "note.md", "wire.txt"):
    (here / f"{name}.gz").write_bytes(gzip.compress((here / name).read_bytes(), mtime=0))

"""Makes the sound and the moving pictures of the guide: WAV, WebM and GIF files, written by hand."""

import math
import struct
import wave
from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw

WIDTH, HEIGHT = 240, 160
FRAMES, FRAME_MS = 30, 200  # six seconds
RATE = 8_000  # samples of sound a second
EBML, SEGMENT, INFO, TRACKS, CLUSTER = 0x1A45DFA3, 0x18538067, 0x1549A966, 0x1654AE6B, 0x1F43B675


@cache
def films(*, mended: bool) -> dict[str, bytes]:
    """All of them by their file names. Mended, the swimmer stops after two turns."""
    return {
        "kello.wav": _bell(seconds=5),
        "kuulutus.wav": _bell(seconds=6),
        "lukko.webm": _webm([_lock(n) for n in range(FRAMES)]),
        "uimari.gif": _gif([_swimmer(n) for n in range(8)], turns=2 if mended else 0),
        "erotin.gif": _gif([Image.new("RGB", (1, 1), "white")], turns=1),
    }


def _bell(*, seconds: int) -> bytes:
    """A tone that dies away, once a second."""
    times = (n / RATE for n in range(seconds * RATE))
    waves = (int(9_000 * math.exp(-4 * (t % 1)) * math.sin(2 * math.pi * 660 * t)) for t in times)
    made = BytesIO()
    with wave.open(made, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(b"".join(struct.pack("<h", value) for value in waves))
    return made.getvalue()


def _gif(frames: list[Image.Image], *, turns: int) -> bytes:
    made = BytesIO()
    # In the file, the number says how often it is shown again; without it, once.
    again = {} if turns == 1 else {"loop": max(0, turns - 1)}
    frames[0].save(made, "GIF", save_all=True, append_images=frames[1:], duration=120, **again)
    return made.getvalue()


def _swimmer(n: int) -> Image.Image:
    picture = Image.new("RGB", (WIDTH, HEIGHT), "#2f8fb3")
    draw = ImageDraw.Draw(picture)
    for row in range(4):
        draw.line([(0, 35 + row * 35), (WIDTH, 35 + row * 35)], fill="#ffffff", width=3)
    draw.ellipse([n * 24, 60, n * 24 + 30, 80], fill="#f2c79c")
    return picture


def _lock(n: int) -> Image.Image:
    """A key turns in a lock."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), "#e9e2d0")
    draw = ImageDraw.Draw(picture)
    draw.rectangle([70, 30, 170, 140], fill="#5a6b73")
    turn = n * math.pi / FRAMES
    draw.line([(120, 85), (120 + 60 * math.cos(turn), 85 + 60 * math.sin(turn))], fill="#d9a521", width=14)
    draw.ellipse([105, 70, 135, 100], fill="#2b3338")
    return picture


def _webm(frames: list[Image.Image]) -> bytes:
    """A film without sound. A lossy WebP picture holds a key frame of VP8, which is all that a WebM file asks for."""
    head = _part(0x4286, b"\1") + _part(0x42F7, b"\1") + _part(0x42F2, b"\4") + _part(0x42F3, b"\x08")
    head += _part(0x4282, b"webm") + _part(0x4287, b"\2") + _part(0x4285, b"\2")
    info = _part(0x2AD7B1, (1_000_000).to_bytes(3)) + _part(0x4489, struct.pack(">d", len(frames) * FRAME_MS))
    size = _part(0xB0, WIDTH.to_bytes(2)) + _part(0xBA, HEIGHT.to_bytes(2))
    track = _part(0xD7, b"\1") + _part(0x73C5, b"\1") + _part(0x83, b"\1") + _part(0x86, b"V_VP8") + _part(0xE0, size)
    blocks = (b"\x81" + struct.pack(">hB", n * FRAME_MS, 0x80) + _key_frame(frame) for n, frame in enumerate(frames))
    cluster = _part(0xE7, b"\0") + b"".join(_part(0xA3, block) for block in blocks)
    body = _part(INFO, info) + _part(TRACKS, _part(0xAE, track)) + _part(CLUSTER, cluster)
    return _part(EBML, head) + _part(SEGMENT, body)


def _part(name: int, body: bytes) -> bytes:
    return name.to_bytes((name.bit_length() + 7) // 8) + (len(body) | 1 << 56).to_bytes(8) + body


def _key_frame(picture: Image.Image) -> bytes:
    made = BytesIO()
    picture.save(made, "WEBP", quality=40)
    body = made.getvalue()
    start = body.index(b"VP8 ") + 8
    return body[start : start + int.from_bytes(body[start - 4 : start], "little")]

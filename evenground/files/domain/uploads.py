"""How large something may come, what it is by its first bytes, and under which name it lies."""

MEGABYTE = 2**20
MOST_BYTES = 20 * MEGABYTE  # of a picture; films have a setting of their own
MOST_POINTS = 60_000_000  # a small file can hold a picture that fills the memory
LONGEST_SIDE = 1_600
FIRST_BYTES = 16

_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"BM", b"II*\0", b"MM\0*")
_PHONE_PICTURES = (b"heic", b"heix", b"heif", b"mif1", b"msf1", b"avif")


def fits(width: int, height: int) -> bool:
    """Whether a picture of this size is opened at all."""
    return 0 < width * height <= MOST_POINTS


def looks_like_a_picture(first: bytes) -> bool:
    """By what stands in it, not by its name. Anything else is taken for a film or a voice, and tried as one."""
    webp = first[:4] == b"RIFF" and first[8:12] == b"WEBP"
    phone = first[4:8] == b"ftyp" and first[8:12] in _PHONE_PICTURES
    return webp or phone or first.startswith(_PICTURES)


def place_of(key: str) -> tuple[str, str]:
    """The folder and the name of a file, under the folder of all files. The key is random and tells nothing."""
    return key[:2], key


def percent_of(done: float, whole: float) -> int:
    """How far it is, for people: 100 only once it is there."""
    return max(0, min(99, int(done * 100 / whole))) if whole > 0 else 0

"""Whether a word is shaped like a Vietnamese syllable: what tells one encoding from another.

Onset, rhyme and tone of Vietnamese are few and closed; a text read in the wrong encoding breaks them in most words.
"""

import re
import unicodedata
from functools import lru_cache

_ONSETS = "ngh|ng|gh|gi|qu|ch|kh|nh|ph|th|tr|[bcdđghklmnprstvx]"
_RHYMES = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et
ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu o oc oi om on ong op ot oa oac oach
oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet oong ooc ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn
ơp ơt u ua uc ui um un ung up ut uân uâng uât uây uâ uê uêch uênh uôc uôi uôm uôn uông uôt uơ uy uya uych uynh uyt uyp
uyu uyên uyêt ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu
"""
_SYLLABLE = re.compile(rf"(?:{_ONSETS})?(?:{'|'.join(sorted(_RHYMES.split(), key=len, reverse=True))})")
_AFTER_QU_OR_GI = re.compile(rf"(?:qu|gi)(?:{'|'.join(sorted(_RHYMES.split(), key=len, reverse=True))})?")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_STOPPED = re.compile(r"(?:ch|[cpt])\Z")  # such a syllable has the acute tone or the dot, no other
_LONGEST = 7  # nghiêng


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """True if ``word``, in any case, could be one Vietnamese syllable: one tone at most, and where it may stand."""
    if not 0 < len(word) <= _LONGEST:
        return False
    apart = unicodedata.normalize("NFD", word.lower())
    tones = [mark for mark in apart if mark in _TONES]
    bare = unicodedata.normalize("NFC", "".join(mark for mark in apart if mark not in _TONES))
    if len(tones) > 1 or (_STOPPED.search(bare) and tones not in (["\u0301"], ["\u0323"])):
        return False
    return bool(_SYLLABLE.fullmatch(bare) or _AFTER_QU_OR_GI.fullmatch(bare))

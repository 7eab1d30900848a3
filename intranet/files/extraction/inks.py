"""Black print apart from coloured ink: seals are red, pens are blue, and a secrecy stamp is red as well."""

from PIL import Image, ImageChops

_COLOURED = 70
"""Difference between the strongest and the weakest channel from which a pixel is coloured."""

_LEAST_SHARE = 0.0004
_INK = 140


def black(picture: Image.Image) -> Image.Image:
    """The picture in grey without what is coloured: each pixel as bright as its brightest channel."""
    red, green, blue = picture.split()
    return ImageChops.lighter(red, ImageChops.lighter(green, blue))


def coloured(picture: Image.Image) -> Image.Image | None:
    """Only what is coloured, dark on white; None where there is hardly any."""
    red, green, blue = picture.split()
    brightest = ImageChops.lighter(red, ImageChops.lighter(green, blue))
    darkest = ImageChops.darker(red, ImageChops.darker(green, blue))
    strength = ImageChops.subtract(brightest, darkest)
    pixels = strength.histogram()
    if sum(pixels[_COLOURED:]) < _LEAST_SHARE * picture.width * picture.height:
        return None
    return strength.point([255 - min(255, level * 2) for level in range(256)])


def has_ink(grey: Image.Image) -> bool:
    """Whether anything stands on the page at all."""
    return sum(grey.histogram()[:_INK]) > _LEAST_SHARE * grey.width * grey.height

"""An estimate of the carbon that carrying bytes causes, after the Sustainable Web Design Model, version 4.

https://sustainablewebdesign.org/estimating-digital-emissions/ gives the figures, in kWh for each gigabyte (10^9 bytes):
what runs data centres, networks and devices, and what making them took. The electricity is the world's mean that the
model takes (494 g CO2e for a kWh, Ember). Nothing is taken off for green hosting or for returning customers: the bytes
are those of this very visit, with what the cache spared taken off already. An estimate of its size, no measurement.
"""

OPERATION = {"data centres": 0.055, "networks": 0.059, "devices": 0.080}
MAKING = {"data centres": 0.012, "networks": 0.013, "devices": 0.081}
GRAMS_PER_KWH = 494
GIGABYTE = 1_000_000_000


def grams(size: float) -> float:
    """Grams of CO2e for this many bytes on the wire."""
    energy = sum(OPERATION.values()) + sum(MAKING.values())
    return round(size / GIGABYTE * energy * GRAMS_PER_KWH, 4)

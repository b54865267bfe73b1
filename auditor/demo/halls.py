"""The halls, sports and free times of the invented town of Pihlajakoski."""

from dataclasses import dataclass
from datetime import date, timedelta

WEEKDAYS = ("ma", "ti", "ke", "to", "pe", "la", "su")
DAYS_AHEAD = 7
HOURS = range(9, 21)
ALWAYS_FREE = 18  # the hour that the bundled plan books


@dataclass(frozen=True, slots=True)
class Hall:
    """A sports hall that takes bookings."""

    id: str
    name: str
    address: str
    district: str
    sports: tuple[str, ...]
    price: int  # euros an hour


HALLS = (
    Hall("jokiranta", "Jokirannan liikuntahalli", "Rantatie 4", "Keskusta", ("Sulkapallo", "Salibandy"), 18),
    Hall("mantyla", "Mäntylän monitoimitalo", "Mäntytie 12", "Mäntylä", ("Sulkapallo", "Jumppa"), 14),
    Hall("harju", "Harjun koulun sali", "Koulukuja 2", "Harju", ("Koripallo", "Jumppa"), 10),
    Hall("satama", "Sataman palloiluhalli", "Laiturikatu 9", "Satama", ("Koripallo", "Salibandy", "Sulkapallo"), 22),
)
SPORTS = ("Sulkapallo", "Salibandy", "Koripallo", "Jumppa")
DISTRICTS = ("Keskusta", "Mäntylä", "Harju", "Satama")
VILLAGES = (
    *("Alakylä", "Haapala", "Heinola", "Hongisto", "Iso-Aho", "Kaarna", "Kannas", "Kivelä"),
    *("Korpi", "Kuusela", "Lehto", "Lepola", "Myllymäki", "Niemi", "Ojala", "Peltola"),
    *("Pohjola", "Rauhala", "Suvanto", "Yläkylä", "Ahola", "Alho", "Erola", "Hakala"),
    *("Hiekka", "Hovila", "Ilola", "Jokela", "Kallio", "Kangas", "Karhula", "Koivula"),
    *("Koskela", "Laakso", "Lahtela", "Laurila", "Leppälä", "Mattila", "Mikkola", "Niittylä"),
    *("Nurmela", "Orava", "Paavola", "Pajula", "Penttilä", "Raivio", "Rantala", "Saarela"),
    *("Salmela", "Seppälä", "Tammela", "Toivola", "Uusitalo", "Vainio", "Virtala", "Ylätalo"),
)
TOWNS = (
    *("Akaa", "Espoo", "Forssa", "Hamina", "Hanko", "Helsinki", "Hyvinkää", "Hämeenlinna", "Iisalmi", "Ikaalinen"),
    *("Imatra", "Joensuu", "Jyväskylä", "Jämsä", "Järvenpää", "Kajaani", "Kangasala", "Kauhava", "Kemi", "Kerava"),
    *("Kokkola", "Kotka", "Kouvola", "Kuopio", "Lahti", "Lappeenranta", "Lieksa", "Lohja", "Loimaa", "Mikkeli"),
    *("Naantali", "Nokia", "Nurmes", "Oulu", "Parkano", "Pihlajakoski", "Pori", "Porvoo", "Raahe", "Raisio", "Rauma"),
    *("Riihimäki", "Rovaniemi", "Salo", "Savonlinna", "Seinäjoki", "Tampere", "Tornio", "Turku", "Vaasa", "Vantaa"),
)


def hall(id_: str) -> Hall | None:
    """The hall with this id."""
    return next((hall for hall in HALLS if hall.id == id_), None)


def search(sport: str, district: str) -> list[Hall]:
    """Halls for this sport in this district; an empty word means any."""
    return [hall for hall in HALLS if sport in ("", *hall.sports) and district in ("", hall.district)]


def days(today: date) -> list[date]:
    """The days that can be booked, from today."""
    return [today + timedelta(days=ahead) for ahead in range(DAYS_AHEAD)]


def day_in_words(day: date) -> str:
    """A day as Finns write it, such as `ke 25.11.`."""
    return f"{WEEKDAYS[day.weekday()]} {day.day}.{day.month}."


def times(hall: Hall, day: date) -> list[dict[str, str | bool]]:
    """The hours of a day, told free or taken; the same whenever asked."""
    seed = sum(map(ord, hall.id)) + day.toordinal()
    return [
        {"time": f"{hour:02}.00–{hour + 1:02}.00", "free": hour == ALWAYS_FREE or (seed * hour) % 7 > 1}
        for hour in HOURS
    ]

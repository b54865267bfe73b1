"""The same paragraph in several languages, long enough to tell them by."""

FINNISH = (
    "Voit varata liikuntasalin vuoron verkossa, kun olet kirjautunut sisään. Valitse ensin sali ja aika, täytä "
    "sitten yhteystietosi ja maksa varaus. Saat vahvistuksen sähköpostiisi. Jos et voi maksaa verkossa, ota yhteyttä "
    "neuvontaan."
)
SWEDISH = (
    "Du kan boka en tid i idrottshallen på nätet när du har loggat in. Välj först en hall och en tid, fyll sedan i "
    "dina uppgifter och betala bokningen. Du får ett kvitto per e-post. Om du inte kan betala på nätet ska du ringa "
    "till oss."
)
ENGLISH = (
    "You can book a time in a sports hall on the web when you have signed in. Choose a hall and a time first, then "
    "give your details and pay for the booking. You get a receipt by mail. If you cannot pay on the web, call the "
    "office."
)
GERMAN = (
    "Sie können die Sporthalle online buchen, wenn Sie angemeldet sind. Wählen Sie zuerst eine Halle und eine Zeit, "
    "geben Sie dann Ihre Daten ein und bezahlen Sie die Buchung. Sie erhalten eine Bestätigung mit der Post, wenn Sie "
    "wollen."
)

"""Texts of our own for the tests of embeddings: the same things said in several languages."""

from __future__ import annotations

PASSAGES = (
    "Kommunen betalar först när lösningen fungerar hos användarna, och då efter hur väl den fungerar.",
    "Kommunen betaler først når løsningen virker hos brukerne, og da etter hvor godt den virker.",
    "The municipality pays only once the solution works for its users, and then by how well it works.",
    "Kommunen betaler først, når løsningen virker hos brugerne, og da efter hvor godt den virker.",
    "Anbuden öppnas av två personer efter att tiden har gått ut. Ett försenat anbud skickas tillbaka oöppnat.",
    "Tilbudene åpnes av to personer etter at fristen er ute. Et forsinket tilbud sendes uåpnet tilbake.",
    "Tilboda blir opna av to personar etter at fristen er ute. Eit forseinka tilbod blir sendt tilbake uopna.",
    "Two people open the tenders after the deadline. A late tender is returned unopened.",
    "Priset väger 40 procent, miljön 30 procent och arbetsmiljön 30 procent: vikterna står i underlaget från början.",
    "En skola byter ut 250 lampor mot sådana som drar hälften så mycket ström, 12 kWh i stället för 24 kWh per år.",
    "1. Beskriv problemet, inte lösningen.\n2. Bjud in marknaden till samtal.\n3. Skriv ner vad som sades.",
    "| Metod | När | Tid |\n|---|---|---|\n| Tävling | Ny idé behövs | 4 månader |",
)

QUESTIONS = (
    ("Vad händer med ett anbud som kommer för sent?", 4),
    ("Hva skjer med et tilbud som kommer for sent?", 5),
    ("What happens to a tender that arrives too late?", 7),
    ("Hur tungt väger miljön jämfört med priset?", 8),
    ("Hvor mye strøm sparer en skole på nye lamper?", 9),
    ("Should we describe the problem or the solution when we talk to the market?", 10),
)
"""A question and the passage that answers it."""

"""Sentences that show the model's usual activations: they set how its 8-bit version divides its range."""

from __future__ import annotations

from typing import Final

SENTENCES: Final = (
    "query: När får en kommun köpa direkt utan att annonsera?",
    "query: Hvor lenge må tilbudene kunne leveres i en åpen anbudskonkurranse?",
    "query: What is the difference between a partnership and a negotiated procedure?",
    "query: tröskelvärde varor 2026",
    "passage: Leverantören ska ange organisationsnummer 556000-0000, pris i SEK och leveranstid i veckor.",
    "passage: 1. Beskriv behovet.\n2. Fråga marknaden.\n3. Låt flera lösningar prövas i liten skala.",
    "passage: Oppdragsgiveren skal begrunne valget skriftlig og sende det til alle som har levert tilbud.",
    "passage: Ordregiver kan afvise tilbud, der er unormalt lave, når tilbudsgiveren ikke kan forklare prisen.",
    "passage: The buyer publishes the requirements, the weights of the criteria and the date of the decision.",
    "passage: | Metod | Gräns | Tid |\n| Förenklat | 2,2 mnkr | 20 dagar |",
)

"""Letters that look like a Latin letter but are not it, so that `Storgаta` with a Cyrillic а is found out."""

# Latin letter -> Cyrillic, Greek, Armenian, Cherokee and phonetic letters that a reader takes for it.
LOOKALIKES = {
    "A": "АΑᎪ", "B": "ВΒᏴ", "C": "СϹᏟ", "D": "Ꭰ", "E": "ЕΕᎬ", "F": "Ϝ", "G": "ԌᏀ", "H": "НΗᎻ",
    "I": "ІΙӀ", "J": "ЈᎫ", "K": "КΚᏦ", "L": "Ꮮ", "M": "МΜᎷ", "N": "ΝԊ", "O": "ОΟՕ", "P": "РΡᏢ",
    "Q": "Ԛ", "R": "Ꭱ", "S": "ЅՏᏚ", "T": "ТΤᎢ", "U": "Ս", "V": "ѴᏙ", "W": "ԜᏔ", "X": "ХΧ",
    "Y": "УҮΥ", "Z": "ΖᏃ", "Ø": "ӨΘ", "Æ": "Ӕ",
    "a": "аαɑ", "b": "вβЬь", "c": "сϲ", "d": "ԁ", "e": "еεҽ", "g": "ɡց", "h": "һнհ", "i": "іιıɩ",
    "j": "јϳ", "k": "кκ", "l": "ӏ", "m": "м", "n": "ηոп", "o": "оοσօ", "p": "рρ", "q": "ԛզ",
    "r": "гᴦ", "s": "ѕς", "t": "тτ", "u": "υսц", "v": "ѵν", "w": "ԝωա", "x": "хχ", "y": "уүγ",
    "z": "ᴢ", "ø": "өθɵ∅⌀", "æ": "ӕ", "3": "ЗзӠӡ",
    "'": "’‘ʼʹ`´ʻ′", "-": "\u2010\u2011\u2012\u2013\u2014\u2212",
}  # fmt: skip

TO_LATIN = {ord(other): latin for latin, others in LOOKALIKES.items() for other in others}

# Strokes drawn over a letter by a combining mark: never composed by normalisation, yet they look like ø and đ.
STRUCK_LETTERS = {"o\u0338": "ø", "o\u0337": "ø", "d\u0335": "đ", "t\u0335": "ŧ"}

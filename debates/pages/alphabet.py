"""Danish alphabetical order: a ... z, æ, ø, å, whatever the case."""

# æ, ø and å come last; the three ASCII characters after z stand in for them, so that plain byte order is Danish order.
FROM = "ABCDEFGHIJKLMNOPQRSTUVWXYZéèêëáàâóòôíìúùñçÉÈÊËüÜäÄæÆöÖøØåÅ"
TO = "abcdefghijklmnopqrstuvwxyzeeeeaaaoooiiuunceeeeyy{{{{||||}}"
_TABLE = str.maketrans(FROM, TO)


def danish_key(word: str) -> str:
    """What a word is put in order by; aa is å.

    >>> sorted(["Århus", "øl", "zebra", "ærme", "Aalborg", "abe"], key=danish_key)
    ['abe', 'zebra', 'ærme', 'øl', 'Aalborg', 'Århus']
    """
    return word.translate(_TABLE).replace("aa", "}")

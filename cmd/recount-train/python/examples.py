"""What the trainers share: how examples are read."""

from collections import Counter

RARE = 3  # fewest occurrences of a label, of a relation


def sentences(name):
    """The sentences of a file: a word a line (word, tag, head, relation, label of
    its name; where a teacher filled in what was not known, how sure it was of the
    tree and of the name), a blank line behind each."""
    out, s = [], []
    with open(name, encoding="utf8") as f:
        for line in f:
            line = line.rstrip("\n")
            if line:
                s.append(line.split("\t"))
            elif s:
                out.append(s)
                s = []
    return out


# The labels of names: annotate/name.go.
NAMES = "O B-PER I-PER B-LOC I-LOC B-ORG I-ORG B-OTH I-OTH".split()


def classes(gold):
    """The tags and relations that are not rare, and the labels of names."""
    lists = []
    for column in (1, 3):
        count = Counter(w[column] for s in gold for w in s)
        lists.append(sorted(n for n in count if count[n] >= RARE))
    return lists[0], lists[1], NAMES


def numbers(list_):
    return {n: i for i, n in enumerate(list_)}

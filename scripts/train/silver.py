"""Labels English news with spaCy's small model, as silver training data for the tagger of mentions.

    python silver.py en.jsonl.gz MODEL > silver.conll

Input: JSON Lines with `text`. Output: BIO2, `token<TAB>label<TAB>space behind (1 or 0)`, a blank line
between sentences, a line `# document` before each article. OntoNotes' classes become PER, ORG and LOC;
articles in front and possessives behind a name are left outside, as our other data have it.
"""

import gzip
import json
import sys

import spacy

TYPES = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}


def labels(doc):
    out = ["O"] * len(doc)
    for entity in doc.ents:
        label = TYPES.get(entity.label_)
        if label is None:
            continue
        start, end = entity.start, entity.end
        while start < end and doc[start].lower_ in ("the", "a", "an"):
            start += 1
        while end > start and (doc[end - 1].lower_ in ("'s", "’s", "'", "’") or doc[end - 1].is_space):
            end -= 1
        for at in range(start, end):
            out[at] = ("B-" if at == start else "I-") + label
    return out


def main(path, model):
    nlp = spacy.load(model, disable=["lemmatizer", "attribute_ruler", "tagger"])
    texts = (json.loads(line)["text"] for line in gzip.open(path, "rt", encoding="utf-8"))
    for doc in nlp.pipe(texts, batch_size=16):
        print("# document")
        tags = labels(doc)
        for sentence in doc.sents:
            for token in sentence:
                if token.is_space:
                    if "\n" in token.text:
                        print()
                    continue
                print(token.text, tags[token.i], 1 if token.whitespace_ else 0, sep="\t")
            print()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])

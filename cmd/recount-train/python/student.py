"""Trains the network of annotate's tags, trees and names (package model, Network).

    python3 student.py WORK SEED

reads train.filled.tsv and silver.filled.tsv in the folder WORK, with the features
of their words (train.ids, silver.ids: annotate.WriteFeatures), and writes
network.bin there: what stands behind the checksum of the file.

The network is trained as it will be run: weights are rounded to 1/128 and what a
product is fed to 1/64 (the gradient passes through), gates are made of three
lines, and all values stay within [-1, 1], so that integers can do the rest.
"""

import os
import random
import struct
import sys
import time
from collections import Counter

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from examples import RARE, classes, numbers, sentences

WIDTH, LAYERS, ARC, RELATION = 192, 6, 96, 96
PARTS = [1 << 11, 1 << 12, 1 << 11, 1 << 13, 1 << 12, 1 << 10, 1 << 10, 1 << 13, 1 << 11, 1 << 9] + 10 * [256]  # annotate/form.go
VOCABULARY = 20000  # words with a row of their own, at most
STEPS = 13000
TOKENS = 1500  # of a step
RATE = 2e-3
SILVER_SHARE = 25000  # silver sentences to one round of the treebanks
DROP, UNKNOWN = 0.15, 0.12
OTHER_NAME = 0.25  # of the names are read as others

FEATURES = np.dtype([("word", "<u8"), ("parts", "<u4", (len(PARTS),))])


# The network.


class Round(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, steps):
        return torch.round(x * steps) / steps

    @staticmethod
    def backward(ctx, g):
        return g, None


def fed(x):
    """x as a product is fed it: seven bits."""
    return Round.apply(x, 64.0).clamp(-1, 63 / 64)


class Dense(nn.Module):
    def __init__(self, i, o):
        super().__init__()
        self.w = nn.Parameter(torch.randn(o, i) * i**-0.5)
        self.b = nn.Parameter(torch.zeros(o))

    def forward(self, x):
        return F.linear(x, Round.apply(self.w.clamp(-127 / 128, 127 / 128), 128.0), self.b)


class Scan(torch.autograd.Function):
    """c[t] = c[t-1] + g[t]·(z[t] - c[t-1]) along the first dimension."""

    @staticmethod
    def forward(ctx, z, g):
        c, at = torch.empty_like(z), torch.zeros_like(z[0])
        for t in range(z.size(0)):
            at = torch.lerp(at, z[t], g[t])
            c[t] = at
        ctx.save_for_backward(z, g, c)
        return c

    @staticmethod
    def backward(ctx, dc):
        z, g, c = ctx.saved_tensors
        e, keep = torch.empty_like(z), 1 - g
        at = dc[-1].clone()
        e[-1] = at
        for t in range(z.size(0) - 2, -1, -1):
            at = torch.addcmul(dc[t], at, keep[t + 1])
            e[t] = at
        before = torch.cat([torch.zeros_like(c[:1]), c[:-1]])
        return e * g, e * (z - before)


def turned(x):
    """The second half of the channels in reverse order of time."""
    a, b = x.split(WIDTH // 2, -1)
    return torch.cat([a, b.flip(0)], -1)


def gate(u):
    return ((u + 2) / 4).clamp(0, 1)


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.u = Dense(WIDTH, 3 * WIDTH)
        with torch.no_grad():
            self.u.b[WIDTH : 2 * WIDTH] = 0.5
            self.u.b[2 * WIDTH :] = -0.5

    def forward(self, h, mask):
        z, g, o = self.u(fed(h)).split(WIDTH, -1)
        c = turned(Scan.apply(turned(F.hardtanh(z)), turned(gate(g) * mask)))
        return torch.lerp(h, c, gate(o))


class Network(nn.Module):
    def __init__(self, rows, tags, names, relations):
        super().__init__()
        self.table = nn.EmbeddingBag(rows, WIDTH, mode="sum", sparse=True)
        nn.init.normal_(self.table.weight, 0, 0.08)
        self.layers = nn.ModuleList([Layer() for _ in range(LAYERS)])
        self.tag, self.name = Dense(WIDTH, tags), Dense(WIDTH, names)
        self.dependent, self.head = Dense(WIDTH, ARC), Dense(WIDTH, ARC)
        self.below, self.above = Dense(WIDTH, RELATION), Dense(WIDTH, RELATION)
        self.relation = Dense(RELATION, relations)
        self.root = nn.Parameter(torch.randn(ARC) * 0.1)
        self.root_above = nn.Parameter(torch.zeros(RELATION))
        self.heat = nn.Parameter(torch.tensor([1.5, 2.5, 1.5, 1.5]))  # of the softmaxes; not kept

    def forward(self, rows, mask):
        """Scores of tags, names and heads, and what relations need. Rows: time ×
        batch × rows a word."""
        t, b, k = rows.shape
        h = F.hardtanh(self.table(rows.reshape(-1, k)).view(t, b, WIDTH))
        if self.training:
            h = h * (torch.rand(1, b, WIDTH) > DROP / 2)
        for layer in self.layers:
            h = layer(h, mask)
        x = fed(h)
        if self.training:
            x = x * (torch.rand(1, b, WIDTH) > DROP)
        heat = self.heat.exp()
        tags, names = (self.tag(x) * heat[0]).transpose(0, 1), (self.name(x) * heat[3]).transpose(0, 1)
        dependents, heads = fed(self.dependent(x)).transpose(0, 1), fed(self.head(x)).transpose(0, 1)
        heads = torch.cat([fed(self.root).expand(b, 1, ARC), heads], 1)
        arcs = dependents @ heads.transpose(1, 2) * (heat[1] / 8)
        below, above = self.below(x).transpose(0, 1), self.above(x).transpose(0, 1)
        above = torch.cat([self.root_above.expand(b, 1, RELATION), above], 1)
        return tags, names, barred(arcs, mask), below, above

    def relations(self, below, above, heads):
        x = below + torch.gather(above, 1, heads.unsqueeze(-1).expand(-1, -1, RELATION))
        return self.relation(Round.apply(x, 64.0).clamp(0, 127 / 64)) * self.heat[2].exp()


def barred(arcs, mask):
    """No word hangs on itself or on what fills up a batch."""
    b, t, _ = arcs.shape
    there = torch.cat([torch.ones(b, 1, dtype=torch.bool), mask[..., 0].t() > 0], 1)
    arcs = arcs.masked_fill(~there.unsqueeze(1), -1e4)
    return arcs.masked_fill(torch.eye(t + 1, dtype=torch.bool)[1:].unsqueeze(0), -1e4)


# The data.


class Data:
    def __init__(self, work, name, vocabulary, tags, relations, names):
        parsed = sentences(f"{work}/{name}.filled.tsv")
        raw = np.fromfile(f"{work}/{name}.ids", dtype=FEATURES)
        words = [w for s in parsed for w in s]
        assert len(words) == len(raw), name
        self.length = np.array([len(s) for s in parsed])
        self.start = np.concatenate([[0], np.cumsum(self.length)])
        at = np.minimum(np.searchsorted(vocabulary, raw["word"]), len(vocabulary) - 1)
        word = np.where(vocabulary[at] == raw["word"], at + 1, 0)
        self.rows = np.concatenate([word[:, None], raw["parts"].astype(np.int64) + first_rows()[:-1]], 1).astype(np.int32)
        self.gold = np.array(
            [[tags.get(w[1], -100), int(w[2]), relations.get(w[3], -100), names.get(w[4], -100)] for w in words]
        )
        self.sure = np.array([[float(w[5])] * 3 + [float(w[6])] for w in words], dtype=np.float32)

    def names(self):
        """The names, as pairs of words, by sentence; and what must be alike in two
        names for one to stand in for the other: type, place in the sentence, tags and
        the tree within."""
        labels, spans, kinds = self.gold[:, 3], {}, {}
        for i, (a, e) in enumerate(zip(self.start, self.start[1:])):
            t = a
            while t < e:
                end = t + 1
                if labels[t] % 2 == 1:
                    while end < e and labels[end] == labels[t] + 1:
                        end += 1
                    inner = [(g[0], g[2], g[1] - 1 + a - t if t <= g[1] - 1 + a < end else -1) for g in self.gold[t:end].tolist()]
                    spans.setdefault(i, []).append((t, end))
                    kinds[t] = (labels[t], t == a, *inner)
                t = end
        return spans, kinds

    def batch(self, of, others):
        t, b = max(self.length[i] for i in of), len(of)
        rows = np.zeros((t, b, 1 + len(PARTS)), np.int64)
        mask, sure = np.zeros((t, b, 1), np.float32), np.zeros((4, b, t), np.float32)
        gold = np.full((4, b, t), -100)
        for k, i in enumerate(of):
            a, e = self.start[i], self.start[i + 1]
            n = e - a
            rows[:n, k], mask[:n, k] = self.rows[a:e], 1
            gold[:, k, :n], sure[:, k, :n] = self.gold[a:e].T, self.sure[a:e].T
            for s, end in self.spans.get(i, ()):
                if np.random.rand() < OTHER_NAME:
                    rows[s - a : end - a, k] = others.like(self.kinds[s])
        rows[..., 0] *= np.random.rand(t, b) > UNKNOWN
        return torch.from_numpy(rows), torch.from_numpy(mask), torch.from_numpy(gold), torch.from_numpy(sure)

    def batches(self, of, rng):
        """Batches of sentences of about one length."""
        of = list(of)
        rng.shuffle(of)
        of.sort(key=lambda i: self.length[i])
        out, b = [], []
        for i in of:
            if b and (self.length[i] > self.length[b[0]] + 2 or self.length[i] * (len(b) + 1) > TOKENS):
                out.append(b)
                b = []
            b.append(i)
        return out + [b]


class Names:
    """The rows of all names that are known or that the teacher is sure of, so that one
    can be read in the place of another of its kind. What a name is must be told by
    what stands around it, too, for most names will never have been met."""

    def __init__(self, *parts):
        self.rows = {}
        for data in parts:
            data.spans, data.kinds = data.names()
            for spans in data.spans.values():
                for s, end in spans:
                    kind = self.rows.setdefault(data.kinds[s], [])
                    if data.sure[s:end, 3].min() > 0.8 or not kind:
                        kind.append(data.rows[s:end])

    def like(self, kind):
        alike = self.rows[kind]
        return alike[np.random.randint(len(alike))]


def first_rows():
    return VOCABULARY + np.concatenate([[0], np.cumsum(PARTS)])


def frequent_words(work):
    count = Counter()
    for name in ("train", "silver"):
        hashes, n = np.unique(np.fromfile(f"{work}/{name}.ids", dtype=FEATURES)["word"], return_counts=True)
        count.update(dict(zip(hashes.tolist(), n.tolist())))
    frequent = [h for h, n in sorted(count.items(), key=lambda x: (-x[1], x[0])) if n >= RARE]
    return np.array(sorted(frequent[: VOCABULARY - 1]), dtype=np.uint64)


# Training.


def train(net, gold, silver, others, rng, keep):
    """Trains net; every thousand steps, and in the end, keep is called."""
    dense = [p for n, p in net.named_parameters() if not n.startswith("table")]
    optimisers = [
        torch.optim.Adam(dense, lr=RATE, betas=(0.9, 0.98)),
        torch.optim.SparseAdam([net.table.weight], lr=RATE, betas=(0.9, 0.98)),
    ]

    def stream():
        short = [i for i in range(len(gold.length)) if gold.length[i] <= 100]
        while True:
            some = rng.sample(range(len(silver.length)), min(SILVER_SHARE, len(silver.length)))
            mixed = [(gold, b) for b in gold.batches(short, rng)] + [(silver, b) for b in silver.batches(some, rng)]
            rng.shuffle(mixed)
            yield from mixed

    began, losses = time.time(), np.zeros(4)
    for step, (data, of) in zip(range(STEPS), stream()):
        for o in optimisers:
            for g in o.param_groups:
                g["lr"] = RATE * min((step + 1) / 100, max(0.02, min(1, (1 - step / STEPS) / 0.7)))
        rows, mask, want, sure = data.batch(of, others)
        tags, names, arcs, below, above = net(rows, mask)
        relations = net.relations(below, above, want[1].clamp(min=0))
        each = [
            (F.cross_entropy(got.reshape(-1, got.size(-1)), w.reshape(-1), reduction="none") * s.view(-1)).sum() / s.sum()
            for got, w, s in zip((tags, arcs, relations, names), want, sure)
        ]
        sum(each).backward()
        torch.nn.utils.clip_grad_norm_(dense, 2.0)
        for o in optimisers:
            o.step()
            o.zero_grad()
        if step % 50 == 0:
            with torch.no_grad():
                net.table.weight.clamp_(-127 / 128, 127 / 128)
        losses += [x.item() for x in each]
        if step % 100 == 99:
            print("student", step + 1, "of", STEPS, "%.0fs" % (time.time() - began), losses / 100, flush=True)
            losses[:] = 0
        if step % 1000 == 999 or step == STEPS - 1:
            keep()


# The file: model/network_format.go.


def filled(b):
    return b + bytes(-len(b) % 4)


def packed(stacks, offset):
    """Bias and packed weights of matrices stacked on each other, the rows of each
    stack filled up to sixteen."""
    weights, biases = [], []
    for stack in stacks:
        w, b = (np.concatenate([p.detach().double().numpy() for p in parts]) for parts in zip(*((m.w, m.b) for m in stack)))
        more = -len(b) % 16
        weights.append(np.concatenate([np.clip(np.round(w * 128), -127, 127).astype(np.int64), np.zeros((more, w.shape[1]), np.int64)]))
        biases.append(np.concatenate([np.round(b * 8192).astype(np.int64), np.zeros(more, np.int64)]))
    w, b = np.concatenate(weights), np.concatenate(biases)
    if offset:
        b = b - 64 * w.sum(1)
    o, i = w.shape
    return b.astype("<i4").tobytes() + w.reshape(o // 16, 16, i // 4, 4).transpose(0, 2, 1, 3).astype(np.int8).tobytes()


def write(name, net, vocabulary, tags, relations, names):
    table = np.clip(np.round(net.table.weight.detach().numpy() * 128), -127, 127).astype(np.int8)
    table = np.concatenate([table[: len(vocabulary) + 1], table[VOCABULARY:]])
    out = struct.pack("<8I", 1 + len(PARTS), WIDTH, LAYERS, ARC, RELATION, len(vocabulary), len(table), 2)
    for list_ in (tags, names, relations):
        text = "\n".join(list_).encode()
        out += struct.pack("<I", len(text)) + filled(text)
    out += vocabulary.astype("<u8").tobytes() + filled(table.tobytes())
    for layer in net.layers:
        out += packed([[layer.u]], True)
    out += packed([[net.tag, net.name], [net.dependent], [net.head], [net.below], [net.above]], True)
    root = np.clip(np.round(net.root.detach().numpy() * 64), -64, 63) + 64
    out += filled(root.astype(np.uint8).tobytes())
    out += np.round(net.root_above.detach().numpy() * 8192).astype("<i4").tobytes()
    out += packed([[net.relation]], False)
    with open(name, "wb") as f:
        f.write(out)


def main(work, seed):
    torch.set_num_threads(2)
    torch.manual_seed(seed)
    np.random.seed(seed)
    rng = random.Random(seed)
    lists = tags, relations, names = classes(sentences(f"{work}/train.tsv"))
    vocabulary = frequent_words(work)
    gold, silver = (Data(work, part, vocabulary, *map(numbers, lists)) for part in ("train", "silver"))
    net = Network(int(first_rows()[-1]), len(tags), len(names), len(relations))
    train(net, gold, silver, Names(gold, silver), rng, lambda: write(f"{work}/network.part", net, vocabulary, *lists))
    os.replace(f"{work}/network.part", f"{work}/network.bin")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))

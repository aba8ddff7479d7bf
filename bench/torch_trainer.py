"""
The trainer's models in PyTorch on one thread: reads a model a line on standard input (JSON: architecture, shape,
imageSize, patch, classes, batch, seconds, training), trains it that long on random images with the same optimiser,
and answers with a line of JSON: parameters, images, and seconds of wall and of processor time.
"""
import json
import math
import sys
import time

import torch
from torch import nn
from torch.nn import functional as F

torch.set_num_threads(1)


class Attention(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value, self.out = (nn.Linear(width, width) for _ in range(4))

    def forward(self, x):
        n, tokens, width = x.shape
        split = lambda y: y.view(n, tokens, self.heads, width // self.heads).transpose(1, 2)
        scores = split(self.query(x)) @ split(self.key(x)).transpose(2, 3)
        weights = (scores / math.sqrt(width // self.heads)).softmax(-1)
        return self.out((weights @ split(self.value(x))).transpose(1, 2).reshape(n, tokens, width))


def mlp(width, hidden):
    return nn.Sequential(nn.Linear(width, hidden), nn.ReLU(), nn.Linear(hidden, width))


class VitBlock(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        self.norm1, self.norm2 = nn.LayerNorm(width), nn.LayerNorm(width)
        self.attention, self.mlp = Attention(width, heads), mlp(width, 2 * width)

    def forward(self, x):
        x = x + self.attention(self.norm1(x))
        return x + self.mlp(self.norm2(x))


class MixerBlock(nn.Module):
    def __init__(self, width, tokens):
        super().__init__()
        self.norm1, self.norm2 = nn.LayerNorm(width), nn.LayerNorm(width)
        self.tokens, self.channels = mlp(tokens, 2 * tokens), mlp(width, 2 * width)

    def forward(self, x):
        x = x + self.tokens(self.norm1(x).transpose(1, 2)).transpose(1, 2)
        return x + self.channels(self.norm2(x))


class TokenModel(nn.Module):
    def __init__(self, spec):
        super().__init__()
        self.patch, width = spec["patch"], spec["shape"]["width"]
        tokens = (spec["imageSize"] // self.patch) ** 2
        self.embed = nn.Conv2d(3, width, self.patch, self.patch)
        vit = spec["architecture"] == "vit"
        self.positions = nn.Parameter(0.02 * torch.randn(tokens, width)) if vit else None
        block = (lambda: VitBlock(width, spec["shape"]["heads"])) if vit else lambda: MixerBlock(width, tokens)
        self.blocks = nn.Sequential(*(block() for _ in range(spec["shape"]["blocks"])))
        self.norm, self.head = nn.LayerNorm(width), nn.Linear(width, spec["classes"])

    def forward(self, images):
        x = self.embed(images).flatten(2).transpose(1, 2)
        x = x if self.positions is None else x + self.positions
        return self.head(self.norm(self.blocks(x)).mean(1))


class ResidualBlock(nn.Module):
    def __init__(self, before, width):
        super().__init__()
        self.enter = nn.Conv2d(before, width, 2, 2) if before else nn.Identity()
        self.norm1, self.norm2 = nn.GroupNorm(1, width), nn.GroupNorm(1, width)
        self.filter1, self.filter2 = (nn.Conv2d(width, width, 3, padding=1, bias=False) for _ in range(2))

    def forward(self, x):
        x = self.enter(x)
        return x + self.filter2(F.relu(self.norm2(self.filter1(F.relu(self.norm1(x))))))


class ResidualNetwork(nn.Module):
    def __init__(self, spec):
        super().__init__()
        channels = spec["shape"]
        self.stem = nn.Conv2d(12, channels[0], 3, padding=1, bias=False)
        before = [None, *channels[:-1]]
        self.blocks = nn.Sequential(*(ResidualBlock(*pair) for pair in zip(before, channels)))
        self.norm, self.head = nn.GroupNorm(1, channels[-1]), nn.Linear(channels[-1], spec["classes"])

    def forward(self, images):
        return self.head(self.norm(self.blocks(self.stem(F.pixel_unshuffle(images, 2)))).mean((2, 3)))


def measure(spec):
    model = (ResidualNetwork if spec["architecture"] == "resnet" else TokenModel)(spec)
    training, batch, size = spec["training"], spec["batch"], spec["imageSize"]
    optimiser = torch.optim.AdamW(model.parameters(), lr=training["learningRate"], weight_decay=training["weightDecay"])
    pixels = torch.randint(0, 256, (1000, size, size, 3), dtype=torch.uint8)
    labels = torch.randint(0, spec["classes"], (1000,))
    images, begin, begin_cpu = 0, 0.0, 0.0
    for step in range(-3, 10**9):
        if step == 0:
            begin, begin_cpu = time.perf_counter(), time.process_time()
        chosen = torch.randint(0, 1000, (batch,))
        loss = F.cross_entropy(model(pixels[chosen].permute(0, 3, 1, 2) / 127.5 - 1), labels[chosen])
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), training["clipNorm"])
        optimiser.step()
        images += batch if step >= 0 else 0
        if step >= 0 and time.process_time() - begin_cpu > spec["seconds"]:
            break
    return {
        "parameters": sum(p.numel() for p in model.parameters()),
        "images": images,
        "wall": time.perf_counter() - begin,
        "processor": time.process_time() - begin_cpu,
    }


for line in sys.stdin:
    print(json.dumps(measure(json.loads(line))), flush=True)

"""Sequence-to-sequence networks taught a list of examples by heart, the same way each time."""

from __future__ import annotations

import random
from typing import Any

#: A network knows an example when it holds each of its tokens to be so many times likelier than any other, as e to the
#: power of this: it then writes it, whatever it is batched with.
SURE = 0.3
Example = tuple[list[int], list[int]]


def learn_by_heart(
    model: Any, examples: list[Example], *, pad: int, epochs: int, forced: int = 0, batch: int = 12, rate: float = 6e-3
) -> None:
    """Train until every example is known; raises ``RuntimeError`` where three times the epochs are not enough.

    The first ``forced`` tokens of the translations are given, not learnt. The rate falls in a straight line over the
    epochs, to a fiftieth; then what is not known yet is gone through again and again. One thread, so that the weights
    are the same each time.
    """
    import torch

    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    shuffle = random.Random(1)
    optimizer = torch.optim.AdamW(model.parameters(), lr=rate, betas=(0.9, 0.98), fused=True)
    by_length = sorted(range(len(examples)), key=lambda n: (len(examples[n][1]), n))
    batches = [[examples[n] for n in by_length[k : k + batch]] for k in range(0, len(by_length), batch)]
    step, steps = 0, epochs * len(batches)
    unknown = batches
    model.train()
    for epoch in range(3 * epochs):
        for chosen in shuffle.sample(unknown, len(unknown)):
            step += 1
            optimizer.param_groups[0]["lr"] = rate * min(1.0, step / 30) * max(0.02, 1 - step / steps)
            loss, _ = _forward(model, chosen, pad, forced)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
        if epoch >= epochs - 6:
            with torch.no_grad():
                left = [chosen for chosen in batches if _forward(model, chosen, pad, forced)[1] <= SURE]
            if not left:
                break
            unknown = left if epoch >= epochs - 1 else batches
    else:
        raise RuntimeError("the examples were not learnt by heart")
    model.eval()
    torch.set_num_threads(threads)


def _forward(model: Any, chosen: list[Example], pad: int, forced: int) -> tuple[Any, float]:
    """The loss of a batch, and by how much the least sure of its tokens is above all others."""
    import torch

    sources, targets = (
        torch.nn.utils.rnn.pad_sequence([torch.tensor(example[k]) for example in chosen], True, fill)
        for k, fill in ((0, pad), (1, -100))
    )
    start = torch.full_like(targets[:, :1], model.config.decoder_start_token_id)
    given = torch.cat([start, targets[:, :-1]], dim=1).masked_fill(targets == -100, pad)
    targets[:, :forced] = -100
    mask = (sources != pad).long()
    logits = model(input_ids=sources, attention_mask=mask, decoder_input_ids=given, use_cache=False).logits
    counted = targets >= 0
    scores, goal = logits[counted], targets[counted]
    loss = torch.nn.functional.cross_entropy(scores, goal)
    if torch.is_grad_enabled():
        return loss, 0.0
    wanted = scores.gather(1, goal.unsqueeze(1))
    others = scores.scatter(1, goal.unsqueeze(1), -torch.inf).max(dim=1, keepdim=True).values
    return loss, float((wanted - others).min())

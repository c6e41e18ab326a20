"""Works made in several processes of this computer: each is handed out when a process is free."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
import traceback
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import TYPE_CHECKING, cast

from .task import Made, Task, make

if TYPE_CHECKING:
    from .tools import Tools


@dataclass(frozen=True, slots=True)
class _Fault:
    """A fault of ours in another process, with its traceback."""

    traceback: str


def made(tasks: Iterable[Task], tools: Tools, jobs: int) -> Iterator[Made]:
    """The results, as they come. A process that dies, such as for lack of memory, costs its work and no other.

    Whatever ends the loop over them, Ctrl-C among it, ends the processes too.
    """
    if jobs < 2:
        try:
            yield from (make(task, tools) for task in tasks)
        finally:
            tools.close()
        return
    waiting, pool = iter(tasks), _Pool(tools)
    try:
        for task in waiting:
            pool.start(task)
            if len(pool) == jobs:
                break
        while len(pool):
            for result, worker in pool.results():
                if (another := next(waiting, None)) is None:
                    pool.stop(worker)
                else:
                    pool.hand_over(another, worker)
                yield result
    finally:
        pool.end()


@dataclass(eq=False)
class _Worker:
    process: BaseProcess
    connection: Connection
    task: Task


class _Pool:
    """Processes that are all at work; each has a pipe of its own, so that the death of one harms no other."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools
        self._context = multiprocessing.get_context("spawn")
        self._workers: dict[Connection, _Worker] = {}

    def __len__(self) -> int:
        return len(self._workers)

    def start(self, task: Task) -> None:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_work, args=(theirs, self._tools), daemon=True)
        with _deaf_to_interrupts():
            process.start()
        theirs.close()
        self._workers[ours] = _Worker(process, ours, task)
        self._send(self._workers[ours])

    def hand_over(self, task: Task, worker: _Worker) -> None:
        """Give a process its next work; one that has died is replaced."""
        if worker.connection not in self._workers:
            self.start(task)
            return
        worker.task = task
        self._send(worker)

    def results(self) -> Iterator[tuple[Made, _Worker]]:
        """What those that are done now have made."""
        for connection in cast("list[Connection]", wait(list(self._workers))):
            worker = self._workers[connection]
            try:
                result = connection.recv()
            except (EOFError, OSError):
                self.stop(worker)
                code = worker.process.exitcode
                said = (
                    f"the process that made it ended by itself ({code}): is there too little memory? try fewer --jobs"
                )
                yield Made(worker.task.work, problem=said), worker
                continue
            if isinstance(result, _Fault):
                raise RuntimeError(f"{worker.task.work.name}: a fault in another process\n{result.traceback}")
            yield result, worker

    def stop(self, worker: _Worker) -> None:
        """Let a process end that has nothing more to do."""
        if self._workers.pop(worker.connection, None):
            worker.connection.close()
            worker.process.join()

    def end(self) -> None:
        """End all processes at once."""
        for worker in self._workers.values():
            worker.process.terminate()
        for worker in list(self._workers.values()):
            self.stop(worker)

    def _send(self, worker: _Worker) -> None:
        with contextlib.suppress(OSError):  # one that has died is noticed when its result is waited for
            worker.connection.send(worker.task)


@contextlib.contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """A block in which Ctrl-C waits, and in which processes are born that never hear it, not even as they start."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # it would hear again in the midst of the block
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(connection: Connection, tools: Tools) -> None:
    """Make works until there are no more; the process ends with the one that started it, however that ended."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to all processes; the first one ends the others
    threading.Thread(target=_end_with_parent, daemon=True).start()
    with contextlib.suppress(EOFError, OSError):
        while True:
            task = connection.recv()
            try:
                result: Made | _Fault = make(task, tools)
            except Exception:  # told, with its traceback, by the process that started this one
                result = _Fault(traceback.format_exc())
            connection.send(result)


def _end_with_parent() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)

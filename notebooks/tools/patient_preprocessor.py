"""Executes notebooks as nbconvert's ExecutePreprocessor does, and waits for outputs that come late.

Deno's kernel sends a cell's outputs and the message that the cell is done from two threads, and under load the latter
may overtake the former (deno 2.9.5: 3 to 10 % of cells). nbconvert takes what comes after it for no output of the cell.
"""

from queue import Empty

from nbclient.exceptions import CellExecutionComplete
from nbclient.util import ensure_async
from nbconvert.preprocessors import ExecutePreprocessor

# Seconds of silence after which no more outputs of a cell are expected.
SILENCE = 0.25


class PatientPreprocessor(ExecutePreprocessor):
    async def _async_poll_output_msg(self, parent_msg_id, cell, cell_index):
        await super()._async_poll_output_msg(parent_msg_id, cell, cell_index)
        while True:
            try:
                message = await ensure_async(self.kc.iopub_channel.get_msg(timeout=SILENCE))
            except Empty:
                return
            if message["parent_header"].get("msg_id") == parent_msg_id:
                try:
                    self.process_message(message, cell, cell_index)
                except CellExecutionComplete:
                    pass

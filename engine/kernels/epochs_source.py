"""Source of the kernel that does whole epochs in one call, `epochs`: what is measured first, then a step for each batch."""

from __future__ import annotations

from engine.kernels import lanes_source
from engine.kernels.lanes_source import FORWARD, HEAD, TRAIN

ENTRY = ("loss", "right", "test_loss", "test_right", "finite")
"""The columns of an epoch's entry: the mean of its batches' losses by their weights; how many samples of the train part had
the right outcome before its first update; the loss and the right ones of the test part then; 1 where all parameters are finite
after its last update. NaN is what was not measured."""

SOURCE = '''

@njit(
    "void(int64[::1], float64[::1], int64[::1], float64[::1], int64[::1], float64[::1], "
    "float64[::1], float64[::1], float64[::1], float64[:, ::1], int64, int64)",
    cache=True, nogil=True, error_model="numpy",
)
def epochs(table, m, whole_table, whole, test_table, test, learning_rates, weights, losses, entries, first, every):
    """Do an epoch for each row of `entries`; the first is number `first`, and those that `every` divides are measured.

    `whole` and `test` are lanes of the whole train part and of the test part; with an empty table there are none, and the steps
    themselves tell what is right. `weights` and `losses` have a place for each batch.
    """
    parameters = U(table[{parameters}])
    loss = np.empty(1)
    for nth in range(entries.shape[0]):
        for column in range(entries.shape[1]):
            entries[nth, column] = np.nan
        is_measured = (first + nth) % every == 0
        if is_measured and whole_table.size:
            for i in range(parameters):
                whole[i] = m[i]
            train(whole_table, whole, loss, {forward})
            entries[nth, 1] = whole_table[{right}]
        if is_measured and test_table.size:
            for i in range(parameters):
                test[i] = m[i]
            train(test_table, test, loss, {forward})
            entries[nth, 2] = loss[0]
            entries[nth, 3] = test_table[{right}]
        m[U(table[{rates}])] = learning_rates[nth]
        train(table, m, losses, {train})
        if is_measured and not whole_table.size:
            entries[nth, 1] = table[{right}]
        mean = 0.0
        for batch in range(losses.size):
            mean += weights[batch] * losses[batch]
        entries[nth, 0] = mean
        zero = 0.0
        for i in range(parameters):
            zero += 0.0 * m[i]
        entries[nth, 4] = 1.0 if zero == 0.0 else 0.0
'''


def source() -> str:
    """Return the text of the module with both kernels."""
    places = {name: HEAD.index(name) for name in ("parameters", "right", "rates")}
    return lanes_source.source() + SOURCE.format(**places, forward=FORWARD, train=TRAIN)

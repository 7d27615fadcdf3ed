/**
 * The shapes that travel through the training lab. Only types live here.
 *
 * @typedef {{dataset: string, samples?: number | null, noise?: number | null, seed?: number, classes?: number | null}} CatalogueData
 * @typedef {{x: number[][], y: (number | string)[]}} OwnRows
 * @typedef {{csv: string, target: string | number, header?: boolean | null}} OwnCsv
 * @typedef {CatalogueData | OwnRows | OwnCsv} Data
 *
 * @typedef {object} Network
 * @property {number[]} hidden
 * @property {string} activation
 * @property {string} output
 * @property {string} initialization
 * @property {number} seed
 * @property {string[] | null} [activations] one a layer, output included
 * @property {number[][][] | null} [weights] per layer, per neuron, per input
 * @property {number[][] | null} [biases] per layer, per neuron
 *
 * @typedef {object} Spec What a run is told, whole, as the API takes it.
 * @property {Data} data
 * @property {number} test_fraction
 * @property {boolean} standardize
 * @property {Network} network
 * @property {string} loss
 * @property {number} l1
 * @property {number} l2
 * @property {{name: string, learning_rate: number, [option: string]: any}} optimizer
 * @property {{name: string, [option: string]: any} | null} schedule
 * @property {number | null} batch_size null: the full batch
 * @property {boolean} [shuffle]
 * @property {number} epochs
 * @property {{loss: number | null, accuracy: number | null, patience: number | null}} stop
 * @property {string[]} faults
 * @property {{run: string, epoch: number} | null} from
 *
 * @typedef {"queued" | "running" | "paused" | "done" | "stopped" | "diverged" | "failed"} RunState
 *
 * @typedef {object} Curves Columns, one entry a recorded epoch; NaN where an epoch has no such number.
 * @property {number[]} epoch
 * @property {number[]} loss before the epoch's update
 * @property {number[]} accuracy
 * @property {number[]} test_loss
 * @property {number[]} test_accuracy
 *
 * @typedef {object} Parameters The network's numbers at the start of an epoch.
 * @property {number} epoch
 * @property {number[][][]} weights per layer, per neuron, per input
 * @property {number[][]} biases per layer, per neuron
 *
 * @typedef {object} Final What a run ended with.
 * @property {number} loss
 * @property {number | null} accuracy
 * @property {number | null} test_loss
 * @property {number | null} test_accuracy
 * @property {number[][][]} weights
 * @property {number[][]} biases
 *
 * @typedef {{epoch: number, learning_rate: number}} Change of the learning rate in mid-run, from that epoch on
 *
 * @typedef {object} Run The run that is shown.
 * @property {string} id
 * @property {number} number by which people call it: 5 reads #5
 * @property {number} start the epoch of the charts' axis at which its epoch 0 stands: 0, but where it is a fork
 * @property {RunState} state
 * @property {Spec} spec
 * @property {number} epochs_done
 * @property {number | null} queue_position
 * @property {string} created
 * @property {Change[]} changes
 * @property {Curves} curves grows while the run trains: a new object each time
 * @property {Final | null} final
 * @property {string | null} reason why it ended, where there is something to say
 *
 * @typedef {object} ListedRun A run as the table lists it.
 * @property {string} id
 * @property {number} number
 * @property {RunState} state
 * @property {Spec} spec
 * @property {number} epochs_done
 * @property {number | null} loss the last that is known
 * @property {number | null} accuracy
 *
 * @typedef {object} Overlay Another run's curves, thin beside those of the shown one.
 * @property {number} number
 * @property {Curves} curves
 * @property {number} start as a run's
 *
 * @typedef {object} Samples All rows of the run's data as the network sees them, in row order.
 * @property {string[]} features
 * @property {number[][]} x columns, one a feature
 * @property {number[]} y
 * @property {boolean[]} test
 * @property {string[] | null} classes
 * @property {"regression" | "binary" | "classes"} task
 * @property {number} outputs
 * @property {string[]} activations per layer, output included
 * @property {number[][]} targets what the loss is given, one column an output
 * @property {number[] | null} means of the features before they were standardised; null where they were not
 * @property {number[] | null} deviations
 *
 * @typedef {{name: string, default: number, low: number, high: number | null, whole: boolean}} Option at least `low`, less than `high`
 * @typedef {{name: string, description?: string, options: Option[], [key: string]: any}} OptionedRow
 *
 * @typedef {{name: string, title?: string, description?: string, [key: string]: any}} NamedRow
 *
 * @typedef {object} TrainingOptions The catalogue for the form, as GET /api/v1/training-options sends it.
 * @property {OptionedRow[]} optimizers
 * @property {OptionedRow[]} schedules
 * @property {NamedRow[]} losses
 * @property {NamedRow[]} activations
 * @property {NamedRow[]} outputs
 * @property {NamedRow[]} initializations
 * @property {NamedRow[]} faults
 * @property {Record<string, number>} limits
 * @property {Spec} default the spec of which every field has its default
 *
 * @typedef {object} DataSet A row of GET /api/v1/datasets.
 * @property {string} name
 * @property {string} title
 * @property {string} description
 * @property {"regression" | "binary" | "classes"} task
 * @property {string[]} features
 * @property {number | null} samples its default; null where the set is given
 * @property {number | null} noise its default; null where it does not apply
 * @property {number | null} seed its default; null where it changes nothing
 * @property {number | null} classes its default; null where there is no choice
 * @property {number[]} class_counts the numbers of classes that it can have, where there is a choice
 * @property {boolean} standardize the advice to do so
 *
 * @typedef {object} State The one state of the page.
 * @property {TrainingOptions} options
 * @property {DataSet[]} datasets
 * @property {Spec} spec what the form says, whole
 * @property {string[]} unread fields of the form whose text cannot be read: the spec still has their last good value
 * @property {Run | null} run
 * @property {ListedRun[]} runs newest first
 * @property {Map<string, Overlay>} overlays by run id; a new Map each time
 * @property {Samples | null} samples of the shown run
 * @property {number} epoch the shown one
 * @property {boolean} following the shown epoch goes along with the training
 * @property {Parameters | null} parameters at the shown epoch; while another epoch's are on their way, still those shown before
 * @property {number | null} sample the chosen row
 * @property {number | null} batch whose whole pass is to be walked; null: that of the row
 * @property {boolean} playing the epochs go by
 * @property {import("../types.js").Problem | null} problem
 * @property {boolean} auto the shown run was made by changing a field, not by Train
 * @property {boolean} behind the form tells of more work than is done at each change: it waits for Train
 * @property {boolean} asking a run has been asked for and is not there yet
 * @property {boolean} singleKeys single-key shortcuts are on
 */
export {};

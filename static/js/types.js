/**
 * The shapes that travel through the page. Only types live here.
 *
 * @typedef {[line: number, column: number, endLine: number, endColumn: number]} Span Lines from 1, columns from 0.
 *
 * @typedef {object} Nodes The graph in columns; position = node id = topological position.
 * @property {string[]} op a name of the op table, "leaf" or "constant"
 * @property {string[]} label
 * @property {number[][]} operands by slot
 * @property {number[]} value
 * @property {number[]} grad
 * @property {number[]} grad_before
 * @property {number[][]} partials by slot
 * @property {string[]} group
 * @property {(Span | null)[]} span
 *
 * @typedef {{node: number, before: number, after: number, gradient: number, terms: Record<string, number>}} Update
 *
 * @typedef {object} GraphDocument One pass, as the API sends it, with "NaN" and "Infinity" turned into numbers.
 * @property {string} format
 * @property {number} version
 * @property {string} program
 * @property {number} pass
 * @property {number} passes
 * @property {number} root
 * @property {Nodes} nodes
 * @property {Record<string, number>} names
 * @property {string} output
 * @property {string[]} warnings
 * @property {number[]} [root_values] the root's value in each pass
 * @property {Update[]} [update]
 * @property {TrainedAt} [training] the moment of a training run that it is
 *
 * @typedef {object} TrainedAt
 * @property {string} optimizer
 * @property {string} loss
 * @property {number} epoch
 * @property {number | null} sample the row; null for a whole batch
 * @property {number | null} batch
 * @property {string | null} run
 * @property {string[]} faults
 *
 * @typedef {{message: string, line?: number, column?: number, end_line?: number, end_column?: number, field?: string}} Place
 *
 * @typedef {{type: string, title: string, status: number, detail: string, instance?: string, errors?: Place[],
 *   suggestion?: string | null, advice?: string, name?: string, nodes?: number, program?: string}} Problem `nodes`: 0 where the
 *   program made none; `program`: the text it is about
 *
 * @typedef {{step: number, pass: number, text: string}} Note
 * @typedef {{name: string, title: string, question: string, theme: string}} Lesson an example as the gallery lists it
 * @typedef {Lesson & {program: string, opens: {step: number, pass: number}, notes: Note[], try: string}} Example
 *
 * @typedef {number | string | [string, ...any[]]} Rule A number, a name (an operand, or "out"), or an operator of
 *   engine/rules.py before its operands; `["call", name, …]`, `["if", condition, then, otherwise]`.
 *
 * @typedef {object} Operation A row of the op table, as /api/v1/operations sends it.
 * @property {string} name
 * @property {string} symbol
 * @property {number} arity
 * @property {string[]} operands
 * @property {string} value the rule that is computed, as text
 * @property {string} formula the textbook's form of it
 * @property {string[]} partials rule text, by slot
 * @property {string} domain
 * @property {string} kink
 * @property {string} group
 * @property {Rule} value_tree
 * @property {Rule} formula_tree
 * @property {Rule[]} partial_trees by slot
 *
 * @typedef {object} Opened A graph that came from a file, or from a training run.
 * @property {string} key by which an address names it
 * @property {string} name of the file, or of the run and its epoch
 * @property {GraphDocument} document as the file has it: it may be one pass of many, of which the others are not there
 * @property {import("./moment.js").Moment | null} moment of the run that it came from
 * @property {import("./optimizers.js").Optimizer | null} optimizer by which a training's parameters are updated, where it is known
 *
 * @typedef {{title: string, detail: string, fails: boolean}} Notice What became of a file that was to be opened or saved.
 *

 * @typedef {{kind: "node", node: number} | {kind: "phase", phase: "forward" | "backward" | "update"}
 *   | {kind: "condition", of: "nan" | "vanishing" | "exploding" | "dead", limit: number}} Breakpoint
 * @typedef {{breakpoint: Breakpoint, node: number | null, step: number}} Stopped
 *
 * @typedef {import("./reading/colouring.js").Colouring} Colouring
 *
 * @typedef {object} Stage How far a request is: the server runs a program, makes the pass of a moment, or its answer comes in; or a
 *   file is read.
 * @property {"running" | "asking" | "reading" | "file"} name
 * @property {number} done bytes that have come
 * @property {number | null} of bytes in all; null where that is not known
 *
 * @typedef {object} State The one state of the page.
 * @property {string} program the text in the editor
 * @property {string | null} example name of the example whose unchanged text is shown
 * @property {Example | null} lesson that example: its question, its notes, and what to try at the end
 * @property {GraphDocument | null} document the last good document
 * @property {Opened | null} opened the file that it came from; null: from the server
 * @property {import("./graph/graph.js").Graph | null} graph its index
 * @property {import("./walk/walk.js").Walk | null} walk its walk
 * @property {number} pass the chosen pass; while it is being fetched, the document is still that of another
 * @property {boolean} passing the passes go by, one after the other, at the same place of the walk
 * @property {import("./walk/changed.js").Earlier | null} earlier the pass shown before, until the next step: its numbers are compared
 * @property {number} step in the numbering that byEdge says
 * @property {boolean} byEdge
 * @property {boolean} askFirst
 * @property {boolean} asking true while the number of the present step still reads "?"
 * @property {boolean} overwrite
 * @property {boolean} playing
 * @property {import("./walk/strides.js").Stride} stride what play goes by, and N and B
 * @property {import("./walk/strides.js").Stretch | null} steppedOver the steps that the last stride went over
 * @property {number} speed steps a second relative to 1
 * @property {number | null} selection a node id
 * @property {number | null} hover a node id
 * @property {string[] | null} open paths of the open groups; null: what a first look takes in
 * @property {import("./layout/types.js").Picture | import("./layout/types.js").LargePicture | null} picture what layout made of document and open
 * @property {import("./graph/graph.js").Graph | null} pictured the graph whose nodes the picture places; while it is another than
 *   `graph`, a new picture is on its way and the old drawing stays
 * @property {number} zoom the scale of the drawing; 1 is 100 %
 * @property {boolean} stale the text has changed since the document was made
 * @property {boolean} running a request is under way, or a large file is read
 * @property {number} startedAt when it began, in milliseconds
 * @property {Stage} stage how far it is, while it is under way
 * @property {boolean} placing a picture of the graph is being laid out; false gives it up
 * @property {number | null} dragging the leaf whose number is being dragged: all of one drag is one change
 * @property {number[]} lit nodes of a path that is pointed at
 * @property {string | null} sought path of the group that the keyboard is to go to as soon as it is drawn
 * @property {Problem | null} problem
 * @property {Notice | null} notice something that has nothing to do with the program's text
 * @property {boolean} present large type, editor and table folded away
 * @property {boolean} singleKeys single-key shortcuts are on
 * @property {boolean} following the view goes with the walk
 * @property {Breakpoint[]} breakpoints
 * @property {Stopped | null} stoppedAt the breakpoint at which the walk has stopped
 * @property {Colouring | null} colouring what the boxes are filled by
 * @property {boolean} byContribution lines are as wide as what goes back along them is large
 * @property {{node: number, way: "operands" | "consumers"} | null} filter only what leads to a node, or what it leads to
 * @property {Uint8Array | null} mask what the filter leaves: 1 per node; null: all
 */
export {};

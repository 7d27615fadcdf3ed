/**
 * What goes into the layout and what comes out. Only types live here. Lengths are in pixels at 100 %.
 *
 * @typedef {object} LayoutInput The columns of a graph document which decide where things stand.
 * @property {string[]} op
 * @property {number[][]} operands by slot
 * @property {string[]} group
 * @property {string[]} names as they are shown, position = node id
 * @property {boolean[]} named whether the node has a label of its own (it is set in larger type than source text)
 * @property {number} root
 * @property {string[] | null} open paths of the open groups; null: what a first look takes in
 * @property {{width: number, height: number}} viewport
 * @property {Record<string, string>} [symbols] sign of each operation in its chip; an operation without one shows its name
 *
 * @typedef {object} Chip A parameter or a constant, drawn at its consumer.
 * @property {number} id
 * @property {number} consumer the node which uses it
 * @property {number} slot its slot in that node
 * @property {"parameter" | "constant"} kind
 * @property {number} x left
 * @property {number} y top
 * @property {number} w
 * @property {number} h
 * @property {boolean} first whether it is the first one drawn of this id
 * @property {number} more how many others of its kind a closed group keeps to itself ("w −0.83 …")
 *
 * @typedef {{group: string, name: string}} Row One line of a closed group: a group inside it.
 *
 * @typedef {object} Stats
 * @property {number} children groups directly inside
 * @property {string} childName what they are, in the singular: "neuron"; "" where there are none
 * @property {number} nodes all nodes inside, with the parameters used there
 *
 * @typedef {object} Box A node, or a closed group.
 * @property {string} key `n12` or `g:mlp 0/layer 1`; the same thing keeps it in every picture
 * @property {"node" | "group"} kind
 * @property {number} id the node, or for a closed group the last node inside it, whose value it shows
 * @property {string} group path of the group it is, or stands in
 * @property {number} x left
 * @property {number} y top
 * @property {number} w
 * @property {number} h
 * @property {number} chipHalf half the width of the op chip at the left edge, whose center is at x + 5 - chipHalf; 0: none
 * @property {Chip[]} chips
 * @property {string} name of a closed group, its last part
 * @property {boolean} stack whether two more outlines stand behind it, 4 and 8 px to the upper right
 * @property {Row[]} rows lines of a closed group, at most five
 * @property {boolean} moreRows whether a line with "…" follows them
 * @property {Stats | null} stats of a closed group
 *
 * @typedef {object} Frame An open group.
 * @property {string} key as its box when closed
 * @property {string} group
 * @property {string} name
 * @property {number} x
 * @property {number} y
 * @property {number} w
 * @property {number} h
 * @property {number} depth 1 for a group at the top
 * @property {Stats} stats
 *
 * @typedef {{x: number, y: number}} Point
 *
 * @typedef {object} Edge
 * @property {string} key `from:to:slot`, or for a bundle the keys of its two boxes
 * @property {"operand" | "bundle"} kind
 * @property {string} from key of the box it leaves
 * @property {string} to key of the box it ends at
 * @property {number} slot of an operand edge; 0 for a bundle
 * @property {[from: number, to: number, slot: number][]} edges the edges of the document which it stands for
 * @property {string} count "4 × 4" where it stands for several
 * @property {Point | null} countAt where that is written
 * @property {number[]} route horizontal runs, three numbers each: from x, to x, y; curves join them
 * @property {number} bow how far its last curve bends away from its twin: 0, or up (below 0) or down
 * @property {string} path SVG path from just behind its start to just before its arrow
 * @property {Point} start at the operand
 * @property {Point} end tip of the arrow at the consumer
 * @property {Point} middle where a pill stands on it
 *
 * @typedef {object} Picture
 * @property {number} width
 * @property {number} height
 * @property {string[]} open
 * @property {Box[]} boxes
 * @property {Edge[]} edges
 * @property {Frame[]} frames outer ones first
 */
export {};

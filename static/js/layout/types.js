/**
 * What goes into the layout and what comes out. Only types live here. Lengths are in pixels at 100 %.
 *
 * @typedef {object} LayoutInput The columns of a graph which decide where things stand.
 * @property {number} key tells graphs apart
 * @property {number} count
 * @property {number} root
 * @property {string[]} ops names of operations
 * @property {Uint8Array} op of each node, index into ops
 * @property {Int32Array} starts operands of a node stand at starts[id] up to starts[id + 1], by slot
 * @property {Int32Array} operands
 * @property {string[]} paths of groups, each once
 * @property {Int32Array} group of each node, index into paths
 * @property {import("../graph/groupTree.js").TreeColumns} [tree] of its groups, where that is made already
 * @property {Uint8Array} nameLength characters of each name as it is shown, at most 255; of a constant none are counted
 * @property {Uint8Array} named 1 where the node has a label of its own (it is set in larger type than source text)
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
 *
 * @typedef {object} LargePicture A picture of many boxes, as frames that share templates. Lengths in px at 100 %. All arrays transferable.
 * @property {true} large
 * @property {number} width @property {number} height
 * @property {string[]} open paths of the open groups
 * @property {Template[]} templates frames of one structure share one
 * @property {Int32Array} frameGroup group of each frame (index into graph.groups). Frame 0 is the whole (group 0); outer ones before inner ones
 * @property {Int32Array} frameOuter the frame around each; -1 for frame 0
 * @property {Int32Array} frameTemplate
 * @property {Float64Array} frameX @property {Float64Array} frameY upper left corner of each frame in the picture (frame 0: 0, 0)
 * @property {Int32Array} itemStarts [F+1] items of frame f: itemRef[itemStarts[f] + k] belongs to item k of its template
 * @property {Int32Array} itemRef by the item's kind: a node id, a group index (closed group), or a frame index (open group)
 * @property {Int32Array} netStarts [F+1]
 * @property {Int32Array} netRef where each net of the frame comes from: a node id, or -1 - g for a closed group g
 * @property {Int32Array} chipStarts [F+1]
 * @property {Int32Array} chipRef node id of each chip of the frame (parameters and constants)
 *
 * @typedef {object} Template One arranged frame; all places relative to the frame's own upper left corner.
 * @property {number} w @property {number} h of the frame with head and insets (frame 0 has neither)
 * @property {Uint8Array} itemKind 0 node, 1 closed group, 2 open group (a frame)
 * @property {Float32Array} itemX @property {Float32Array} itemY @property {Float32Array} itemW @property {Float32Array} itemH
 * @property {Float32Array} itemHalf half the width of the op chip at the left edge; 0: none   (closed group: 1 = drawn as a stack, 0 = low box)
 * @property {Int32Array} chipItem item each chip belongs to
 * @property {Int32Array} chipSlot slot in that node
 * @property {Float32Array} chipX @property {Float32Array} chipY @property {Float32Array} chipW @property {Float32Array} chipH
 * @property {Int32Array} pieceNet net of each piece of an edge
 * @property {Int32Array} pieceItem item at which it ends; -1: it goes out through the frame's right side
 * @property {Int32Array} pieceSlot slot, where it ends at a node; -1 else (a bundle into a group)
 * @property {Float32Array} pieceBow 0, or how far its last curve bends away from its twin
 * @property {Int32Array} runStarts [P+1] into runs: where those of each piece begin
 * @property {Float32Array} runs horizontal runs, three numbers each (from x, to x, y), as in layout/route.js; one that
 *   goes back (to x left of from x) leads round to another band of levels
 */
export {};

/** What every layout is told of the boxes: their size, and the room between them, in pixels. */

export const BOX = {width: 60, height: 28};
export const GAP = {across: 20, along: 30};

/** Scrolling inside of the editor alone: the page and the panel around it stay where they are. */

const MARGIN = 22;

/**
 * Bring a range into view.
 * @param {import("@codemirror/view").EditorView} view
 * @param {number} from
 * @param {number} to
 * @returns {true}
 */
export function scrollTo(view, from, to) {
  const {scrollDOM: box} = view;
  const now = (/** @type {number} */ at) => Math.min(at, view.state.doc.length); // the text may be shorter when it is measured
  view.requestMeasure({
    read: () => {
      const {top} = view.lineBlockAt(now(from));
      const {bottom} = view.lineBlockAt(now(to));
      const room = Math.min(MARGIN, Math.max(0, (box.clientHeight - (bottom - top)) / 2));
      return {up: box.scrollTop - (top - room), down: bottom + room - box.clientHeight - box.scrollTop};
    },
    write: ({up, down}) => {
      if (up > 0) box.scrollTop -= up;
      else if (down > 0) box.scrollTop += down;
    },
  });
  view.requestMeasure({
    read: () => {
      const start = view.coordsAtPos(now(from));
      const end = view.coordsAtPos(now(to), -1);
      const frame = box.getBoundingClientRect();
      const gutter = view.contentDOM.offsetLeft;
      return start && end ? {left: start.left - frame.left - gutter, right: end.right - frame.left, width: box.clientWidth} : null;
    },
    write: (seen) => {
      if (!seen) return;
      if (seen.left < 0) box.scrollLeft += seen.left - MARGIN;
      else if (seen.right > seen.width) box.scrollLeft += Math.min(seen.right - seen.width + MARGIN, Math.max(0, seen.left - MARGIN));
    },
  });
  return true;
}

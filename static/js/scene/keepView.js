/** What happens to the view when the drawing changes: it stays where the reader is, as far as that can be. */

/**
 * @typedef {import("./renderer.js").Drawn} Drawn
 * @typedef {import("./renderer.js").Placed} Placed
 * @typedef {import("./view.js").Rectangle} Rectangle
 */

/** Room for the invitation above a closed group that stands at the top. */
const INVITED = 48;
/** Nodes whose names are compared, at most. */
const SAMPLE = 1000;

/** @param {ReturnType<typeof import("./view.js").createView>} view */
export function keepView(view) {
  /** @type {number | null} a node to be brought into view as soon as it is there */
  let awaited = null;
  let following = false;
  /** @type {Placed | undefined} the present thing, as it was drawn last */
  let last;

  /** @param {Placed[]} focus the present thing, then its operands */
  function rectangleOf(focus) {
    if (!focus.length) return null;
    const all = union(focus);
    return view.isNarrow() && view.hasRoomFor(all) ? all : focus[0];
  }

  return {
    /** @param {number} id */
    awaits(id) { awaited = id; },
    /** The present node is to be seen as soon as the groups around it are open. */
    follow() { following = true; },

    /** @param {Drawn | null} before @param {Drawn} now @param {Placed[]} focus */
    place(before, now, focus) {
      const {width, height} = now.picture;
      const {operations} = now.graph;
      const first = operations.length ? now.find(operations[0]) : undefined; // a leaf alone is a graph as well
      const above = first?.kind === "closed" ? Math.max(0, INVITED - first.y) : 0;
      view.setWhole({x: 0, y: -above, w: width, h: height + above});
      const present = rectangleOf(focus);
      const stood = last;
      last = focus[0];
      const turned = before && before.graph === now.graph ? turnedGroups(before, now) : [];
      if (before && before.picture === now.picture) return;
      if (!before || !isKin(before, now)) {
        if ("large" in now.picture) view.fit({slowly: false}); else view.begin(present);
      }
      else if (awaited !== null) view.fit({slowly: false});
      else if (turned.length && view.regain()) return;
      else if (turned.length === 1) {
        view.hold(...turned[0]);
        if (turned[0][1].kind === "closed") view.reveal(turned[0][1]);
      }
      else if (turned.length) view.begin(null);
      else if (before.graph !== now.graph && isOtherPass(before, now) && stood && last) view.pass(stood, last);
      else view.renew();
      if (following && turned.length && present) view.reveal(present);
      following = false;
      const wanted = awaited === null ? undefined : now.find(awaited);
      awaited = null;
      if (wanted && "large" in now.picture) view.flyTo(wanted);
      else if (wanted) view.reveal(wanted, false);
    },

    /** @param {Placed[]} focus */
    step(focus) {
      last = focus[0];
      const present = rectangleOf(focus);
      if (present) view.reveal(present);
    },
  };
}

/** @param {Rectangle[]} rectangles */
function union(rectangles) {
  const [x, y] = [Math.min(...rectangles.map((r) => r.x)), Math.min(...rectangles.map((r) => r.y))];
  return {x, y, w: Math.max(...rectangles.map((r) => r.x + r.w)) - x, h: Math.max(...rectangles.map((r) => r.y + r.h)) - y};
}

/** Groups that were opened or closed, with their places before and after. @param {Drawn} before @param {Drawn} now @returns {[Placed, Placed][]} */
function turnedGroups(before, now) {
  const [was, is] = [new Set(before.picture.open), new Set(now.picture.open)];
  const turned = [...before.picture.open.filter((path) => !is.has(path)), ...now.picture.open.filter((path) => !was.has(path))];
  return turned.flatMap((path) => {
    const [one, other] = [before.placeOf(`g:${path}`), now.placeOf(`g:${path}`)];
    return one && other && one.kind !== other.kind ? [/** @type {[Placed, Placed]} */ ([one, other])] : [];
  });
}

/** Whether one graph came from the other by an edit: most nodes have kept their names. @param {Drawn} before @param {Drawn} now */
function isKin(before, now) {
  const [one, other] = [before.graph, now.graph];
  if (one === other || isOtherPass(before, now)) return true;
  const count = Math.min(one.count, other.count);
  const stride = Math.ceil(count / SAMPLE);
  let same = 0;
  for (let id = 0; id < count; id += stride) if (one.name(id) === other.name(id)) same += stride;
  return same > Math.max(one.count, other.count) / 2;
}

/** @param {Drawn} before @param {Drawn} now */
const isOtherPass = ({graph: {document: one}}, {graph: {document: other}}) => one.program === other.program && one.pass !== other.pass;
